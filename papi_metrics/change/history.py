"""A unit's scores over the years: score table, unit, codes → a series per code, cut where it starts anew."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from papi_metrics.change.units import scores_of_unit
from papi_metrics.framework import MERGER_YEAR, forbidding_years, indicator_name, merger_reason
from papi_metrics.framework import codes as codes_of

_COLUMNS = ["code", "name", "year", "score", "standard_error", "segment", "level", "source"]


def score_history(scores: pd.DataFrame, *, unit: str, codes: Iterable[str]) -> pd.DataFrame:
    """Lay a unit's scores out over all years its level has scores for.

    Shape:  one row per code, in the order asked for, and year that has the code: `code, name` (of that year),
            `year, score` (missing where not published), `standard_error, segment` (grows by one at each
            break that forbids comparison: a line never joins two segments), `level, source`.
    Errors: UnknownNameError for a unit without scores.
    """
    rows = scores_of_unit(scores, unit)
    name, level = str(rows["unit"].iloc[0]), str(rows["level"].iloc[0])
    years = sorted({int(year) for year in scores.loc[scores["level"] == level, "year"]})
    wanted = [
        (code, indicator_name(code, year), year, segment_of(code, name, year))
        for code in codes
        for year in years
        if code in codes_of(year)
    ]
    frame = pd.DataFrame(wanted, columns=["code", "name", "year", "segment"])
    frame = frame.astype({"code": "str", "name": "str", "year": "int64", "segment": "int64"})
    figures = rows[["code", "year", "score", "standard_error", "source"]]
    return frame.merge(figures, on=["code", "year"], how="left").assign(level=level)[_COLUMNS]


def segment_of(code: str, unit: str, year: int) -> int:
    """Number the stretch of years that a year's score of a unit may be compared within, by its code and its mergers."""
    merged = merger_reason(unit, MERGER_YEAR - 1, MERGER_YEAR) is not None
    starts = [*forbidding_years(code), *([MERGER_YEAR] if merged else [])]
    return int(np.searchsorted(starts, year, side="right"))
