"""Choose tasks as a reader asks for them: by dimension, office, label and text; and follow one over versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.palette import LABELS, STATES
from papi_metrics.text import fold
from papi_metrics.tracker import split_offices

_TEXTS = ("task", "deliverable", "lead_unit", "executing_unit", "timing", "note", "task_id")


def filter_tasks(
    tasks: pd.DataFrame,
    *,
    dimensions: Collection[int] = (),
    office: str | None = None,
    labels: Collection[str] = (),
    text: str = "",
) -> pd.DataFrame:
    """Return the tasks that meet every condition given; an empty condition is none.

    Shape:  rows of `tasks` (as `labelled_tasks` gives them) in order, with `label_word` and `state_word`.
            `text` is looked for in names, products, offices, times and notes, whatever its marks and case.
    """
    shown = tasks
    if dimensions:
        shown = shown[shown["dimension"].isin(list(dimensions))]
    if labels:
        shown = shown[shown["label"].isin(list(labels))]
    if office:
        shown = shown[_mask(office in (*_offices(lead), *_offices(other)) for lead, other in _office_cells(shown))]
    if needle := fold(text):
        shown = shown[_mask(any(needle in fold(cell) for cell in row if isinstance(cell, str)) for row in _rows(shown))]
    return shown.assign(
        label_word=[f"{LABELS[label].icon} {_(LABELS[label].word)}" for label in shown["label"]],
        state_word=[f"{STATES[state].icon} {_(STATES[state].word)}" for state in shown["state"]],
    ).reset_index(drop=True)


def overdue_first(tasks: pd.DataFrame) -> pd.DataFrame:
    """Return tasks with the overdue ones first, the longest overdue leading, then by due date, those without one last.

    Shape: rows of `labelled_tasks`, equal ones in the order they came in, numbered anew.
    """
    late = tasks["days_late"].where(tasks["label"] == "overdue").astype("Float64").fillna(0)
    order = tasks.assign(late=-late, ends=pd.to_datetime(tasks["due"])).sort_values(["late", "ends"])
    return order.drop(columns=["late", "ends"]).reset_index(drop=True)


def due_next(tasks: pd.DataFrame, *, as_of: dt.date) -> pd.DataFrame:
    """Return the tasks still to be done whose due date is ahead, the nearest first.

    Shape: rows of `labelled_tasks`, those due on one day in the order they came in, numbered anew.
    """
    ahead = tasks[(tasks["label"] == "open_in_time") & (pd.to_datetime(tasks["due"]) >= pd.Timestamp(as_of))]
    return ahead.sort_values("due", kind="stable").reset_index(drop=True)


def _mask(met: Iterable[bool]) -> npt.NDArray[np.bool_]:
    return np.fromiter(met, dtype="bool")


def _rows(tasks: pd.DataFrame) -> Iterable[tuple[object, ...]]:
    return zip(*(tasks[name] for name in _TEXTS), strict=True)


def _office_cells(tasks: pd.DataFrame) -> Iterable[tuple[object, ...]]:
    return zip(tasks["lead_unit"], tasks["executing_unit"], strict=True)


def _offices(cell: object) -> tuple[str, ...]:
    return split_offices(cell) if isinstance(cell, str) else ()


def offices_of(tasks: pd.DataFrame) -> list[str]:
    """Return every office of the tasks, leading or executing, in alphabetical order."""
    names = {name for row in _office_cells(tasks) for cell in row for name in _offices(cell)}
    return sorted(names, key=fold)


def task_history(
    versions: Sequence[tuple[int, dt.date, pd.DataFrame]],
    task_id: str,
    *,
    renamed: Mapping[int, Mapping[str, str | None]] = MappingProxyType({}),
) -> pd.DataFrame:
    """Follow one task back over versions: number, as-of date and task table of each, the earliest first.

    `renamed` tells the codes that changed with a version: number → later code → earlier code, None where the task began.
    Shape: one row per version that has the task, in the order given: `version`, `as_of`, `state_word`,
           `progress`, `due`, `completed_on`, `lead_unit`, `note`.
    """
    kept = ["state", "progress", "due", "completed_on", "lead_unit", "note"]
    rows: list[dict[Hashable, object]] = []
    for number, as_of, tasks in reversed(versions):
        found = tasks.loc[tasks["task_id"] == task_id, kept].to_dict("records")
        rows += [{"version": number, "as_of": pd.Timestamp(as_of), **task} for task in found]
        earlier = renamed.get(number, {}).get(task_id, task_id)
        if earlier is None:
            break
        task_id = earlier
    table = pd.DataFrame(rows[::-1], columns=["version", "as_of", *kept])
    words = [f"{STATES[state].icon} {_(STATES[state].word)}" for state in table["state"]]
    return table.assign(state_word=words).drop(columns="state")


def found_sentence(found: pd.DataFrame, *, of: int) -> str:
    """Say how many tasks are shown, and how many of them are overdue."""
    overdue = int((found["label"] == "overdue").sum())
    late = _(", {overdue} quá hạn", overdue=overdue) if overdue else ""
    return _("Đang xem {found} trên {total} nhiệm vụ{late}.", found=len(found), total=of, late=late) if len(found) != of else ngettext("Có {count} nhiệm vụ{late}.", of, late=late)
