"""A plan on a date as sums, overall and by dimension, so that plans of many units add up exactly: task table → nine rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from papi_metrics.completion.figures import group_figures
from papi_metrics.completion.groups import groups_of
from papi_metrics.completion.status import LABELS, Columns, Integers, plan_year_of, status_columns

WEIGHTS = ("weight", "earned", "planned", "level_of_effort")
"""The weighted sums: of the tasks' weights, and of what they have earned, should have, and earned by level of effort."""
WHOLE_PLAN = 0
"""Stands for the whole plan among the dimensions."""
COUNTS = ("tasks", "counted", "done", *LABELS, "due_soon", "no_deadline", "on_time")
_ON_TIME, _OVERDUE = LABELS.index("done_on_time"), LABELS.index("overdue")


def overall_and_dimensions(
    tasks: pd.DataFrame, *, as_of: dt.date, plan_year: int | None = None
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Work out what `completion` says overall and by dimension in one pass, for whoever asks it of thousands of plans.

    Shape: the row of `completion(by="overall")` and those of `completion(by="dimension")`, to the last bit, as plain values,
           None where missing.
    """
    status, positions, keys = _everything_and_dimensions(tasks, as_of=as_of, plan_year=plan_year)
    figures = group_figures(status, positions, size=len(keys) + 1)
    # What is missing is the only value that is not equal to itself.
    columns = [[value if value == value else None for value in values.tolist()] for values in figures.values()]  # noqa: PLR0124
    *dimensions, overall = [dict(zip(figures, row, strict=True)) for row in zip(*columns, strict=True)]
    return overall, [{"dimension": key, **row} for key, row in zip(keys, dimensions, strict=True)]


def completion_sums(tasks: pd.DataFrame, *, as_of: dt.date, plan_year: int | None = None) -> pd.DataFrame:
    """Work out a plan's figures as sums: completion of any group of plans is then Σ earned / Σ weight.

    Shape:  nine rows: `dimension` int64, 0 for the whole plan, then 1-8; `weight, earned, planned, level_of_effort`
            float64, weighted sums over counted tasks; the counts int64 (`on_time` are dated tasks done in time, those the
            on-time rate is taken of); `days_late` (median, missing without any), `longest_overdue` float64 (days, missing
            where nothing is overdue), `light`.
    Source: product rules, section 3.
    """
    status, positions, keys = _everything_and_dimensions(tasks, as_of=as_of, plan_year=plan_year)
    size = len(keys) + 1
    figures = pd.DataFrame(group_figures(status, positions, size=size))
    weight = np.where(status["counted"], status["weight"], 0.0)
    parts = {"earned": "earned", "planned": "planned", "level_of_effort": "effort"}
    weighted = {"weight": weight, **{name: weight * status[column] for name, column in parts.items()}}
    inside = positions >= 0
    label = status["label"]
    dated_on_time = inside & (label == _ON_TIME) & ~status["no_deadline"]
    overdue = pd.Series(np.where(label == _OVERDUE, status["days_late"], np.nan)[inside])
    table = figures.assign(
        **{name: np.bincount(positions[inside], weights=values[inside], minlength=size) for name, values in weighted.items()},
        on_time=np.bincount(positions[dated_on_time], minlength=size),
        longest_overdue=overdue.groupby(positions[inside]).max().reindex(range(size)).to_numpy(),
        dimension=[*range(1, size), WHOLE_PLAN],
    )
    whole_first = table.take([size - 1, *range(size - 1)])
    return whole_first[["dimension", *WEIGHTS, *COUNTS, "days_late", "longest_overdue", "light"]].reset_index(drop=True)


def _everything_and_dimensions(tasks: pd.DataFrame, *, as_of: dt.date, plan_year: int | None) -> tuple[Columns, Integers, list[object]]:
    """Return each task's status twice, with its dimension's position, then with that of the whole plan, after the last dimension."""
    year = plan_year or plan_year_of(tasks, as_of=as_of)
    status = status_columns(tasks, as_of=as_of, plan_year=year)
    _, codes, keys = groups_of(tasks, by="dimension", year=year)
    rows = np.arange(len(tasks))
    positions = np.concatenate([codes, np.full(len(rows), len(keys))])
    return taken(status, np.concatenate([rows, rows])), positions, keys


def taken(columns: Columns, places: Integers) -> Columns:
    """Return the rows of bare columns at places."""
    return {name: values[places] for name, values in columns.items()}
