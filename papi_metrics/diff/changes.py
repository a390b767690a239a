"""Field by field what changed between two task tables: matches → one row a change, steps backwards first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from papi_metrics.diff.matching import Match, earlier, later, match_tasks
from papi_metrics.diff.words import in_words

CHANGE_COLUMNS = ("key", "kind", "task_id", "task", "row", "field", "before", "after", "backward")
CHANGE_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "state": ("state",),
    "progress": ("progress",),
    "due": ("timing", "deadline_kind", "start", "due"),
    "completed_on": ("completed_on",),
    "lead_unit": ("lead_unit",),
    "executing_unit": ("executing_unit",),
    "task": ("task",),
    "dimension": ("dimension", "component", "sub_dimensions"),
    "deliverable": ("deliverable",),
    "weight": ("weight",),
    "evidence": ("evidence",),
    "note": ("note",),
    "task_id": ("task_id",),
})
"""What is told and taken or left as one change: field → the columns that go together."""
_NOT_BEGUN = ("not_started", "cancelled")
CODE_FIELD = "task_id"
"""A code is told and always taken: a task left under its former code could stand in another task's place."""


def task_changes(before: pd.DataFrame, after: pd.DataFrame, matches: Sequence[Match] | None = None) -> pd.DataFrame:
    """List what changed from one task table to another of the same plan.

    A step backwards is: done and no longer done, progress that falls, or is gone in a task that is not done, a due date
    moved later or gone, a completion date gone; and a task removed that was done or begun.
    Shape: a row per changed field of a task in both, per task removed and per task added; steps backwards first, then
           removed, changed and added tasks in the later table's order: `key` (names the change), `kind`, `task_id`,
           `task`, `row` Int64 (of the later file, of the earlier one for a removed task), `field` (a key of
           CHANGE_FIELDS, blank for a whole task), `before`, `after` (in words, missing where nothing stood), `backward`.
    """
    found = match_tasks(before, after) if matches is None else matches
    parts = [*_changed(before, after, [match for match in found if match.before is not None and match.after is not None])]
    parts += [_whole("removed", before, [match for match in found if match.after is None])]
    parts += [_whole("added", after, [match for match in found if match.before is None])]
    table = pd.concat(parts)
    rank = np.select([table["backward"], table["kind"] == "removed", table["kind"] == "changed"], [0, 1, 2], 3)
    ordered = table.assign(rank=rank).sort_values(["rank", "place", "order"])
    return ordered[list(CHANGE_COLUMNS)].reset_index(drop=True)


def _changed(before: pd.DataFrame, after: pd.DataFrame, pairs: Sequence[Match]) -> list[pd.DataFrame]:
    places = later(pairs)
    first = before.iloc[earlier(pairs)]
    second = after.iloc[places].set_axis(first.index).assign(task_id=[match.task_id for match in pairs])
    parts = []
    for order, (field, columns) in enumerate(CHANGE_FIELDS.items()):
        differs = _differs(first, second, columns)
        if not differs.any():
            continue
        one, other = first[differs], second[differs]
        parts.append(_rows(
            "changed", other, field=field, place=places[differs], order=order,
            before=in_words(field, one), after=in_words(field, other), backward=_backward(field, one, other),
        ))  # fmt: skip
    return parts


def _differs(first: pd.DataFrame, second: pd.DataFrame, columns: Sequence[str]) -> npt.NDArray[np.bool_]:
    differs = np.zeros(len(first), dtype=bool)
    for column in columns:
        one, other = first[column], second[column]
        missing = one.isna().to_numpy(), other.isna().to_numpy()
        same = (one == other).fillna(value=False).to_numpy()
        differs |= ~(same | (missing[0] & missing[1]))
    return differs


def _backward(field: str, one: pd.DataFrame, other: pd.DataFrame) -> list[bool]:
    """Return which of the tasks whose field changed went backwards."""
    rule = _BACKWARD.get(field)
    return [False] * len(one) if rule is None else rule(one, other).tolist()


def _fell(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    # A task that is done has earned all, though no progress stands beside it any more.
    gone = one["progress"].notna() & other["progress"].isna() & (other["state"] != "done")
    return gone | (other["progress"] < one["progress"])


def _put_off(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    return one["due"].notna() & (other["due"].isna() | (other["due"] > one["due"]))


_BACKWARD: Mapping[str, Callable[[pd.DataFrame, pd.DataFrame], pd.Series]] = MappingProxyType({
    "state": lambda one, _: one["state"] == "done",
    "progress": _fell,
    "due": _put_off,
    "completed_on": lambda one, other: one["completed_on"].notna() & other["completed_on"].isna(),
})


def _whole(kind: str, tasks: pd.DataFrame, alone: Sequence[Match]) -> pd.DataFrame:
    places = earlier(alone) if kind == "removed" else later(alone)
    rows = tasks.iloc[places].assign(task_id=[match.task_id for match in alone])
    texts, nothing = rows["task"].tolist(), [None] * len(rows)
    removed = kind == "removed"
    return _rows(
        kind, rows, field="", place=places, order=0,
        before=texts if removed else nothing, after=nothing if removed else texts, backward=_was_begun(rows) & removed,
    )  # fmt: skip


def _was_begun(tasks: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return which tasks have something to lose: a state beyond not started, some progress, a completion date."""
    begun = ~tasks["state"].isin(_NOT_BEGUN) | (tasks["progress"] > 0) | tasks["completed_on"].notna()
    return begun.to_numpy()


def _rows(kind: str, tasks: pd.DataFrame, *, field: str, **columns: Any) -> pd.DataFrame:  # noqa: ANN401 - columns of several types
    ids = tasks["task_id"].tolist()
    return pd.DataFrame({
        "key": pd.Series([f"{kind}|{name}|{field}" for name in ids], dtype="str"),
        "kind": pd.Series([kind] * len(ids), dtype="str"),
        "task_id": pd.Series(ids, dtype="str"),
        "task": pd.Series(tasks["task"].tolist(), dtype="str"),
        "row": pd.Series(tasks["row"].tolist(), dtype="Int64"),
        "field": pd.Series([field] * len(ids), dtype="str"),
        "before": pd.Series(columns["before"], dtype="str"),
        "after": pd.Series(columns["after"], dtype="str"),
        "backward": columns["backward"],
        "place": columns["place"],
        "order": columns["order"],
    })
