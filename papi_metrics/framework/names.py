"""Names that plans and workbooks give to dimensions and sub-dimensions: folded name → number or code; and their English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from papi_metrics.framework.structure import DIMENSIONS, codes, indicator_name, sub_dimensions
from papi_metrics.framework.tables import Alias, aliases, indicators
from papi_metrics.language import LANGUAGES
from papi_metrics.text import words_of

_NUMBERED = ("Chỉ số nội dung", "Nội dung", "Chỉ số", "Trục nội dung", "Dimension")


@lru_cache
def dimension_names() -> Mapping[str, int]:
    """Return every folded name of a dimension, official or used by plans, in any era → 1 to 8."""
    names = {words_of(f"{word} {number}"): number for word in _NUMBERED for number in DIMENSIONS}
    for alias in aliases():
        if alias.codes[0].isdigit():
            names[words_of(alias.name)] = int(alias.codes[0])
    for item in indicators():
        if item.code.isdigit():
            names |= {words_of(item.name_vi): int(item.code), words_of(item.name_en): int(item.code)}
    return MappingProxyType(names)


@lru_cache
def sub_dimension_names(year: int) -> Mapping[str, str]:
    """Return every folded name of a year's sub-dimensions → its code, or codes joined by ";".

    Official names stand before aliases: 2.1 is the list of poor households to 2017, access to
    information after it.
    """
    present = set(codes(year))
    names = {
        words_of(alias.name): ";".join(alias.codes)
        for alias in aliases()
        if present.issuperset(alias.codes) and "." in alias.codes[0] and _holds(alias, year)
    }
    for code in sub_dimensions(year):
        for language in LANGUAGES:
            names[words_of(indicator_name(code, year, language))] = code
    return MappingProxyType(names)


@lru_cache
def _english_names() -> Mapping[tuple[str, str], str]:
    return MappingProxyType({(item.code, item.name_vi): item.name_en for item in indicators()})


def english_name(code: str, name: str) -> str:
    """Return the English name of a code from its Vietnamese one, which tells the era; a name PAPI has not stays as it is."""
    return _english_names().get((code, name), name)


def _holds(alias: Alias, year: int) -> bool:
    return (alias.first_year or year) <= year <= (alias.last_year or year)
