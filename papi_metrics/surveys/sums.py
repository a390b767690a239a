"""From published scores to the score table: every code of the year, dimensions and totals summed anew."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import TOTAL, codes, parent_of
from papi_metrics.surveys.figures import SCORE_DTYPES

_UNIT = ["level", "unit", "year"]
_HALF_UNIT_COARSE, _HALF_UNIT_FINE = 0.005, 0.0005
_SAME = 1e-9
_DIMENSION, _SUB_DIMENSION = 1, 2


def score_table(published: pd.DataFrame) -> tuple[pd.DataFrame, list[Finding]]:
    """Complete published scores to every code of their year and sum dimensions and total.

    A dimension is the sum of its sub-dimensions, missing if one of them is; where a source publishes none
    of them, the dimension stands as published. The total likewise from the dimensions. A score keeps its own source;
    one that was summed or is missing has that of its unit and year.
    Shape: one row per unit, year and code, in the order units and years were met and PAPI's order of codes.
    """
    table, scores = _completed(published)
    return _laid_out(table, scores), [*_disagreements(table, scores), *_dropped(table, scores)]


def summed_scores(published: pd.DataFrame) -> pd.DataFrame:
    """Complete scores and sum them anew as `score_table` does, without a word: what they were read from has been told of."""
    return _laid_out(*_completed(published))


def _completed(published: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series[float]]:
    """Return the published scores among all codes of their years, and the scores with their sums."""
    own = published.rename(columns={"source": "own_source", "sheet": "own_sheet"})
    table = _grid(published).merge(own, on=[*_UNIT, "code"], how="left")
    table = table.assign(**{name: table[f"own_{name}"].where(table[f"own_{name}"].notna(), table[name]) for name in ("source", "sheet")})
    dimensions = _summed(table, table["score"], children=table["depth"] == _SUB_DIMENSION)
    return table, _summed(table, dimensions, children=table["depth"] == _DIMENSION)


def _laid_out(table: pd.DataFrame, scores: pd.Series[float]) -> pd.DataFrame:
    return table.assign(score=scores)[list(SCORE_DTYPES)].astype(dict(SCORE_DTYPES))


def _grid(published: pd.DataFrame) -> pd.DataFrame:
    units = published.drop_duplicates(_UNIT)[[*_UNIT, "source", "sheet"]]
    units = units.assign(unit_number=np.arange(len(units)))
    return units.merge(_structure(tuple(sorted(set(units["year"])))), on="year")


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
    rounded to two decimals where the sum is.
    """
    given = table["score"]
    coarse = (given - given.round(2)).abs() < _SAME
    half_unit = np.where(coarse, _HALF_UNIT_COARSE, _HALF_UNIT_FINE)
    differs = (given - summed).abs() > half_unit * (_parts_summed(table) + 1) + _SAME
    return [
        _finding("score-sum-differs", row, used=_shown(sum_of_parts))
        for row, sum_of_parts in zip(table[differs].itertuples(), summed[differs], strict=True)
    ]


def _parts_summed(table: pd.DataFrame) -> pd.Series[float]:
    """Count the published figures a sum is made of: a dimension without published parts is one itself."""
    published = table["score"].notna()
    keys = pd.MultiIndex.from_frame(table[["unit_number", "code"]])
    parents = [table["unit_number"], table["parent"]]
    own_parts = (published & (table["depth"] == _SUB_DIMENSION)).groupby(parents).sum()
    parts = own_parts.reindex(keys, fill_value=0).to_numpy()
    leaves = np.where(table["depth"] == _DIMENSION, np.where(parts > 0, parts, published), 0)
    totals = pd.Series(leaves).groupby(table["unit_number"]).transform("sum")
    return pd.Series(np.where(table["depth"] > 0, parts, totals))


def _dropped(table: pd.DataFrame, summed: pd.Series[float]) -> list[Finding]:
    """Find published sums that are missing from the table because one of their parts is."""
    dropped = table["score"].notna() & summed.isna()
    lacking = table.loc[summed.isna(), ["unit_number", "parent", "code"]]
    missing = lacking.groupby(["unit_number", "parent"])["code"].agg(", ".join).to_dict()
    return [
        _finding("score-sum-dropped", row, missing=missing[row.unit_number, row.code])
        for row in table[dropped].itertuples()
    ]


def _finding(code: str, row: Any, **details: object) -> Finding:  # noqa: ANN401 - a row of itertuples has no type
    """Make a finding about the cell of a published sum, a row of the table."""
    return finding(
        code,
        sheet=row.sheet,
        row=int(row.row),
        column=row.column,
        value=_shown(row.score),
        details={"unit": row.unit, "year": row.year, "code": row.code, **details},
    )


def _shown(score: float) -> str:
    return f"{score:.4f}".replace(".", ",")
