"""Which years a score may be set against: a unit's history of one code → every other year, how it may be compared, and why."""

from __future__ import annotations

import pandas as pd

from papi_metrics.framework import unit_comparability


def comparable_years(history: pd.DataFrame, *, unit: str, year: int) -> pd.DataFrame:
    """Tell of every other year that has a score whether it may be compared with a year's.

    Shape:  a row per other year of `history` (of one code) with a score, in the order of years: `code, year, score`,
            `comparability` (yes, caution, no), `reason` (Vietnamese, missing where yes).
    Errors: none; a history without scores gives no rows.
    """
    known = history[history["score"].notna() & (history["year"] != year)]
    pairs = [unit_comparability(unit, str(code), int(other), year) for code, other in zip(known["code"], known["year"], strict=True)]
    return known[["code", "year", "score"]].reset_index(drop=True).assign(
        comparability=pd.Series([verdict for verdict, _ in pairs], dtype="str"),
        reason=pd.Series([reason for _, reason in pairs], dtype="str"),
    )


def base_years(history: pd.DataFrame, *, unit: str, year: int) -> tuple[int, ...]:
    """Return the earlier years that a unit's scores of a year may be set against, the newest first.

    Such a year has a score of at least one code of `history` that the year has one of too, and nothing forbids the pair.
    """
    known = history[history["score"].notna()]
    codes = set(known.loc[known["year"] == year, "code"])
    found = {
        int(other)
        for code, other in zip(known["code"], known["year"], strict=True)
        if other < year and code in codes and unit_comparability(unit, str(code), int(other), year)[0] != "no"
    }
    return tuple(sorted(found, reverse=True))
