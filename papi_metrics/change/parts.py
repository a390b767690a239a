"""What a change is made of: score table, unit, years → the exact share of every part in its parent's change."""

from __future__ import annotations

import pandas as pd

from papi_metrics.change.units import check_base_year, check_year, scores_of_unit
from papi_metrics.framework import BASE_YEAR, DIMENSIONS, TOTAL, codes, indicator_name, parts_of, unit_comparability


def contributions(scores: pd.DataFrame, *, unit: str, year: int, base_year: int = BASE_YEAR) -> pd.DataFrame:
    """Take a unit's change apart: the total by dimension, every dimension by sub-dimension.

    Shape:  one row per part, by parent PAPI, 1..8 and then in order: `parent, code, name, base, score,
            contribution` (points), `parent_change, comparability`. A parent's contributions add up to its
            change. A part that only one of the years has counts whole; a part not published that year makes
            its own contribution and its parent's change missing.
    Errors: UnknownNameError for a unit without scores or a year nobody has scores for.
    """
    rows = scores_of_unit(scores, unit)
    check_year(scores, year)
    check_base_year(base_year)
    then = rows[rows["year"] == base_year].set_index("code")["score"]
    now = rows[rows["year"] == year].set_index("code")["score"]
    table = _parts(str(rows["unit"].iloc[0]), base_year, year)
    table = table.assign(
        base=then.reindex(table["code"]).to_numpy(),
        score=now.reindex(table["code"]).to_numpy(),
        parent_change=(now.reindex(table["parent"]).to_numpy() - then.reindex(table["parent"]).to_numpy()),
    )
    gained = table["score"].where(table["in_year"], 0.0)
    lost = table["base"].where(table["in_base"], 0.0)
    return table.assign(contribution=gained - lost)[
        ["parent", "code", "name", "base", "score", "contribution", "parent_change", "comparability"]
    ]


def _parts(unit: str, base_year: int, year: int) -> pd.DataFrame:
    known = {base_year: set(codes(base_year)), year: set(codes(year))}
    parents = [TOTAL, *map(str, DIMENSIONS)]
    rows = [
        (
            parent,
            code,
            indicator_name(code, year if code in known[year] else base_year),
            unit_comparability(unit, code, base_year, year)[0],
            code in known[base_year],
            code in known[year],
        )
        for parent in parents
        for code in sorted({*parts_of(parent, base_year), *parts_of(parent, year)})
    ]
    return pd.DataFrame(rows, columns=["parent", "code", "name", "comparability", "in_base", "in_year"])
