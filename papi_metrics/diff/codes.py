"""Under which code a task stood before a version: the version's decided changes → later code, earlier code."""

from __future__ import annotations

import pandas as pd

from papi_metrics.diff.changes import CODE_FIELD


def earlier_codes(changes: pd.DataFrame, before: pd.DataFrame) -> dict[str, str | None]:
    """Return the tasks whose code was another in the version before, and those that were not in it (None).

    `changes` are those of a version, decided; `before` is the task table of the version before.
    A task that is not named had the same code.
    """
    codes = changes[changes["field"] == CODE_FIELD]
    added = changes[(changes["kind"] == "added") & changes["taken"]]
    kept = changes[(changes["kind"] == "removed") & ~changes["taken"]]
    codes_before = set(before["task_id"])
    found: dict[str, str | None] = dict.fromkeys(added["task_id"])
    found |= dict(zip(codes["after"], codes["before"], strict=True))
    for name, text in zip(kept["task_id"], kept["before"], strict=True):
        own = [code for code in before.loc[before["task"] == text, "task_id"] if name.startswith(f"{code}-")]
        if own and name not in codes_before:
            found[name] = max(own, key=len)
    return found
