"""The matrix of eight dimensions in the order they press, and those that fall without any task."""

from __future__ import annotations

import pandas as pd

_OPEN = ("overdue", "open_in_time")


def most_pressing(matrix: pd.DataFrame) -> pd.DataFrame:
    """Put the dimensions in the order they press.

    Shape: rows and columns of `dimension_matrix`: by `urgency`, then the deepest fall in per cent first (what cannot be
           compared last), then by number.
    """
    result = matrix.assign(compared=matrix["change_pct"].where(matrix["result"] != "unknown"))
    ordered = result.sort_values(["urgency", "compared", "dimension"])
    return ordered.drop(columns="compared").reset_index(drop=True)


def falling_without_task(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the dimensions whose score fell and that no task is planned for, in the order of the table."""
    return matrix[(matrix["effort"] == "no_task") & (matrix["result"] == "down")]


def tasks_by_lateness(labelled: pd.DataFrame, *, dimension: int) -> pd.DataFrame:
    """Return a dimension's tasks as someone looks for them: the longest overdue first, then open ones by due date, then done ones.

    Shape: rows and columns of `labelled_tasks`; within what is alike by due date, tasks without one last, then as in the tracker.
    """
    own = labelled[labelled["dimension"].eq(dimension).fillna(value=False).astype(bool)]
    # What is overdue was due before today, what is open in time is not: among open tasks the due date alone is the order.
    ordered = own.assign(closed=~own["label"].isin(_OPEN)).sort_values(["closed", "due", "row"])
    return ordered.drop(columns="closed").reset_index(drop=True)
