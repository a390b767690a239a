"""How much a dimension usually gains in a year: the score table → typical and large gains over comparable pairs of years."""

from __future__ import annotations

import numpy as np
import pandas as pd

from papi_metrics.framework import DIMENSIONS, MERGER_YEAR, comparability, unit_comparability

GAINS_SINCE = 2018
"""The total has had eight dimensions since then."""
LARGE_GAIN = 0.75
"""A large gain: what a quarter of the gains reach."""
_DECIMALS = 9


def yearly_gains(scores: pd.DataFrame, *, level: str = "province", since: int = GAINS_SINCE) -> pd.DataFrame:
    """Tell how much the units of a level that gained in a dimension gained from one year to the next.

    Only pairs of years that may be compared without caution count.
    Shape: eight rows in order: `code`, `pairs` int64 (unit and pair of years that may be compared), `gains` int64 (those with a
           rise), `typical` (median rise, points), `large` (their 75th percentile), `years` (the pairs' later years, "2020, 2021");
           without a rise the gains are missing.
    """
    pairs = _pairs(scores[(scores["level"] == level) & (scores["year"] >= since)])
    return pd.DataFrame([_gains_of(str(number), pairs[pairs["code"] == str(number)]) for number in DIMENSIONS])


def _pairs(scores: pd.DataFrame) -> pd.DataFrame:
    """Return each unit's change from the year before, of what may be compared without caution: `code, unit, year, change`."""
    dimensions = scores.loc[scores["code"].isin([str(one) for one in DIMENSIONS]), ["code", "unit", "year", "score"]]
    before = dimensions.assign(year=dimensions["year"] + 1).rename(columns={"score": "before"})
    pairs = dimensions.merge(before, on=["code", "unit", "year"])
    pairs = pairs.assign(change=(pairs["score"] - pairs["before"]).round(_DECIMALS)).dropna(subset=["change"])
    allowed = [
        unit_comparability(unit, code, year - 1, year)[0] == "yes" if year == MERGER_YEAR else comparability(code, year - 1, year)[0] == "yes"
        for unit, code, year in zip(pairs["unit"], pairs["code"], pairs["year"], strict=True)
    ]
    return pairs[np.array(allowed, dtype=bool)]


def _gains_of(code: str, pairs: pd.DataFrame) -> dict[str, object]:
    rises = pairs.loc[pairs["change"] > 0, "change"]
    return {
        "code": code,
        "pairs": len(pairs),
        "gains": len(rises),
        "typical": float(rises.median()),
        "large": float(rises.quantile(LARGE_GAIN)),
        "years": ", ".join(str(year) for year in sorted(set(pairs["year"]))),
    }
