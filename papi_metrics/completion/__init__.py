"""Completion of a plan on a date: a task table and an as-of date → one row of figures per group."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pandas as pd

from papi_metrics.completion.figures import AMBER_VARIANCE, LIGHTS, RED_DAYS_OVERDUE, RED_VARIANCE, group_figures
from papi_metrics.completion.groups import By, groups_of
from papi_metrics.completion.status import (
    DUE_SOON_DAYS,
    LABELS,
    elapsed_share,
    plan_year_of,
    status_columns,
    task_status,
)
from papi_metrics.completion.sums import COUNTS, WEIGHTS, WHOLE_PLAN, completion_sums, overall_and_dimensions, taken
from papi_metrics.errors import UnknownNameError

__all__ = [
    "AMBER_VARIANCE",
    "COUNTS",
    "DUE_SOON_DAYS",
    "LABELS",
    "LIGHTS",
    "RED_DAYS_OVERDUE",
    "RED_VARIANCE",
    "WEIGHTS",
    "WHOLE_PLAN",
    "By",
    "completion",
    "completion_sums",
    "elapsed_share",
    "overall_and_dimensions",
    "plan_year_of",
    "task_status",
]


def completion(
    tasks: pd.DataFrame, *, as_of: dt.date, by: By = "dimension", plan_year: int | None = None
) -> pd.DataFrame:
    """Work out completion, timing and light of a plan's groups on a date.

    Shape:  one row per group: the key (`dimension` Int64 1-8, always all; `sub_dimension`, all of the year;
            `lead_unit`, `executing_unit` in alphabetical order, tasks without one last with a missing key;
            no key for "overall"), then counts Int64, shares float64 (0-1, missing where nothing is counted),
            `days_late` (median, days) and `light` (green, amber, red, grey). A task of two offices or
            sub-dimensions counts for each.
    Errors: UnknownNameError if `by` is not a grouping.
    Source: product rules, section 3; `plan_year` defaults to the year the reading left on the table.
    """
    if by not in get_args(By):
        raise UnknownNameError("Không nhóm theo «{by}» được; chọn một trong {known}.", by=by, known=", ".join(get_args(By)))
    year = plan_year or plan_year_of(tasks, as_of=as_of)
    status = status_columns(tasks, as_of=as_of, plan_year=year)
    member, codes, keys = groups_of(tasks, by=by, year=year)
    figures = pd.DataFrame(group_figures(status if member is None else taken(status, member), codes, size=len(keys)))
    if by == "overall":
        return figures
    dtype = "Int64" if by == "dimension" else "str"
    return pd.concat([pd.Series(keys, dtype=dtype, name=by), figures], axis=1)
