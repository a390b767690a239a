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
from papi_metrics.commands.report_options import ENDINGS, awaited_year, check_options, form_of, period_of
from papi_metrics.language import Language
from papi_metrics.periods import PERIOD_KINDS
from papi_metrics.reports import FORM_KEYS, document_name, document_of

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
    report.add_argument("--out", help=f"tệp ({ENDINGS}) hoặc thư mục đã có; không có thì ghi ở thư mục này")
    report.add_argument("--unit", help="đơn vị; cần khi tệp không nêu hoặc kho có nhiều đơn vị")
    report.add_argument("--province", help="tỉnh, để lấy điểm PAPI")
    report.add_argument("--as-of", type=date_of, help="ngày số liệu của tệp; không có thì theo tệp, không thì hôm nay")
    report.add_argument("--scores", type=Path, help="tệp điểm đặt lên trên điểm đang có")
    report.add_argument("--language", choices=get_args(Language), default="vi")
    report.add_argument("--letterhead", type=Path, help="tệp JSON: số, nơi ban hành, người ký, nơi nhận …")
    report.add_argument("--json", action="store_true", help="kết quả dạng JSON")
    report.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    check_options(options)
    form = form_of(options.out, options.form)
    place_for(options.out, "")  # A folder that does not exist is told before anything is read.
    material, today = material_of(options), today_in_vietnam()
    report = _briefing(material, options, today)
    path = place_for(options.out, document_name(form, report))
    write_whole(path, document_of(form, report))
    told = reminder(report, file=str(path), awaited=awaited_year(options, plan_year=material.plan_year, today=today))
    print(json.dumps(told, ensure_ascii=False, indent=1) if options.json else told["message"])
    return HAS_ERRORS if material.left_out else OVERDUE if report.summary.overdue else USABLE


def _briefing(material: Material, options: argparse.Namespace, today: dt.date) -> Briefing:
    subject = Subject(
        unit=material.unit,
        province=material.province,
        plan_year=material.plan_year,
        plan_title=material.plan_title,
        period=period_of(options, plan_year=material.plan_year, today=today),
        data_as_of=material.data_as_of,
        version=material.version,
        file_name=material.file_name,
        illustration=material.illustration,
        today=today,
        left_out=material.left_out,
        language=options.language,
    )
    return briefing(material.tasks, material.changes, subject=subject, letterhead=material.letterhead)
