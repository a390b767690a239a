"""The command line: check, completion, change, deadline, template."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from papi_metrics.change import score_change
from papi_metrics.clock import today_in_vietnam
from papi_metrics.completion import By, completion
from papi_metrics.deadlines import read_deadline
from papi_metrics.errors import PapiError, UnreadableError
from papi_metrics.findings import About, Finding, Reading, count_by_severity
from papi_metrics.framework import BASE_YEAR
from papi_metrics.isolation import scores_isolated, tracker_isolated
from papi_metrics.reports import TrackerTitle, scores_workbook, tracker_workbook
from papi_metrics.surveys import LEVELS, shipped_scores
from papi_metrics.tracker import check_plan
from papi_metrics.workbook import bytes_of

USABLE, HAS_ERRORS, NOT_READABLE = 0, 1, 2
_FINDINGS_SHOWN = 200


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 usable, 1 has errors, 2 not readable or not known."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # A Windows console may be set to another code page.
    try:
        return int(options.run(options))
    except PapiError as error:
        print(error, file=sys.stderr)
        return NOT_READABLE
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has seen enough.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the process ends
        return USABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m papi_metrics", description="Kế hoạch và chỉ số PAPI.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")

    check = commands.add_parser("check", help="kiểm tra tệp theo dõi: liệt kê chỗ cần xem lại")
    check.add_argument("file", type=Path)
    check.add_argument("--year", type=int, help="năm kế hoạch; không có thì lấy ở tiêu đề hoặc tên tệp")
    check.set_defaults(run=_check)

    done = commands.add_parser("completion", help="mức hoàn thành đến một ngày")
    done.add_argument("file", type=Path)
    done.add_argument("--as-of", type=_date, required=True, help="ngày tính, như 2022-09-30 hoặc 30/9/2022")
    done.add_argument("--by", choices=get_args(By), default="dimension")
    done.add_argument("--year", type=int, help="năm kế hoạch")
    done.set_defaults(run=_completion)

    change = commands.add_parser("change", help="điểm thay đổi so với năm gốc")
    change.add_argument("--unit", required=True)
    change.add_argument("--year", type=int, required=True)
    change.add_argument("--base", type=int, default=BASE_YEAR)
    change.add_argument("--scores", type=Path, help="tệp điểm; không có thì dùng điểm PAPI kèm theo")
    change.set_defaults(run=_change)

    deadline = commands.add_parser("deadline", help="đọc một thời hạn bằng chữ")
    deadline.add_argument("text")
    deadline.add_argument("--year", type=int, required=True)
    deadline.set_defaults(run=_deadline)

    for command in (check, done, change, deadline):
        command.add_argument("--json", action="store_true", help="kết quả dạng JSON")

    template = commands.add_parser("template", help="ghi tệp mẫu: bảng theo dõi hoặc điểm khảo sát")
    template.add_argument("out", type=Path)
    template.add_argument("--year", type=int, help="năm; không có thì theo tệp ở --from, không thì năm nay")
    template.add_argument("--kind", choices=_TEMPLATES, default="tracker", help="bảng theo dõi hoặc điểm khảo sát")
    template.add_argument("--from", dest="tracker", type=Path, help="chép nhiệm vụ và trạng thái từ tệp theo dõi này")
    template.add_argument("--as-of", type=_date, help="ngày của bảng theo dõi mới, như 2022-10-31")
    template.add_argument("--unit", help="tên đơn vị")
    template.add_argument("--level", choices=LEVELS, default="commune", help="cấp của đơn vị trong tệp điểm")
    template.set_defaults(run=_template)
    return parser


def _date(text: str) -> dt.date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    message = f"«{text}» không phải ngày; ghi như 2022-09-30 hoặc 30/9/2022"
    raise argparse.ArgumentTypeError(message)


def _check(options: argparse.Namespace) -> int:
    reading = _read_tracker(options.file, options.year)
    # What the plan lacks leaves nothing out: it follows the reading's findings and has no say in the exit code.
    _put(reading.table, (*reading.findings, *check_plan(reading)), as_json=options.json, show_rows=False)
    return HAS_ERRORS if reading.has_errors else USABLE


def _completion(options: argparse.Namespace) -> int:
    reading = _with_year(options.file, options.year, options.as_of)
    figures = completion(reading.table, as_of=options.as_of, by=options.by)
    _put(figures, reading.findings, as_json=options.json)
    return USABLE


def _with_year(file: Path, year: int | None, as_of: dt.date) -> Reading:
    """Read a tracker; where neither option, title nor file name says the year, the as-of date's year serves."""
    reading = _read_tracker(file, year)
    return reading if reading.about.plan_year else _read_tracker(file, as_of.year)


