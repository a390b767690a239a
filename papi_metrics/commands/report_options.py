"""What a report's options mean together: its form and its period; options that contradict each other are refused."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from papi_metrics.commands.files import is_folder
from papi_metrics.commands.reading import check_year
from papi_metrics.errors import PapiError
from papi_metrics.periods import Period, free_period, period_numbers, reporting_period
from papi_metrics.reports import FORMS, Form

ENDINGS = ", ".join(f".{form.extension}" for form in FORMS.values())
_MONTH_DAYS = 31


def check_options(options: argparse.Namespace) -> None:
    """Refuse what cannot be meant, before anything is read.

    Errors: PapiError that names the options and how to go on.
    """
    free = options.period == "free"
    if free and options.number is not None:
        raise PapiError("--number không đi với --period free: kỳ tự chọn là từ --from đến --to. Hãy bỏ --number hoặc đổi --period.")
    if not free and (options.start or options.end):
        raise PapiError(f"--from và --to không đi với --period {options.period}. Hãy bỏ hai tùy chọn này hoặc đổi thành --period free.")
    if free and not (options.start and options.end):
        raise PapiError("Kỳ tự chọn cần cả --from và --to.")
    check_year(options.year, way=" hoặc bỏ đi để lấy theo kế hoạch")
    for name in ("unit", "province", "out"):
        if (text := getattr(options, name)) is not None and not text.strip():
            raise PapiError(f"--{name} trống. Hãy ghi giá trị hoặc bỏ --{name}.")


def form_of(out: str | None, key: str | None) -> Form:
    """Return the form asked for, else the one that the file's ending tells, else the one to be signed.

    Errors: PapiError for a file without an ending of ours, and for one whose ending is another form's.
    """
    if out is None or is_folder(out):
        return FORMS["docx"] if key is None else _by_key(key)
    ending = Path(out).suffix
    named = next((form for form in FORMS.values() if ending.lower() == f".{form.extension}"), None)
    if named is None:
        told = f"đuôi {ending} không phải dạng báo cáo" if ending else "tên không có đuôi"
        raise PapiError(
            f"Không có thư mục {out}, và {told}. Hãy tạo thư mục đó, hoặc ghi --out là tệp có đuôi {ENDINGS}. Chưa ghi gì."
        )
    if key is not None and key != named.key:
        raise PapiError(
            f"--form {key} trái với đuôi {ending} của --out. Hãy bỏ --form, hoặc đổi đuôi thành .{_by_key(key).extension} "
            f"(các đuôi: {ENDINGS}). Chưa ghi gì."
        )
    return named


def _by_key(key: str) -> Form:
    return next(form for form in FORMS.values() if form.key == key)


def period_of(options: argparse.Namespace, *, plan_year: int, today: dt.date) -> Period:
    """Return the period asked for; without a number the plan year's last one that is cut off by today, else its first.

    Errors: UnknownNameError for a number the year has not, and for days in the wrong order.
    """
    if options.period == "free":
        return free_period(options.start, options.end)
    if options.number is not None:
        return reporting_period(options.period, year=plan_year, number=options.number)
    periods = [reporting_period(options.period, year=plan_year, number=number) for number in period_numbers(options.period)]
    return next((period for period in reversed(periods) if period.end < today), periods[0])


def awaited_year(options: argparse.Namespace, *, plan_year: int, today: dt.date) -> int | None:
    """Return the year whose plan should be there by now, where the period was left to the plan; None if nothing is awaited.

    A scheduled task that goes on into a new year reports the old one again: its last period, for want of a newer plan.
    """
    chosen = options.period == "free" or options.number is not None or (options.file is None and options.year is not None)
    late = (today - reporting_period("year", year=plan_year).end).days > _MONTH_DAYS
    return today.year if late and not chosen else None
