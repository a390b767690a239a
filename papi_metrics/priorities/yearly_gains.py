"""How much a dimension usually gains in a year: score table, year → typical and large gains over pairs of years measured alike."""

from __future__ import annotations

import numpy as np
import pandas as pd

from papi_metrics.framework import DIMENSIONS, MERGER_YEAR, comparability, merger_reason

LARGE_GAIN = 0.75
"""A large gain: what a quarter of the gains reach."""
_DECIMALS = 9


def yearly_gains(scores: pd.DataFrame, *, year: int, level: str = "province") -> pd.DataFrame:
    """Tell how much the units of a level that gained in a dimension gained from one year to the next.

    Only pairs of years that may be compared without caution count, and of these only those that no break keeps apart from
    `year`, the year the gains are to be added to: points of another way to measure are other points.
    Shape: eight rows in order: `code`, `pairs` int64 (unit and pair of years that may be compared), `gains` int64 (those with a
           rise), `typical` (median rise, points), `large` (their 75th percentile), `years` (the pairs' later years, "2020, 2021");
           without a rise the gains are missing.
    """
    pairs = _pairs(scores[scores["level"] == level], year)
    return pd.DataFrame([_gains_of(str(number), pairs[pairs["code"] == str(number)]) for number in DIMENSIONS])


def _pairs(scores: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return each unit's change from the year before, where both may be used for a year: `code, unit, year, change`."""
    dimensions = scores.loc[scores["code"].isin([str(one) for one in DIMENSIONS]), ["code", "unit", "year", "score"]]
    before = dimensions.assign(year=dimensions["year"] + 1).rename(columns={"score": "before"})
    pairs = dimensions.merge(before, on=["code", "unit", "year"])
    pairs = pairs.assign(change=(pairs["score"] - pairs["before"]).round(_DECIMALS)).dropna()
    usable = {(code, later) for code, later in set(zip(pairs["code"], pairs["year"], strict=True)) if _measured_alike(code, int(later), year)}
    allowed = [
        (code, later) in usable and not (later == MERGER_YEAR and merger_reason(unit, later - 1, later))
        for unit, code, later in zip(pairs["unit"], pairs["code"], pairs["year"], strict=True)
    ]
    return pairs[np.array(allowed, dtype=bool)]


def _measured_alike(code: str, later: int, year: int) -> bool:
    return comparability(code, later - 1, later)[0] == "yes" and comparability(code, later, year)[0] != "no"


def _gains_of(code: str, pairs: pd.DataFrame) -> dict[str, object]:
    rises = pairs.loc[pairs["change"] > 0, "change"]
    return {
        "code": code,
        "pairs": len(pairs),
        "gains": len(rises),
        "typical": float(rises.median()),
        "large": float(rises.quantile(LARGE_GAIN)),
        "years": ", ".join(str(later) for later in sorted(set(pairs["year"]))),
    }
