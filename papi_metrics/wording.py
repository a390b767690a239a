"""Figures as Vietnamese readers write them: 1.234,5; 61 %; −0,66; 30/09/2022; a dash for what is missing."""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache

from babel.numbers import format_decimal

MISSING = "—"
LOCALE = "vi"
_NARROW = "\u00a0"
_WHOLE_PERCENT_FROM = 10


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and pandas' NA."""
    return value is None or value != value or str(value) == "<NA>"  # noqa: PLR0124 - NaN is not equal to itself


@lru_cache(maxsize=20_000)
def _decimal(value: float, digits: int) -> str:
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return str(format_decimal(value, format=pattern, locale=LOCALE)).replace("-", "−")


def number(value: float | None, digits: int = 0) -> str:
    """Write a number with so many decimals; minus zero is zero."""
    if value is None or is_missing(value) or math.isinf(value):
        return MISSING
    return _decimal(round(float(value), digits) + 0.0, digits)


def signed(value: float | None, digits: int = 2) -> str:
    """Write a change with its sign, "+" as well as "−"; no sign on zero."""
    text = number(value, digits)
    return f"+{text}" if value is not None and not is_missing(value) and round(float(value), digits) > 0 else text


def points(value: float | None) -> str:
    """Write a score with two decimals."""
    return number(value, 2)


def percent(share: float | None) -> str:
    """Write a share 0-1 as per cent: no decimals from 10 % on, one below it."""
    if share is None or is_missing(share):
        return MISSING
    value = 100 * float(share)
    small = 0 < abs(value) < _WHOLE_PERCENT_FROM and not float(value).is_integer()
    return f"{number(value, 1 if small else 0)}{_NARROW}%"


def signed_percent(value: float | None) -> str:
    """Write a change in per cent, with its sign and one decimal."""
    text = signed(value, 1)
    return text if text == MISSING else f"{text}{_NARROW}%"


def date(value: dt.date | None) -> str:
    """Write a date as dd/mm/yyyy."""
    return MISSING if is_missing(value) or value is None else f"{value:%d/%m/%Y}"


def rank(place: int | None, of: int | None) -> str:
    """Write a rank with how many units it is among: "11/61"."""
    return MISSING if is_missing(place) or is_missing(of) else f"{place}/{of}"
