"""From published scores to the score table: every code of the year, dimensions and totals summed anew."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import TOTAL, codes, parent_of
from papi_metrics.surveys.figures import SCORE_DTYPES

_UNIT = ["level", "unit", "year"]
_HALF_UNIT_COARSE, _HALF_UNIT_FINE = 0.005, 0.0005
_SAME = 1e-9
_DIMENSION, _SUB_DIMENSION = 1, 2
_MOST_PARTS = 4


def score_table(published: pd.DataFrame) -> tuple[pd.DataFrame, list[Finding]]:
    """Complete published scores to every code of their year and sum dimensions and total.

    A dimension is the sum of its sub-dimensions, missing if one of them is; where a source publishes none
    of them, the dimension stands as published. The total likewise from the dimensions.
    Shape: one row per unit, year and code, in the order units and years were met and PAPI's order of codes.
    """
    grid = _grid(published)
    table = grid.merge(published.drop(columns=["source", "sheet"]), on=[*_UNIT, "code"], how="left")
    given = table["score"]
    dimensions = _summed(table, given, children=table["depth"] == _SUB_DIMENSION)
    scores = _summed(table, dimensions, children=table["depth"] == _DIMENSION)
    findings = _disagreements(table, scores)
    return table.assign(score=scores)[list(SCORE_DTYPES)].astype(dict(SCORE_DTYPES)), findings


def _grid(published: pd.DataFrame) -> pd.DataFrame:
    units = published.drop_duplicates(_UNIT)[[*_UNIT, "source", "sheet"]]
    units = units.assign(unit_number=np.arange(len(units)))
    return units.merge(_structure(tuple(sorted(set(units["year"])))), on="year", how="left")


@lru_cache
def _structure(years: tuple[int, ...]) -> pd.DataFrame:
    rows = [(year, code, parent_of(code), _depth(code)) for year in years for code in codes(year)]
    return pd.DataFrame(rows, columns=["year", "code", "parent", "depth"]).astype({"year": "int64"})


def _depth(code: str) -> int:
    return 0 if code == TOTAL else 1 + code.count(".")


def _summed(table: pd.DataFrame, scores: pd.Series[float], *, children: pd.Series[bool]) -> pd.Series[float]:
    """Replace the scores of parents by the sums of the given children; a parent without any keeps its own."""
    parts = table.loc[children, ["unit_number", "parent"]].assign(score=scores[children])
    sums = parts.groupby(["unit_number", "parent"], sort=False)["score"].agg(["sum", "count", "size"])
    keys = pd.MultiIndex.from_frame(table[["unit_number", "code"]])
    found = sums.reindex(keys).set_axis(table.index)
    whole = found["sum"].where(found["count"] == found["size"])
    return scores.where(~(found["count"] > 0), whole)


def _disagreements(table: pd.DataFrame, summed: pd.Series[float]) -> list[Finding]:
    """Find published sums that differ from the sum of their parts by more than rounding can do.

    Each part may be off by half a unit of its last decimal, the published sum too; figures are taken to be
    rounded to two decimals where the sum is, or where all the unit's figures are.
    """
    given = table["score"]
    coarse = (given - given.round(2)).abs() < _SAME
    all_coarse = (coarse | given.isna()).groupby(table["unit_number"]).transform("all")
    half_unit = np.where(coarse | all_coarse, _HALF_UNIT_COARSE, _HALF_UNIT_FINE)
    leaves = table["unit_number"].map((table["depth"] == _SUB_DIMENSION).groupby(table["unit_number"]).sum())
    parts = np.where(table["depth"] == 0, leaves, _MOST_PARTS)
    differs = (given - summed).abs() > half_unit * (parts + 1)
    return [
        finding(
            "score-sum-differs",
            sheet=row.sheet,
            row=int(row.row),
            column=row.column,
            value=_shown(row.score),
            details={"unit": row.unit, "year": row.year, "code": row.code, "used": _shown(row.summed)},
        )
        for row in table.assign(summed=summed)[differs].itertuples()
    ]


def _shown(score: float) -> str:
    return f"{score:.4f}".replace(".", ",")
