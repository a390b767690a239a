"""The command that writes the tracker a new year begins with, from the newest version of a plan in the store."""

from __future__ import annotations

import argparse
from pathlib import Path

from papi_metrics.commands.answers import USABLE, Commands
from papi_metrics.commands.files import write_whole
from papi_metrics.commands.opening import newest_version, opened_store
from papi_metrics.commands.reading import check_year
from papi_metrics.errors import PapiError
from papi_metrics.reports import TrackerTitle, tracker_workbook
from papi_metrics.tracker import FIELD_NAMES
from papi_metrics.turning import carried_over, turned_tasks, turned_words


def add_turn(commands: Commands) -> None:
    """Add the command to the command line."""
    turn = commands.add_parser("turn", help="ghi bảng theo dõi đầu năm mới từ kế hoạch năm trước trong kho")
    turn.add_argument("--unit", help="tên hoặc mã đơn vị; không cần khi kho chỉ có một")
    turn.add_argument("--year", type=int, required=True, help="năm của kế hoạch trong kho")
    turn.add_argument("--to", type=int, help="năm mới; không có thì năm sau")
    turn.add_argument("--out", type=Path, required=True, help="tệp .xlsx để sửa rồi tải lên như mọi bảng theo dõi")
    turn.add_argument("--keep-words", action="store_true", help="giữ nguyên năm trong lời văn và thời hạn")
    turn.set_defaults(run=_turn)


def _turn(options: argparse.Namespace) -> int:
    year, to = options.year, options.to or options.year + 1
    check_year(year)
    check_year(to, option="--to")
    if to <= year:
        raise PapiError(f"--to {to} phải sau --year {year}.")
    with opened_store() as store:
        version = newest_version(store, options.unit, year=year)
        if begun := store.newest(unit=version.key.unit, plan_year=to):
            raise PapiError(f"{begun.unit} đã có kế hoạch năm {to} (phiên bản {begun.key.number}). Chưa ghi gì.")
        tasks = store.tasks(version.key)
    words = turned_words(tasks, year=year, to=to)
    fresh = turned_tasks(tasks, year=year, to=to, unchanged=set(words["key"]) if options.keep_words else ())
    title = TrackerTitle(plan_year=to, unit=version.unit, province=version.province, illustration=version.illustration)
    write_whole(options.out, tracker_workbook(fresh, title=title))
    for row in words.itertuples():
        kept = "giữ nguyên" if options.keep_words else f"thành «{row.after}»"
        print(f"{row.task_id} {FIELD_NAMES[str(row.field)]}: «{row.before}» {kept}")
    print(f"Đã ghi {options.out}: {len(fresh)} nhiệm vụ, {len(carried_over(tasks))} chuyển tiếp vì chưa hoàn thành. Hãy xem lại rồi tải lên.")
    return USABLE
