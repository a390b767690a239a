"""Find a unit's and a year's scores in the score table, or say which names and years there are."""

from __future__ import annotations

import pandas as pd

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import FIRST_YEAR, LAST_YEAR, known_province, nearest
from papi_metrics.text import words_of

_LEVELS = ("province", "province_survey", "district", "commune")


def scores_of_unit(scores: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return a unit's rows, found by any spelling of its name; the highest level where several have the name.

    Errors: UnknownNameError naming the nearest units.
    """
    names = list(scores["unit"].unique())
    by_key = {words_of(name): name for name in names}
    name = by_key.get(words_of(unit))
    if name is None:
        province = known_province(unit)
        name = province if province in names else None
    if name is None:
        raise UnknownNameError(f'Không có đơn vị "{unit}" trong bảng điểm.{nearest(unit, names)}')
    rows = scores[scores["unit"] == name]
    level = next(level for level in _LEVELS if level in set(rows["level"]))
    return rows[rows["level"] == level]


def check_year(scores: pd.DataFrame, year: int) -> None:
    """Refuse a year that no unit has a row for.

    Errors: UnknownNameError naming the nearest years.
    """
    years = [int(known) for known in scores["year"].unique()]
    if year not in years:
        near = sorted(sorted(years, key=lambda known: abs(known - year))[:3])
        told = f" Gần nhất: {', '.join(map(str, near))}." if near else ""
        raise UnknownNameError(f"Không có điểm năm {year} trong bảng điểm.{told}")


def check_base_year(base_year: int) -> None:
    """Refuse a base year that no survey can have; a year merely without scores gives "no base".

    Errors: UnknownNameError telling the years there can be.
    """
    if not FIRST_YEAR <= base_year <= LAST_YEAR:
        raise UnknownNameError(f"Không có năm gốc {base_year}: cần một năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
