"""The matrix of eight dimensions in the order they press, and those that fall without any task."""

from __future__ import annotations

import pandas as pd


def most_pressing(matrix: pd.DataFrame) -> pd.DataFrame:
    """Put the dimensions in the order they press.

    Shape: rows and columns of `dimension_matrix`: by `urgency`, then the deepest fall in per cent first (what cannot be
           compared last), then by number.
    """
    result = matrix.assign(compared=matrix["change_pct"].where(matrix["result"] != "unknown"))
    ordered = result.sort_values(["urgency", "compared", "dimension"], kind="stable", na_position="last")
    return ordered.drop(columns="compared").reset_index(drop=True)


def falling_without_task(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the dimensions whose score fell and that no task is planned for, in the order of the table."""
    return matrix[(matrix["effort"] == "no_task") & (matrix["result"] == "down")]


def tasks_by_lateness(labelled: pd.DataFrame, *, dimension: int) -> pd.DataFrame:
    """Return a dimension's tasks as someone looks for them: the longest overdue first, then open ones by due date, then done ones.

    Shape: rows and columns of `labelled_tasks`; within what is alike by due date, tasks without one last, then as in the tracker.
    """
    own = labelled[labelled["dimension"].eq(dimension).fillna(value=False).astype(bool)]
    stage = own["label"].map({"overdue": 0, "open_in_time": 1}).fillna(2)
    return (
        own.assign(stage=stage)
        .sort_values(["stage", "due", "row"], kind="stable", na_position="last")
        .drop(columns="stage")
        .reset_index(drop=True)
    )
