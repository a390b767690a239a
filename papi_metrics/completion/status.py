"""What each task has earned and should have on a date, its timing label and its flags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from papi_metrics.tracker import DEADLINE_KINDS, STATES

LABELS = ("done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled")
DUE_SOON_DAYS = 14

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]
Masks = npt.NDArray[np.bool_]
Columns = Mapping[str, npt.NDArray[Any]]
"""A table as bare arrays: of the sixty tasks of a plan, pandas would cost more than all that is worked out of them."""

_STATE: Mapping[str, int] = MappingProxyType({state: code for code, state in enumerate(STATES)})
_KIND: Mapping[str, int] = MappingProxyType({kind: code for code, kind in enumerate(DEADLINE_KINDS)})
_LABEL: Mapping[str, int] = MappingProxyType({label: code for code, label in enumerate(LABELS)})
_NEVER = np.iinfo("int64").max // 4
"""Stands for "no date" among days since 1970, far beyond any date."""


def elapsed_share(as_of: dt.date, *, plan_year: int) -> float:
    """Return the elapsed share of the plan year on a date, both ends counted, held within 0-1.

    Source: product rules, completion on a date t.
    """
    first = dt.date(plan_year, 1, 1)
    days = (dt.date(plan_year + 1, 1, 1) - first).days
    return min(max(((as_of - first).days + 1) / days, 0.0), 1.0)


def plan_year_of(tasks: pd.DataFrame, *, as_of: dt.date) -> int:
    """Return the plan's year as the reading left it on the table, else the year of the as-of date."""
    return int(tasks.attrs.get("plan_year") or as_of.year)


def task_status(tasks: pd.DataFrame, *, as_of: dt.date, plan_year: int | None = None) -> pd.DataFrame:
    """Work out what each task has earned and should have, its timing label and flags on a date.

    Shape:  one row per task, index of `tasks`: `counted` bool, `weight`, `earned`, `planned`, `effort` float64
            (0-1; effort is the part of earned that is level of effort), `label` (one of LABELS, categorical),
            `days_late` float64 (late or overdue tasks only), `due_soon`, `no_deadline`, `done` bool.
    Source: the timing columns of the ministries' tracking reports; earned value with level of effort.
    """
    columns = status_columns(tasks, as_of=as_of, plan_year=plan_year or plan_year_of(tasks, as_of=as_of))
    label = pd.Categorical.from_codes(columns["label"], categories=pd.Index(LABELS))
    return pd.DataFrame({**columns, "label": label}, index=tasks.index, copy=False)


def status_columns(tasks: pd.DataFrame, *, as_of: dt.date, plan_year: int) -> Columns:
    """Work out what `task_status` says as bare arrays.

    Shape: the columns of `task_status`, `label` as int8: the position in LABELS.
    """
    share = elapsed_share(as_of, plan_year=plan_year)
    state = _codes(tasks["state"], _STATE)
    kind = _codes(tasks["deadline_kind"], _KIND)
    due, completed = _days(tasks["due"]), _days(tasks["completed_on"])
    today = np.datetime64(as_of, "D").astype("int64")
    done, cancelled = state == _STATE["done"], state == _STATE["cancelled"]
    earned, effort = _earned(tasks, state, kind, share)
    standing = (kind == _KIND["standing"]) | (kind == _KIND["recurring"])
    past_due = np.where((kind == _KIND["dated"]) & (due != _NEVER), today >= due, today >= _last_day(plan_year))
    label, days_late = _labels(state, due, completed, today)
    open_task = ~done & ~cancelled
    return {
        "counted": ~cancelled,
        "done": done,
        "weight": tasks["weight"].to_numpy(dtype="float64", na_value=1.0),
        "earned": earned,
        "planned": np.where(standing, share, past_due.astype("float64")),
        "effort": effort,
        "label": label,
        "days_late": days_late,
        "due_soon": open_task & (due >= today) & (due - today <= DUE_SOON_DAYS),
        "no_deadline": ~cancelled & (due == _NEVER),
    }


def _codes(column: pd.Series, vocabulary: Mapping[str, int]) -> Codes:
    """Return positions in the vocabulary; -1 for what is not in it."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, words = np.asarray(column.cat.codes), column.cat.categories
    else:
        codes, words = pd.factorize(column)
    place: Codes = np.array([*(vocabulary.get(word, -1) for word in words), -1], dtype="int8")
    placed: Codes = place[codes]
    return placed


def _days(column: pd.Series) -> Integers:
    """Return dates as days since 1970; _NEVER where missing."""
    days = (column if column.dtype.kind == "M" else pd.to_datetime(column)).to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), _NEVER, days.astype("int64"))


def _last_day(year: int) -> int:
    return int(np.datetime64(dt.date(year, 12, 31), "D").astype("int64"))


def _earned(tasks: pd.DataFrame, state: Codes, kind: Codes, share: float) -> tuple[Floats, Floats]:
    """Return earned shares, and the part of them that rests on time passing and not on a report."""
    progress = tasks["progress"].to_numpy(dtype="float64")
    reported = ~np.isnan(progress)
    under_way = (state == _STATE["in_progress"]) | (state == _STATE["awaiting_confirmation"])
    standing = (kind == _KIND["standing"]) | (kind == _KIND["recurring"])
    effort = np.where(under_way & standing & ~reported, share, 0.0)
    earned = np.where(reported, np.clip(progress, 0.0, 1.0), effort)
    earned[state == _STATE["done"]] = 1.0
    return earned, effort


def _labels(state: Codes, due: Integers, completed: Integers, today: np.int64) -> tuple[Codes, Floats]:
    """Return each task's position in LABELS and its days late, missing unless late or overdue."""
    done, cancelled = state == _STATE["done"], state == _STATE["cancelled"]
    late_done = done & (completed != _NEVER) & (completed > due)
    overdue = ~(done | cancelled) & (today > due)
    label = np.full(len(due), _LABEL["open_in_time"], dtype="int8")
    label[done] = _LABEL["done_on_time"]
    label[done & (due != _NEVER) & (completed == _NEVER)] = _LABEL["done_undated"]
    label[late_done] = _LABEL["done_late"]
    label[overdue] = _LABEL["overdue"]
    label[cancelled] = _LABEL["cancelled"]
    days = np.full(len(due), np.nan)
    days[late_done] = (completed - due)[late_done]
    days[overdue] = (today - due)[overdue]
    return label, days


