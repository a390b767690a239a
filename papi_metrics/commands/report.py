"""The command that writes a periodic report, for people and for scheduled tasks: a file, one line, an exit code."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import get_args

from papi_metrics.briefing import Briefing, Subject, briefing
from papi_metrics.clock import today_in_vietnam
from papi_metrics.commands.answers import HAS_ERRORS, OVERDUE, USABLE, Commands
from papi_metrics.commands.files import place_for, write_whole
from papi_metrics.commands.reading import date_of
from papi_metrics.commands.reminder import reminder
from papi_metrics.commands.report_material import Material, material_of
from papi_metrics.errors import PapiError
from papi_metrics.framework import Language
from papi_metrics.periods import PERIOD_KINDS, Period, free_period, period_numbers, reporting_period
from papi_metrics.reports import FORM_KEYS, FORMS, Form, document_name, document_of

_EXIT_CODES = "mã thoát: 0 đã ghi, không có việc quá hạn; 3 đã ghi, có việc quá hạn; 1 đã ghi, có dòng lỗi bị bỏ ra ngoài; 2 chưa ghi gì"


def add_report(commands: Commands) -> None:
    """Add the command to the command line."""
    report = commands.add_parser("report", help="ghi báo cáo một kỳ: Word, Excel, trình chiếu hoặc trang để in", epilog=_EXIT_CODES)
    report.add_argument("file", type=Path, nargs="?", help="tệp theo dõi; không có thì lấy phiên bản mới nhất trong kho")
    report.add_argument("--period", choices=PERIOD_KINDS, required=True, help="kỳ báo cáo; free: từ --from đến --to")
    report.add_argument("--number", type=int, help="tháng, quý hoặc nửa năm thứ mấy; không có thì kỳ đã chốt gần nhất")
    report.add_argument("--year", type=int, help="năm kế hoạch; không có thì theo tệp hoặc phiên bản mới nhất")
    report.add_argument("--from", dest="start", type=date_of, help="ngày đầu của kỳ tự chọn")
    report.add_argument("--to", dest="end", type=date_of, help="ngày chốt của kỳ tự chọn")
    report.add_argument("--form", choices=FORM_KEYS, help="dạng tệp; không có thì theo đuôi của --out, không thì docx")
    report.add_argument("--out", type=Path, help="tệp hoặc thư mục để ghi; không có thì ghi ở thư mục này")
    report.add_argument("--unit", help="đơn vị; cần khi tệp không nêu hoặc kho có nhiều đơn vị")
    report.add_argument("--province", help="tỉnh, để lấy điểm PAPI")
    report.add_argument("--as-of", type=date_of, help="ngày số liệu của tệp; không có thì theo tệp, không thì hôm nay")
    report.add_argument("--scores", type=Path, help="tệp điểm đặt lên trên điểm đang có")
    report.add_argument("--language", choices=get_args(Language), default="vi")
    report.add_argument("--letterhead", type=Path, help="tệp JSON: số, nơi ban hành, người ký, nơi nhận …")
    report.add_argument("--json", action="store_true", help="kết quả dạng JSON")
    report.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    form = _form(options)
    place_for(options.out, "")  # A folder that does not exist is told before anything is read.
    material, today = material_of(options), today_in_vietnam()
    report = _briefing(material, options, today)
    path = place_for(options.out, document_name(form, report))
    write_whole(path, document_of(form, report))
    told = reminder(report, file=str(path), left_out=material.left_out)
    print(json.dumps(told, ensure_ascii=False, indent=1) if options.json else told["message"])
    return HAS_ERRORS if material.left_out else OVERDUE if report.summary.overdue else USABLE


def _form(options: argparse.Namespace) -> Form:
    """Return the form asked for, else the one that the file's ending tells, else the one to be signed."""
    ending = options.out.suffix.lower() if options.out else ""
    by_ending = next((form for form in FORMS.values() if ending == f".{form.extension}"), FORMS["docx"])
    return next((form for form in FORMS.values() if form.key == options.form), by_ending)


def _briefing(material: Material, options: argparse.Namespace, today: dt.date) -> Briefing:
    subject = Subject(
        unit=material.unit,
        province=material.province,
        plan_year=material.plan_year,
        plan_title=material.plan_title,
        period=_period(options, plan_year=material.plan_year, today=today),
        data_as_of=material.data_as_of,
        version=material.version,
        file_name=material.file_name,
        illustration=material.illustration,
        today=today,
        language=options.language,
    )
    return briefing(material.tasks, material.changes, subject=subject, letterhead=material.letterhead)


def _period(options: argparse.Namespace, *, plan_year: int, today: dt.date) -> Period:
    """Return the period asked for; without a number the plan year's last one that is cut off by today, else its first.

    Errors: PapiError for free days without both ends, UnknownNameError for a number the year has not.
    """
    if options.period == "free":
        if options.start is None or options.end is None:
            raise PapiError("Kỳ tự chọn cần cả --from và --to.")
        return free_period(options.start, options.end)
    if options.number is not None:
        return reporting_period(options.period, year=plan_year, number=options.number)
    periods = [reporting_period(options.period, year=plan_year, number=number) for number in period_numbers(options.period)]
    return next((period for period in reversed(periods) if period.end < today), periods[0])
