"""Tasks as they were sent beside tasks as the original gives them."""

from __future__ import annotations

import pandas as pd

from papi_metrics.snapshots.lines import plain_tasks

_OF_ITS_VERSIONS = ("task_id",)
"""What comes from the versions before and not from the file: a task keeps the code it once had."""


def tasks_that_differ(sent: pd.DataFrame, read: pd.DataFrame) -> int:
    """Count the tasks of two tables in which one of them differs from the other, place by place; codes are not compared."""
    mine, theirs = (
        [tuple(value for name, value in row.items() if name not in _OF_ITS_VERSIONS) for row in plain_tasks(table)] for table in (sent, read)
    )
    return sum(one != other for one, other in zip(mine, theirs, strict=False)) + abs(len(mine) - len(theirs))
