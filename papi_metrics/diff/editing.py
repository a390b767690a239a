"""Change one task in place: a task table, a task's id and its new values → the table with that task changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.tracker import STATES, joined_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The small things of a task that may be changed in place; `progress` is a share 0-1 or None."""

    state: str
    progress: float | None
    completed_on: dt.date | None
    note: str | None


def edited(tasks: pd.DataFrame, task_id: str, edit: Edit) -> pd.DataFrame:
    """Return the table with one task's state, progress, completion date and note set; the note as a tracker's cell is read.

    Errors: UnknownNameError for a task or a state that does not exist; PapiError for a progress outside 0-1.
    """
    places = tasks.index[tasks["task_id"] == task_id]
    if len(places) != 1:
        raise UnknownNameError("Không có nhiệm vụ mã «{task_id}» trong phiên bản này.", task_id=task_id)
    if edit.state not in STATES:
        raise UnknownNameError("Không có trạng thái «{state}».", state=edit.state)
    if edit.progress is not None and not 0 <= edit.progress <= 1:
        raise PapiError("Tiến độ phải từ 0 % đến 100 %.")
    note = joined_lines(edit.note or "") or None
    values = {"state": edit.state, "progress": edit.progress, "completed_on": edit.completed_on, "note": note}
    table = tasks.copy()
    for name, value in values.items():
        column = table[name].copy()
        column.loc[places[0]] = pd.Timestamp(value) if isinstance(value, dt.date) else value
        table[name] = column
    return table


def edit_of(task: pd.Series) -> Edit:
    """Return what stands in a task now."""
    plain = {name: None if pd.isna(task[name]) else task[name] for name in ("progress", "completed_on", "note")}
    day = plain["completed_on"]
    return Edit(
        state=str(task["state"]),
        progress=plain["progress"],
        completed_on=None if day is None else day.date(),
        note=plain["note"],
    )
