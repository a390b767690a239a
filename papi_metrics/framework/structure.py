"""PAPI's structure by year: which codes there are, what they are called, what they consist of."""

from __future__ import annotations

from functools import lru_cache

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework.tables import Indicator, indicators
from papi_metrics.language import Language, by_language

DIMENSIONS: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8)
TOTAL = "PAPI"
BASE_YEAR = 2021
FIRST_YEAR, LAST_YEAR = 2011, 2100
PAPI_SOURCE = "PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn"


def codes(year: int) -> tuple[str, ...]:
    """Return every code of a year in order: the total, the dimensions, the sub-dimensions.

    Errors: UnknownNameError for a year before the first survey. A code without a last year holds until
            the file gives it one.
    """
    return tuple(_era(year))


@lru_cache
def sub_dimensions(year: int) -> tuple[str, ...]:
    """Return the sub-dimensions published for a year, in order."""
    return tuple(code for code in codes(year) if "." in code)


@lru_cache
def parts_of(code: str, year: int) -> tuple[str, ...]:
    """Return what a code is the plain sum of in a year; a sub-dimension has no parts."""
    return tuple(part for part, item in _era(year).items() if item.parent == code)


def parent_of(code: str) -> str | None:
    """Return the code that a code is a part of; None for the total."""
    if code == TOTAL:
        return None
    return code.partition(".")[0] if "." in code else TOTAL


def indicator_name(code: str, year: int, language: Language | None = None) -> str:
    """Return the name of a code in a year's era.

    Errors: UnknownNameError if the year has no such code.
    """
    item = _item(code, year)
    return by_language({"vi": item.name_vi, "en": item.name_en}, language)


def dimension_name(number: int, year: int, language: Language | None = None) -> str:
    """Return a dimension's name in a year's era; in today's for a year that did not have it yet."""
    code, held = str(number), min(max(year, FIRST_YEAR), LAST_YEAR)
    return indicator_name(code, held if code in codes(held) else LAST_YEAR, language)


def scale(code: str, year: int) -> tuple[float, float]:
    """Return the lowest and the highest score a code can have in a year.

    Errors: UnknownNameError if the year has no such code.
    """
    return _item(code, year).scale


@lru_cache
def _era(year: int) -> dict[str, Indicator]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnknownNameError("Không có bộ chỉ số PAPI cho năm {year}: PAPI có từ năm {first_year}.", year=year, first_year=FIRST_YEAR)
    found = {item.code: item for item in indicators() if item.first_year <= year <= (item.last_year or year)}
    return {code: found[code] for code in sorted(found, key=_order)}


def _order(code: str) -> tuple[bool, int, str]:
    return code != TOTAL, code.count("."), code


def _item(code: str, year: int) -> Indicator:
    try:
        return _era(year)[code]
    except KeyError:
        raise UnknownNameError('Bộ chỉ số PAPI năm {year} không có mã "{code}".', year=year, code=code) from None
