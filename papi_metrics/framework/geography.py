"""Where provinces lie: a province, a year → its neighbours, its region, the units of 2025 on."""

from __future__ import annotations

from functools import lru_cache

from papi_metrics.framework.comparability import MERGER_YEAR
from papi_metrics.framework.provinces import find_province, predecessors, province
from papi_metrics.framework.tables import neighbour_lists, provinces


def regions() -> tuple[str, ...]:
    """Return the six regions in the order of the official statistics, the Red River Delta first."""
    return tuple(dict.fromkeys(item.region for item in provinces()))


@lru_cache
def neighbours(name: str, year: int = MERGER_YEAR - 1) -> tuple[str, ...]:
    """Return the provinces that share a boundary, on land or in water, with a province as it is in a year.

    From 2025 on they are the units that the neighbours of any of its parts belong to.
    Shape:  names as in the scores, in the order of the official workbooks.
    Errors: UnknownNameError naming the nearest provinces.
    """
    parts = parts_in(name, year)
    touching = {near for part in parts for near in neighbour_lists()[part]} - set(parts)
    return _units_of([item.name for item in provinces() if item.name in touching], year)


@lru_cache
def of_region(name: str, year: int = MERGER_YEAR - 1) -> tuple[str, ...]:
    """Return the other provinces of a province's region, as they are in a year, in the order of the official workbooks.

    A unit of 2025 on lies in the region of the province it is named after.
    Errors: UnknownNameError naming the nearest provinces.
    """
    unit = unit_in(name, year)
    region = province(unit).region
    units = dict.fromkeys(unit_in(item.name, year) for item in provinces())
    return tuple(other for other in units if other != unit and province(other).region == region)


@lru_cache
def unit_in(name: str, year: int) -> str:
    """Return the unit that a province is, or is part of, in a year; the name as in the scores.

    Errors: UnknownNameError naming the nearest provinces.
    """
    known = province(name)
    return known.name if year < MERGER_YEAR else find_province(known.successor)


def parts_in(name: str, year: int) -> tuple[str, ...]:
    """Return the provinces of 2011-2024 that a unit of a year consists of.

    Errors: UnknownNameError naming the nearest provinces.
    """
    return (province(name).name,) if year < MERGER_YEAR else predecessors(name)


def _units_of(names: list[str], year: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit_in(name, year) for name in names))
