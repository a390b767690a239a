"""Books of scores made by hand: a few units' scores of a year and of the one before, each with its cell where it has one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from papi_metrics.explanations import ScoreBook, ScoreCase, ScoreFile
from papi_metrics.explanations.places import SHIPPED

TEXT = ScoreFile(SHIPPED)
_KEY = ["level", "unit", "year", "code"]
Score = tuple[Any, ...]


def book(*scores: Score, base: Sequence[Score] = ()) -> ScoreBook:
    """Return a book of scores of 2022, `base` of 2021, each a unit, a code and a score, then its standard error and its cell."""
    filled = [("province", unit, year, code, score, *rest, *[float("nan"), None][len(rest) :]) for year, given in ((2022, scores), (2021, base)) for unit, code, score, *rest in given]
    told = [(*key, "CSV", *cell, 0) for *key, _, _, cell in filled if cell]
    return ScoreBook(
        scores=pd.DataFrame([row[:6] for row in filled], columns=[*_KEY, "score", "standard_error"]),
        origins=pd.DataFrame(told, columns=[*_KEY, "sheet", "row", "column", "layer"]),
        files=(TEXT,),
    )


def case(whole: ScoreBook, *, unit: str = "A", code: str = "4", **row: object) -> ScoreCase:
    """Return a unit's case of 2022 against 2021, with what its row of changes holds."""
    return ScoreCase(book=whole, unit=unit, row={"level": "province", "year": 2022, "base_year": 2021, "code": code, **row})
