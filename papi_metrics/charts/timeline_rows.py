"""Which tasks a timeline shows and in which rows: labelled tasks → the dated ones that matter most, by dimension."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd

from papi_metrics.wording import is_missing

MOST_TASKS = 40
"""Tasks drawn at most: overdue ones first, the longest overdue leading; then open ones by due date; then the rest."""

_RANKS = ("overdue", "open_in_time", "done_late", "done_undated", "done_on_time", "cancelled")
_COLUMNS = ["row", "dimension", "task", "lead_unit", "start", "due", "completed_on", "label", "days_late"]


def dated_tasks(labelled: pd.DataFrame) -> pd.DataFrame:
    """Return the tasks that have a due date, with what the picture needs of them."""
    return labelled.loc[labelled["due"].notna(), _COLUMNS]


def foremost(dated: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """Keep the tasks that matter most; the longest overdue is the one due first."""
    rank = dated["label"].map({label: place for place, label in enumerate(_RANKS)})
    return dated.assign(rank=rank).sort_values(["rank", "due", "row"], kind="stable").head(most)


def placed(tasks: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return rows from top to bottom: a dimension's heading, then its tasks by due date; tasks of none stand last."""
    ordered = tasks.sort_values(["dimension", "due", "row"], kind="stable", na_position="last")
    rows: list[dict[Any, Any]] = []
    for dimension, group in itertools.groupby(ordered.to_dict("records"), key=_dimension):
        rows += [{"heading": dimension}, *group]
    return [{**row, "at": at} for at, row in enumerate(rows)]


def _dimension(task: dict[Any, Any]) -> int | None:
    return None if is_missing(task["dimension"]) else int(task["dimension"])
