"""A unit's scores over the years: score table, unit, codes → a series per code, cut where it starts anew; what moved since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from papi_metrics.change.units import scores_of_unit
from papi_metrics.change.verdicts import judged
from papi_metrics.framework import (
    FIRST_YEAR,
    MERGER_YEAR,
    forbidding_years,
    indicator_name,
    merger_reason,
    unit_comparability,
)
from papi_metrics.framework import codes as codes_of

_COLUMNS = ["code", "name", "year", "score", "standard_error", "segment", "caution", "level", "source"]


def score_history(scores: pd.DataFrame, *, unit: str, codes: Iterable[str]) -> pd.DataFrame:
    """Lay a unit's scores out over all years its level has scores for.

    Shape:  one row per code, in the order asked for, and year that has the code: `code, name` (of that year),
            `year, score` (missing where not published), `standard_error, segment` (grows by one at each
            break that forbids comparison: a line never joins two segments), `caution` (whether the step from the row of the
            year before asks for care), `level, source`.
    Errors: UnknownNameError for a unit without scores.
    """
    rows = scores_of_unit(scores, unit)
    name, level = str(rows["unit"].iloc[0]), str(rows["level"].iloc[0])
    years = sorted({int(year) for year in scores.loc[scores["level"] == level, "year"]})
    wanted = [row for code in codes for row in _years_of(code, name, [year for year in years if code in codes_of(year)])]
    frame = pd.DataFrame(wanted, columns=["code", "name", "year", "segment", "caution"])
    frame = frame.astype({"code": "str", "name": "str", "year": "int64", "segment": "int64", "caution": "bool"})
    figures = rows[["code", "year", "score", "standard_error", "source"]]
    return frame.merge(figures, on=["code", "year"], how="left").assign(level=level)[_COLUMNS]


def _years_of(code: str, unit: str, years: Sequence[int]) -> list[tuple[str, str, int, int, bool]]:
    """Return a code's rows of `score_history` without their figures: name, segment and caution of every year."""
    before = [None, *years]
    cautions = [old is not None and asks_for_care(unit, code, old, year) for old, year in zip(before, years, strict=False)]
    return [
        (code, indicator_name(code, year), year, segment_of(code, unit, year), care)
        for year, care in zip(years, cautions, strict=True)
    ]


def asks_for_care(unit: str, code: str, base_year: int, year: int) -> bool:
    """Tell whether a unit's scores of two years may be compared, but only with care."""
    return unit_comparability(unit, code, base_year, year)[0] == "caution"


def segment_of(code: str, unit: str, year: int) -> int:
    """Number the stretch of years that a year's score of a unit may be compared within, by its code and its mergers."""
    merged = merger_reason(unit, FIRST_YEAR, MERGER_YEAR) is not None
    starts = [*forbidding_years(code), *([MERGER_YEAR] if merged else [])]
    return int(np.searchsorted(starts, year, side="right"))


def moves_since(history: pd.DataFrame, *, base_year: int) -> pd.DataFrame:
    """Set the newest score of each code beside that of a base year and judge the change as `score_change` does.

    Shape:  a row per code with a score in the newest year that any code of `history` has one in, in its order: `code, name,
            year, score, standard_error, segment, base, base_standard_error` (missing where there is none or the base
            year is not earlier), `comparability` (of the years between), and `change, change_pct, verdict, evidence`.
            No rows where nothing is published.
    Errors: none.
    """
    known = history[history["score"].notna()]
    newest = known[known["year"] == known["year"].max()]
    then = known[(known["year"] == base_year) & known["year"].lt(known["year"].max())]
    then = then[["code", "score", "standard_error", "segment"]].add_prefix("base_").rename(columns={"base_code": "code", "base_score": "base"})
    pairs = newest[["code", "name", "year", "score", "standard_error", "segment"]].merge(then, on="code", how="left")
    between = history[history["caution"] & history["year"].gt(base_year) & history["year"].le(known["year"].max())]
    care = pairs["code"].isin(between["code"])
    read = np.select([pairs["segment"] != pairs["base_segment"], care], ["no", "caution"], default="yes")
    return judged(pairs.assign(comparability=read)).drop(columns="base_segment")
