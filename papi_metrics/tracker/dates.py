"""A date in the spellings of spreadsheets: Excel dates, "25/6/2022", "25.6.22", "6/2022", a serial number."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache

from papi_metrics.text import fold
from papi_metrics.tracker.numbers import is_blank_mark
from papi_metrics.workbook import Cell

_DAY = re.compile(r"(?:ngay )?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})$")
_DAY_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) ?thang (\d{1,2}) ?nam (\d{4})$")
_DAY_ONLY = re.compile(r"(?:ngay )?(\d{1,2})\s*[/.\-]\s*(\d{1,2})$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+z?)?$")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})\s*[/.\-]\s*(\d{4})$")
_MONTH_IN_WORDS = re.compile(r"thang (\d{1,2})(?: nam (\d{4}))?$")
_SERIAL = re.compile(r"\d{5}(?:\.0)?$")
_CLOCK = re.compile(r"\s+\d{1,2}:\d{2}(:\d{2})?$")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_415  # 1 January 2000 to 31 December 2100
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MONTHS = 12
_NOTHING = {"chua", "khong", "chua co", "0"}


@lru_cache(maxsize=20_000, typed=True)
def read_date(value: Cell, *, year: int | None = None) -> tuple[dt.date | None, str | None]:
    """Read a date cell: the date or None, and the code of the doubt, if any.

    The day stands before the month. A month alone is its last day and a date without a year takes `year`,
    both with a doubt.
    """
    if value is None:
        return None, None
    if isinstance(value, dt.datetime):
        return _plausible(value.date())
    if isinstance(value, dt.date):
        return _plausible(value)
    if isinstance(value, bool | dt.time | dt.timedelta):
        return None, "date-unread"
    if isinstance(value, int | float):
        return _of_number(value)
    return _of_text(_CLOCK.sub("", fold(value)).rstrip(" .;,"), year)


def _plausible(date: dt.date) -> tuple[dt.date | None, str | None]:
    return (date, None) if _FIRST_YEAR <= date.year <= _LAST_YEAR else (None, "date-unread")


def _of_number(number: float) -> tuple[dt.date | None, str | None]:
    if number == 0:
        return None, None
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(number)), "date-serial"
    return None, "date-unread"


def _of_text(text: str, year: int | None) -> tuple[dt.date | None, str | None]:
    if text in _NOTHING or is_blank_mark(text) or _SERIAL.match(text):
        return _of_number(float(text) if _SERIAL.match(text) else 0)
    if match := _DAY.match(text) or _DAY_IN_WORDS.match(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _ISO.match(text):
        return _date(int(match[3]), int(match[2]), int(match[1]))
    if match := _MONTH.match(text) or _MONTH_IN_WORDS.match(text):
        return _month_end(int(match[1]), int(match[2]) if match[2] else year)
    if (match := _DAY_ONLY.match(text)) and year:
        date, doubt = _date(int(match[1]), int(match[2]), year)
        return date, doubt or "date-without-year"
    return None, "date-unread"


def _date(day: int, month: int, year: int) -> tuple[dt.date | None, str | None]:
    year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits of a year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None, "date-unread"
    try:
        return dt.date(year, month, day), None
    except ValueError:
        return None, "date-unread"


def _month_end(month: int, year: int | None) -> tuple[dt.date | None, str | None]:
    if not year or not 1 <= month <= _MONTHS or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None, "date-unread"
    return dt.date(year, month, monthrange(year, month)[1]), "date-month-only"