def _read_tracker(file: Path, year: int | None) -> Reading:
    """Read a tracker in a child process: whatever the file is, the command ends with a sentence."""
    return tracker_isolated(bytes_of(file), plan_year=year, name=file.name)


def _read_scores(file: Path) -> Reading:
    return scores_isolated(bytes_of(file), name=file.name)


def _change(options: argparse.Namespace) -> int:
    reading = _read_scores(options.scores) if options.scores else Reading(table=shipped_scores())
    rows = score_change(reading.table, unit=options.unit, year=options.year, base_year=options.base)
    _put(rows, reading.findings if options.scores else None, as_json=options.json)
    return USABLE


def _deadline(options: argparse.Namespace) -> int:
    deadline = read_deadline(options.text, year=options.year)
    _put(pd.DataFrame([{"text": options.text, **asdict(deadline)}]), None, as_json=options.json)
    return USABLE


def _template(options: argparse.Namespace) -> int:
    reading = _read_tracker(options.tracker, options.year) if options.tracker else None
    data = _TEMPLATES[options.kind](options, reading, _template_year(options, reading))
    try:
        options.out.write_bytes(data)
    except OSError as error:
        print(f"Không ghi được {options.out}: {error.strerror}.", file=sys.stderr)
        return NOT_READABLE
    print(f"Đã ghi tệp mẫu: {options.out}")
    if reading and reading.has_errors:
        print(f"Có dòng của {options.tracker.name} không chép được; xem lệnh check.", file=sys.stderr)
        return HAS_ERRORS
    return USABLE


def _template_year(options: argparse.Namespace, reading: Reading | None) -> int:
    year = reading.about.plan_year if reading else options.year or today_in_vietnam().year
    if year is None:
        raise UnreadableError(f"Không thấy năm của kế hoạch trong {options.tracker.name}. Hãy thêm --year.")
    return int(year)


def _tracker(options: argparse.Namespace, reading: Reading | None, year: int) -> bytes:
    about = reading.about if reading else About()
    title = replace(TrackerTitle.of(about, plan_year=year), unit=options.unit or about.unit, as_of=options.as_of)
    return tracker_workbook(reading.table if reading else None, title=title)


def _scores(options: argparse.Namespace, reading: Reading | None, year: int) -> bytes:
    unit = options.unit or (reading.about.unit if reading else None)
    return scores_workbook(unit=unit, level=options.level, years=[year])


_TEMPLATES = {"tracker": _tracker, "scores": _scores}


def _put(
    table: pd.DataFrame, findings: Sequence[Finding] | None, *, as_json: bool, show_rows: bool = True
) -> None:
    """Print rows and findings, as JSON or as text."""
    if as_json:
        answer: dict[str, Any] = {"rows": _plain_rows(table)}
        if findings is not None:
            answer["findings"] = [asdict(item) for item in findings]
        print(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False))
        return
    if show_rows:
        print(table.to_string(index=False, na_rep="—"))
    else:
        print(f"{len(table)} nhiệm vụ")
    for item in (findings or ())[:_FINDINGS_SHOWN]:
        place = " ".join(filter(None, (item.sheet, f"{item.column or ''}{item.row or ''}")))
        print(f"{item.severity:8}{item.code:28}{place}: {item.message}")
    if findings is not None:
        counts = count_by_severity(findings)
        print("; ".join(f"{severity} {count}" for severity, count in counts.items()))


def _plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a table into JSON's values: None where missing, dates as ISO text."""
    plain = pd.DataFrame(index=table.index)
    for name, column in table.items():
        dates = pd.api.types.is_datetime64_any_dtype(column)
        values = column.dt.strftime("%Y-%m-%d") if dates else column
        plain[name] = values.astype(object).where(column.notna(), None)
    records: list[dict[str, Any]] = plain.to_dict("records")  # type: ignore[assignment]
    return [{key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()} for row in records]


if __name__ == "__main__":
    sys.exit(main())
