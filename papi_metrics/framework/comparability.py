"""Whether a score may be read against an earlier year: code and years → a verdict and its reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from papi_metrics.framework.structure import TOTAL, parent_of
from papi_metrics.framework.tables import Break, breaks, provinces
from papi_metrics.framework.units import OWN_SURVEY
from papi_metrics.language import Language, by_language, later, said_in

Comparability = Literal["yes", "caution", "no"]
MERGER_YEAR = 2025
JUMP = "jump"
_KEPT = 8192  # Every code and pair of years: a page of all units asks for most of them.


def comparability(code: str, base_year: int, year: int, *, language: Language | None = None) -> tuple[Comparability, str | None]:
    """Say whether a code's scores of two years may be compared, with the reason.

    A break other than a jump on the code or on its parent forbids it; a jump there, or any break on a part,
    asks for caution. The total is the parent of the dimensions: its new make-up of 2018 forbids theirs too.
    """
    said, reasons = _comparability(code, base_year, year)
    return said, _reason(reasons, language) if reasons else None


@lru_cache(maxsize=_KEPT)
def _comparability(code: str, base_year: int, year: int) -> tuple[Comparability, tuple[Break, ...]]:
    forbidding, doubtful = breaks_between(code, base_year, year)
    if forbidding:
        return "no", forbidding
    return "caution" if doubtful else "yes", doubtful


def breaks_between(code: str, base_year: int, year: int) -> tuple[tuple[Break, ...], tuple[Break, ...]]:
    """Return the breaks after the earlier of two years, up to the later, that forbid a code's comparison, and those that ask for care.

    Shape: oldest first; what asks for care is told even where another break forbids.
    """
    between = [item for item in breaks() if min(base_year, year) < item.year <= max(base_year, year)]
    own = [item for item in between if item.code in {code, parent_of(code)}]
    forbidding = tuple(item for item in own if item.kind != JUMP)
    return forbidding, tuple(item for item in between if item not in forbidding and (item in own or _is_part(item.code, code)))


def forbidding_years(code: str) -> tuple[int, ...]:
    """Return the years from which a code's series starts anew, in order."""
    own = {code, parent_of(code)}
    return tuple(sorted({item.year for item in breaks() if item.code in own and item.kind != JUMP}))


def merger_reason(unit: str, base_year: int, year: int, *, language: Language | None = None) -> str | None:
    """Say why a province's scores, its own survey's too, may not be compared across the mergers of 1 July 2025, if so."""
    merged = _merged(unit) if min(base_year, year) < MERGER_YEAR <= max(base_year, year) else None
    if merged is None:
        return None
    told = later("{unit} từ 1/7/{year} gồm {merged} cũ: chuỗi số liệu mới bắt đầu từ năm {year}.")
    return said_in(language, told, unit=merged[0], merged=", ".join(merged[1]), year=MERGER_YEAR)


@lru_cache
def _merged(unit: str) -> tuple[str | None, list[str]] | None:
    """Return what a unit is part of since the mergers, and of which provinces that was made; None if it was not merged."""
    name = unit.removesuffix(OWN_SURVEY)
    unit_now = next((item.successor for item in provinces() if item.name == name), None)
    merged = [item.name for item in provinces() if item.successor == unit_now]
    if len(merged) < 2:  # noqa: PLR2004 - a unit that was not merged is its only predecessor
        return None
    return unit_now, merged


def unit_comparability(
    unit: str, code: str, base_year: int, year: int, *, language: Language | None = None
) -> tuple[Comparability, str | None]:
    """Say whether a unit's scores of a code may be compared over two years: by the merger first, then by the code."""
    merged = merger_reason(unit, base_year, year, language=language)
    return ("no", merged) if merged else comparability(code, base_year, year, language=language)


def _is_part(code: str, of: str) -> bool:
    return code != of and (of == TOTAL or parent_of(code) == of)


def _reason(items: Sequence[Break], language: Language | None) -> str:
    told = later("Năm {year}: {what}.")
    return " ".join(said_in(language, told, year=item.year, what=by_language({"vi": item.what_vi, "en": item.what}, language)) for item in items)
