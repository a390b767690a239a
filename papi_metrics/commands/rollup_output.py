"""Where a rollup writes and what it says: two tables as CSV or Parquet, the journal beside them, a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from papi_metrics.commands.files import place_for, reason_of, write_whole
from papi_metrics.commands.rollup_store import Kept
from papi_metrics.errors import PapiError
from papi_metrics.reports import table_csv, table_parquet
from papi_metrics.rollup import Asked, Journal, Rolled, Skipped, Step, dimension_table, journal_place, rollup_table
from papi_metrics.wording import number

_WRITERS = {".csv": table_csv, ".parquet": table_parquet}
_NAME = "tong-hop-papi"
_SECOND = "-chi-so"
_SHOWN = 20
_WHY = {"temporary": "tệp tạm của Excel (~$)", "hidden": "tệp hoặc thư mục ẩn", "other": "tệp loại khác", "output": "kết quả tổng hợp"}


def outputs_for(out: Path | None) -> tuple[Path, ...]:
    """Return the files to be written, a table of trackers and one of dimensions for each form.

    Errors: PapiError if the folder does not exist, or the ending is none of ours.
    """
    place = place_for(None if out is None else str(out), _NAME)
    if out is not None and not out.is_dir() and place.suffix.lower() not in _WRITERS:
        raise PapiError(f"--out {out}: cần một thư mục có sẵn, hoặc tệp .csv hay .parquet. Chưa làm gì.")
    firsts = [place] if place.suffix.lower() in _WRITERS else [place.with_name(f"{_NAME}{ending}") for ending in _WRITERS]
    return tuple(path for first in firsts for path in (first, first.with_name(f"{first.stem}{_SECOND}{first.suffix}")))


def journal_of(outputs: Sequence[Path], asked: Asked, *, rules: Sequence[str], fresh: bool) -> Journal:
    """Open the journal that lies beside the first output.

    Errors: PapiError if it cannot be written there.
    """
    place = journal_place(outputs[0])
    try:
        return Journal(place, asked=asked, rules=rules, fresh=fresh)
    except OSError as error:
        raise PapiError(f"Không ghi được {place}: {reason_of(error)}. Chưa làm gì.") from error


def write_tables(outputs: Sequence[Path], rolled: Sequence[Rolled]) -> None:
    """Write both tables in every form, each file whole or not at all."""
    tables: tuple[pd.DataFrame, pd.DataFrame] = (rollup_table(rolled), dimension_table(rolled))
    for place, path in enumerate(outputs):
        write_whole(path, _WRITERS[path.suffix.lower()](tables[place % 2]))


def told(steps: Sequence[Step], skipped: Sequence[Skipped], outputs: Sequence[Path], kept: Kept) -> dict[str, Any]:
    """Return what there is to say.

    Shape: `files`, `read`, `remembered` (by an earlier run), `unreadable` (file → reason), `with_errors` (files with rows left out),
           `same_plan` (files of one unit and year), `skipped` (reason → files), `written`, and `store` (accepted, waiting for a second person, already there, left out).
    """
    rolled = sorted((step.rolled for step in steps), key=lambda item: item.file)
    table = rollup_table(rolled)
    return {
        "files": len(rolled),
        "read": sum(not item.error for item in rolled),
        "remembered": sum(not step.is_new for step in steps),
        "unreadable": {item.file: item.error for item in rolled if item.error},
        "with_errors": sum(item.has_errors and not item.error for item in rolled),
        "same_plan": table.loc[table["same_plan"], "file"].tolist(),
        "skipped": {why: [item.file for item in skipped if item.why == why] for why in sorted({item.why for item in skipped})},
        "written": [str(path) for path in outputs],
        "store": {"accepted": kept.accepted, "waiting": kept.waiting, "already_there": kept.already_there, "left_out": dict(kept.left_out)},
    }


def said(summary: dict[str, Any]) -> str:
    """Say it for people: a line of counts, then what wants a look."""
    read, files = (number(summary[name], 0) for name in ("read", "files"))
    passed_over = Counter({_WHY[why]: len(names) for why, names in summary["skipped"].items()})
    store = summary["store"]
    parts = [
        f"Đã đọc {read}/{files} tệp.",
        f"{number(summary['remembered'], 0)} tệp đã đọc ở lần chạy trước." if summary["remembered"] else "",
        f"{summary['with_errors']} tệp có dòng lỗi bị bỏ ra ngoài; xem lệnh check." if summary["with_errors"] else "",
        f"{len(summary['same_plan'])} tệp cùng đơn vị, cùng năm với tệp khác (cột same_plan)." if summary["same_plan"] else "",
        f"Bỏ qua {', '.join(f'{count} {why}' for why, count in passed_over.items())}." if passed_over else "",
        f"Kho: nhận {store['accepted']}, đã có {store['already_there']}." if any(store.values()) else "",
        f"{store['waiting']} phiên bản chờ người thứ hai duyệt ở trang Cập nhật." if store["waiting"] else "",
        f"Đã ghi {', '.join(summary['written'])}.",
    ]
    lines = [" ".join(filter(None, parts))]
    return "\n".join([*lines, *_listed("Không đọc được", summary["unreadable"]), *_listed("Chưa nhận vào kho", store["left_out"])])


def _listed(what: str, reasons: dict[str, str]) -> list[str]:
    lines = [f"{what}: {file}: {reason}" for file, reason in list(reasons.items())[:_SHOWN]]
    rest = len(reasons) - len(lines)
    return [*lines, f"… và {rest} tệp nữa; xem --json."] if rest else lines
