"""Find a unit's and a year's scores in the score table, or say which names and years there are."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import FIRST_YEAR, LAST_YEAR, known_province, nearest, unit_key
from papi_metrics.language import gettext
from papi_metrics.surveys import OWN_LEVEL
from papi_metrics.text import words_of

_LEVELS = ("province", OWN_LEVEL, "district", "commune")


def scores_of_unit(scores: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return a unit's rows, found by any spelling of its name; the highest level where several have the name.

    Errors: UnknownNameError naming the nearest units.
    """
    names = list(scores["unit"].unique())
    name = unit if unit in names else _named(unit, names)
    rows = scores[scores["unit"] == name]
    level = next(level for level in _LEVELS if level in set(rows["level"]))
    return rows[rows["level"] == level]


def _named(unit: str, names: list[str]) -> str:
    """Return the one name that a spelling means: by the unit's key, as a province, else without its marks if only one fits."""
    fits: tuple[Callable[[str], bool], ...] = (
        lambda name: unit_key(name) == unit_key(unit),
        lambda name: name == known_province(unit),
        lambda name: words_of(name) == words_of(unit),
    )
    choices = (list(filter(fitting, names)) for fitting in fits)
    found = next(filter(None, choices), [])
    if len(found) != 1:
        told = gettext(" Có {count} đơn vị gần giống: {units}.", count=len(found), units=", ".join(found)) if found else nearest(unit, names)
        raise UnknownNameError('Không có đơn vị "{unit}" trong bảng điểm.{near}', unit=unit, near=told)
    return found[0]


def check_year(scores: pd.DataFrame, year: int) -> None:
    """Refuse a year that no unit has a row for.

    Errors: UnknownNameError naming the nearest years.
    """
    years = [int(known) for known in scores["year"].unique()]
    if year not in years:
        near = sorted(sorted(years, key=lambda known: abs(known - year))[:3])
        told = gettext(" Gần nhất: {names}.", names=", ".join(map(str, near))) if near else ""
        raise UnknownNameError("Không có điểm năm {year} trong bảng điểm.{near}", year=year, near=told)


def check_base_year(base_year: int) -> None:
    """Refuse a base year that no survey can have; a year merely without scores gives "no base".

    Errors: UnknownNameError telling the years there can be.
    """
    if not FIRST_YEAR <= base_year <= LAST_YEAR:
        raise UnknownNameError("Không có năm gốc {base_year}: cần một năm từ {first_year} đến {last_year}.", base_year=base_year, first_year=FIRST_YEAR, last_year=LAST_YEAR)
