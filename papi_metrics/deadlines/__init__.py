"""Words of time as plans write them → `Deadline(kind, start, due)`; what is not wholly understood is unread."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from papi_metrics.deadlines.combine import combined
from papi_metrics.deadlines.sentences import read_sentence
from papi_metrics.deadlines.spelling import is_blank, is_too_long, spellings
from papi_metrics.deadlines.value import UNREAD, Deadline, Kind, is_plausible_year

__all__ = ["Deadline", "Kind", "read_deadline"]


def read_deadline(text: object, *, year: int | None) -> Deadline:
    """Read a timing cell of a plan for a year: its words, Excel's date, or a year as a number.

    Errors: none; words that are not certain, or that need a year where none is known, give kind "unread",
            and so does a cell that is neither words, a date nor a number.
    Source: docs/deadlines.md, which a test holds to this function.
    """
    if isinstance(text, str):
        return _read_words(text, year if year is not None and is_plausible_year(year) else None)
    if text is None or (isinstance(text, float | date) and text != text):  # noqa: PLR0124 - NaN and NaT are blank.
        return Deadline("none")
    if isinstance(text, date):
        day = text.date() if isinstance(text, datetime) else text
        return Deadline("dated", None, day) if is_plausible_year(day.year) else UNREAD
    return _read_number(text) if isinstance(text, int | float) else UNREAD


def _read_number(number: float) -> Deadline:
    """Read a number as a year; Excel's other numbers are no timing."""
    if not is_plausible_year(number) or number != int(number):
        return UNREAD
    return Deadline("dated", date(int(number), 1, 1), date(int(number), 12, 31))


@lru_cache(maxsize=50_000)
def _read_words(text: str, year: int | None) -> Deadline:
    if is_blank(text):
        return Deadline("none")
    if is_too_long(text):
        return UNREAD
    for spelled in spellings(text):
        entries = read_sentence(spelled)
        reading = combined(entries, year) if entries else UNREAD
        if reading.kind != "unread":
            return reading
    return UNREAD
