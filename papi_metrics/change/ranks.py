"""Ranks and PAPI's quartile groups: score table, year → each unit's place among the units of its level."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

import numpy as np
import pandas as pd
from pandas.core.groupby import SeriesGroupBy

from papi_metrics.change.units import check_year
from papi_metrics.framework import MERGER_YEAR, codes, forbidding_years

QUARTILES = ("highest", "high_average", "low_average", "lowest")
_DECIMALS = 6  # Sums of floats differ in the fifteenth digit: that is no difference in rank.
FEWEST_UNITS = 4
"""Fewer units than groups make no quartiles."""


def rank_table(scores: pd.DataFrame, *, year: int, level: str = "province") -> pd.DataFrame:
    """Rank the units of a level in a year, code by code.

    Shape:  one row per code and unit with a row that year, by PAPI's order of codes, then rank, then name,
            units without a score last: `unit, code, score, rank` Int64 (1 = highest score, equal scores share
            the better rank), `rank_n` Int64 (units with a score), `quartile` (highest, high_average,
            low_average, lowest; missing below four units).
    Errors: UnknownNameError for a year without rows.
    Source: PAPI's groups: at or above the 75th percentile, the median, the 25th percentile.
    """
    check_year(scores, year)
    return ranked(scores[(scores["year"] == year) & (scores["level"] == level)])


def ranked(scores: pd.DataFrame) -> pd.DataFrame:
    """Rank rows of one year and one level; the columns and the order are those of `rank_table`."""
    table = rank_columns(scores)
    order = {code: place for place, code in enumerate(_codes_of(scores))}
    return (
        table.assign(place=table["code"].map(order))
        .sort_values(["place", "rank", "unit"])
        .drop(columns="place")
        .reset_index(drop=True)
    )


def rank_columns(scores: pd.DataFrame) -> pd.DataFrame:
    """Rank rows of one level within their year and code: `unit, code, score, rank, rank_n, quartile`, rows as they come."""
    rounded = scores["score"].round(_DECIMALS)
    by_code = rounded.groupby([scores["year"], scores["code"]])
    count = by_code.transform("count")
    return scores[["unit", "code", "score"]].assign(
        rank=by_code.rank(method="min", ascending=False).astype("Int64"),
        rank_n=count.astype("Int64"),
        quartile=_quartiles(rounded, by_code).where(count >= FEWEST_UNITS),
    )


def _quartiles(rounded: pd.Series[float], by_code: SeriesGroupBy[Any, Any]) -> pd.Series[str]:
    reached = [rounded >= by_code.transform("quantile", share).round(_DECIMALS + 3) for share in (0.75, 0.5, 0.25)]
    groups = np.select(reached, QUARTILES[:3], default=QUARTILES[3])
    return pd.Series(groups, index=rounded.index).where(rounded.notna())


def rank_segment(code: str, year: int) -> int:
    """Number the stretch of years within which ranks may be compared: any unit's ranks start anew with the mergers of 2025.

    A unit that was not merged keeps its series of scores, yet its place among 34 is not one among 63.
    """
    return bisect_right(sorted({*forbidding_years(code), MERGER_YEAR}), year)


def comparable_base_ranks(changes: pd.DataFrame) -> pd.Series[bool]:
    """Say of each score change whether its rank in the base year may stand beside the later one.

    Shape: one value per row of a table with `comparability, base_year, year`: no where the scores may not be compared, nor
           across the mergers of 2025, whoever was merged.
    """
    merged = (changes["base_year"] < MERGER_YEAR) & (changes["year"] >= MERGER_YEAR)
    return (changes["comparability"] != "no") & ~merged


def _codes_of(scores: pd.DataFrame) -> list[str]:
    years = scores["year"].unique()
    return list(codes(int(years[0]))) if len(years) else []
