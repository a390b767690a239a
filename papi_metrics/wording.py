"""Figures as readers write them: 1.234,5; 61 %; −0,66; 30/09/2022 in Vietnamese, 1,234.5; 61%; −0.66 in English; a dash for missing."""

from __future__ import annotations

import datetime as dt
import math
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from babel.numbers import format_decimal

from papi_metrics.language import Language, by_language, tongue

MISSING = "—"
_PERCENT = {"vi": "\u00a0%", "en": "%"}
_WHOLE_PERCENT_FROM = 10
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""As people and Excel round, with room for the 309 digits that the largest float has."""


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and pandas' NA."""
    if value is None or str(value) == "<NA>":
        return True
    return bool(value != value)  # noqa: PLR0124 - NaN is not equal to itself


@lru_cache(maxsize=20_000)
def _decimal(value: Decimal, digits: int, language: Language) -> str:
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    with localcontext(_EXACT):
        return str(format_decimal(value, format=pattern, locale=language)).replace("-", "−")


def _rounded(value: float, digits: int) -> Decimal:
    """Round as people and Excel do, a half away from zero; minus zero is zero."""
    return _EXACT.plus(_EXACT.quantize(Decimal(repr(float(value))), Decimal(1).scaleb(-digits)))


def number(value: float | None, digits: int = 0, *, language: Language | None = None) -> str:
    """Write a number with so many decimals; a half is rounded up, minus zero is zero."""
    if value is None or is_missing(value) or math.isinf(value):
        return MISSING
    return _decimal(_rounded(value, digits), digits, tongue(language))


def signed(value: float | None, digits: int = 2, *, language: Language | None = None) -> str:
    """Write a change with its sign, "+" as well as "−"; no sign on zero."""
    text = number(value, digits, language=language)
    return text if text == MISSING or value is None or _rounded(value, digits) <= 0 else f"+{text}"


def points(value: float | None, *, language: Language | None = None) -> str:
    """Write a score with two decimals."""
    return number(value, 2, language=language)


def percent(share: float | None, *, language: Language | None = None) -> str:
    """Write a share 0-1 as per cent: no decimals from 10 % on, one below it."""
    if share is None or is_missing(share) or math.isinf(share):
        return MISSING
    value = Decimal(repr(float(share))) * 100  # 100 * 0.07 is 7.000000000000001 in floats
    tenths = _EXACT.quantize(value, Decimal("0.1"))
    digits = 1 if abs(tenths) < _WHOLE_PERCENT_FROM and tenths % 1 else 0
    return per_cent(number(float(value), digits, language=language), language=language)


def per_cent(figure: str, *, language: Language | None = None) -> str:
    """Write a figure's sign of per cent: behind a space that does not break in Vietnamese, close to it in English."""
    return f"{figure}{by_language(_PERCENT, language)}"


def signed_percent(value: float | None, *, language: Language | None = None) -> str:
    """Write a change in per cent, with its sign and one decimal."""
    text = signed(value, 1, language=language)
    return text if text == MISSING else per_cent(text, language=language)


def date(value: dt.date | None) -> str:
    """Write a date as dd/mm/yyyy, in either language."""
    return MISSING if is_missing(value) or value is None else f"{value:%d/%m/%Y}"


def rank(place: int | None, of: int | None) -> str:
    """Write a rank with how many units it is among: "11/61"; a dash where it is alone, for that is no rank."""
    return MISSING if place is None or of is None or is_missing(place) or is_missing(of) or of == 1 else f"{int(place)}/{int(of)}"
