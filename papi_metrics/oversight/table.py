"""The table of units: the newest figures of plans within a scope → one row per unit, by rank; and the same by dimension."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import pandas as pd

from papi_metrics.framework import DIMENSIONS
from papi_metrics.oversight.scope import Scope
from papi_metrics.oversight.standing import SUMS, rounded, summed, with_shares
from papi_metrics.text import fold

STALE_DAYS = 35
"""A unit whose data are older than this many days is stale: a month, and some days to hand them in."""
NO_DATA = "none"
"""What stands in place of a light for a unit without any version."""
Measure = Literal["completion", "variance", "on_time_rate", "overdue"]
MEASURES: Mapping[Measure, bool] = MappingProxyType({"completion": False, "variance": False, "on_time_rate": False, "overdue": True})
"""What units can be ranked by, and whether less is better."""
_LIGHTS = ("green", "amber", "red", "grey")


def unit_table(plans: pd.DataFrame, scope: Scope, *, on: dt.date, by: Measure = "completion") -> pd.DataFrame:
    """Put the units of a scope side by side, each on its own data date, the best first.

    `plans` are standings. Where a row has real plans, illustrations in it are not added; a row of nothing else says so.
    Shape:  one row per unit of the scope, by rank, then name; those without a rank after them, without data last: `unit,
            name, level, own, parent, plan` (it has one itself)`, units` (that report), `reporting` (of them, with data), the sums and shares of
            `with_shares`, `light` (NO_DATA without any version), `oldest, newest` (data dates), `accepted_at` datetime64,
            `age` (days from the oldest data to `on`, not below 0), `stale` (reporting units older than STALE_DAYS),
            `green, amber, red, grey` (reporting units by light), `illustration` bool, `rank, rank_n` Int64.
            Equal figures share the better rank (1, 2, 2, 4). No rank: without data or counted tasks, the plan of a unit above
            the others, an illustration beside real plans. `variance_points` are percentage points.
    """
    placed = placed_plans(plans, scope)
    rows = pd.DataFrame([
        {"unit": place.unit, "name": place.name, "level": place.level, "own": place.own, "parent": place.parent, "units": place.units}
        for place in scope.places
    ], columns=["unit", "name", "level", "own", "parent", "units"])
    figures = with_shares(summed(placed, ["row"])).set_index("row").join(_dates(placed, on=on))
    table = rows.join(figures, on="unit")
    counts = [*(name for name in SUMS if name not in {"weight", "earned", "planned", "level_of_effort"}), "reporting", "stale", *_LIGHTS]
    table = table.astype({"level": "str"}).assign(
        **{name: table[name].fillna(0).astype("int64") for name in counts},
        plan=table["unit"].isin(placed["unit"]),
        variance_points=100 * table["variance"],
        light=table["light"].fillna(NO_DATA),
        illustration=table["illustration"].fillna(value=False).astype("bool"),
    )
    return _in_order(_ranked(table, by))


def placed_plans(plans: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the plans that are added up in a scope, with the `row` each is in; illustrations only where a row has nothing else."""
    placed = plans.assign(row=plans["unit"].map(scope.row_of)).dropna(subset="row")
    real = (~placed["illustration"]).groupby(placed["row"]).transform("any")
    return placed[~placed["illustration"] | ~real.astype("bool")]


def unit_dimensions(dimensions: pd.DataFrame, plans: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Put the units of a scope side by side in each dimension.

    `dimensions` are standings by dimension, `plans` those of the whole plans.
    Shape: eight rows per unit of the scope with data, dimensions 1-8 in order: `unit, dimension`, sums and shares, `light`.
           Illustrations only where there is nothing else in the whole scope.
    """
    placed = placed_plans(plans, scope)
    if not placed["illustration"].all():
        placed = placed[~placed["illustration"]]
    placed = placed[["unit", "row"]].merge(dimensions, on="unit")
    return with_shares(summed(placed, ["row", "dimension"])).rename(columns={"row": "unit"})


def dimensions_wide(dimensions: pd.DataFrame, names: pd.DataFrame, *, figure: str = "completion") -> pd.DataFrame:
    """Lay a table of units by dimension out wide: the rows of `names` (unit, name), a column "1" to "8" each."""
    wide = dimensions.pivot_table(index="unit", columns="dimension", values=figure)
    return names.join(wide.reindex(columns=list(DIMENSIONS)).rename(columns=str), on="unit")


def _dates(placed: pd.DataFrame, *, on: dt.date) -> pd.DataFrame:
    """Return of each row how old its data are and how many of its units stand how."""
    lights = with_shares(placed)["light"]
    age = (pd.Timestamp(on) - placed["as_of"]).dt.days.clip(lower=0)
    table = placed.assign(age=age, stale=age > STALE_DAYS, **{light: lights == light for light in _LIGHTS})
    return table.groupby("row").agg(
        reporting=("unit", "size"),
        oldest=("as_of", "min"),
        newest=("as_of", "max"),
        accepted_at=("accepted_at", "max"),
        age=("age", "max"),
        stale=("stale", "sum"),
        illustration=("illustration", "all"),
        **{light: (light, "sum") for light in _LIGHTS},
    )


def _ranked(table: pd.DataFrame, by: Measure) -> pd.DataFrame:
    figure = rounded(table[by].astype("float64"))
    able = ~table["own"] & (table["counted"] > 0) & figure.notna()
    if (able & ~table["illustration"]).any():
        able &= ~table["illustration"]
    rank = figure.where(able).rank(method="min", ascending=MEASURES[by]).astype("Int64")
    return table.assign(rank=rank, rank_n=pd.Series(able.sum(), index=table.index, dtype="Int64").where(able))


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    keyed = table.assign(_silent=table["reporting"] == 0, _name=table["name"].map(fold))
    ordered = keyed.sort_values(["_silent", "rank", "_name", "unit"])
    return ordered.drop(columns=["_silent", "_name"]).reset_index(drop=True)
