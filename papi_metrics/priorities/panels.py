"""A unit among the totals of its level in one year, as plain values: what a wished-for total or rank is worked out with."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from papi_metrics.change.units import check_year, scores_of_unit
from papi_metrics.framework import TOTAL, parts_of

DECIMALS = 6
"""Ranks are told apart at this many decimals, as `rank_table` does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One unit's dimensions and total of a year, and the totals of all other units of its level.

    `scores` and `best` are by dimension, in order; a dimension not published is in `missing` and not in `scores`; `best` is the
    highest score of any unit. `total` is None where a dimension is missing. `others` has the units with a total by name.
    """

    unit: str
    level: str
    year: int
    scores: Mapping[str, float]
    missing: tuple[str, ...]
    best: Mapping[str, float]
    total: float | None
    others: Mapping[str, float]
    rising: tuple[float, ...]
    """The others' totals from the lowest to the highest, rounded as ranks are."""

    @property
    def rank_n(self) -> int:
        """How many units have a total, this one included if it has."""
        return len(self.others) + (self.total is not None)

    def rank(self, total: float) -> int:
        """Return the rank the unit would have with a total, every other unit unchanged; equal totals share the better rank."""
        return 1 + len(self.rising) - bisect.bisect_right(self.rising, round(total, DECIMALS))


def panel_of(scores: pd.DataFrame, *, unit: str, year: int) -> Panel:
    """Take a unit's panel of a year out of the score table.

    Errors: UnknownNameError for a unit without scores or a year nobody has scores for.
    """
    rows = scores_of_unit(scores, unit)
    check_year(scores, year)
    name, level = str(rows["unit"].iloc[0]), str(rows["level"].iloc[0])
    year_rows = scores[(scores["level"] == level) & (scores["year"] == year) & scores["score"].notna()]
    own = {str(code): float(score) for code, score in _pairs(rows.loc[rows["year"] == year], "code") if score == score}  # noqa: PLR0124 - NaN
    best = year_rows.groupby("code")["score"].max()
    dimensions = parts_of(TOTAL, year)
    totals = year_rows[(year_rows["code"] == TOTAL) & (year_rows["unit"] != name)].sort_values("unit")
    others = {str(other): float(total) for other, total in _pairs(totals, "unit")}
    return Panel(
        unit=name,
        level=level,
        year=year,
        scores={code: own[code] for code in dimensions if code in own},
        missing=tuple(code for code in dimensions if code not in own),
        best={code: float(best[code]) for code in dimensions if code in best},
        total=own.get(TOTAL),
        others=others,
        rising=tuple(sorted(round(total, DECIMALS) for total in others.values())),
    )


def _pairs(rows: pd.DataFrame, key: str) -> list[tuple[object, float]]:
    return list(zip(rows[key], rows["score"].astype("float64"), strict=True))
