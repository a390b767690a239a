"""The command that writes templates: a tracker, empty or from an earlier one, or a list of survey scores."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from papi_metrics.clock import today_in_vietnam
from papi_metrics.commands.answers import HAS_ERRORS, USABLE, Commands
from papi_metrics.commands.files import write_whole
from papi_metrics.commands.reading import check_year, date_of, read_tracker
from papi_metrics.errors import PapiError, UnreadableError
from papi_metrics.findings import About, Reading
from papi_metrics.reports import TrackerTitle, scores_workbook, tracker_workbook
from papi_metrics.surveys import LEVELS


def add_template(commands: Commands) -> None:
    """Add the command to the command line."""
    template = commands.add_parser("template", help="ghi tệp mẫu: bảng theo dõi hoặc điểm khảo sát")
    template.add_argument("out", type=Path)
    template.add_argument("--year", type=int, help="năm; không có thì theo tệp ở --from, không thì năm nay")
    template.add_argument("--kind", choices=_TEMPLATES, default="tracker", help="bảng theo dõi hoặc điểm khảo sát")
    template.add_argument("--from", dest="tracker", type=Path, help="chép nhiệm vụ và trạng thái từ tệp theo dõi này")
    template.add_argument("--as-of", type=date_of, help="ngày của bảng theo dõi mới, như 2022-10-31")
    template.add_argument("--unit", help="tên đơn vị")
    template.add_argument("--level", choices=LEVELS, default="commune", help="cấp của đơn vị trong tệp điểm")
    template.set_defaults(run=_template)


def _template(options: argparse.Namespace) -> int:
    check_year(options.year)
    if options.out.suffix.lower() != ".xlsx":
        raise PapiError(f"Tệp mẫu là bảng tính: hãy nêu tên kết thúc bằng .xlsx thay cho {options.out}. Chưa ghi gì.")
    reading = read_tracker(options.tracker, options.year) if options.tracker else None
    write_whole(options.out, _TEMPLATES[options.kind](options, reading, _template_year(options, reading)))
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
