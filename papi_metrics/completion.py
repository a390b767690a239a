"""Completion of a plan on a date: a task table and an as-of date → one row of figures per group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

import numpy as np
import pandas as pd

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import sub_dimensions
from papi_metrics.text import fold
from papi_metrics.tracker import DEADLINE_KINDS, STATES, split_offices

By = Literal["dimension", "sub_dimension", "lead_unit", "executing_unit", "overall"]
LABELS = ("done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled")
LIGHTS = ("green", "amber", "red", "grey")

DUE_SOON_DAYS = 14
RED_DAYS_OVERDUE = 30
RED_VARIANCE = -0.25
AMBER_VARIANCE = -0.10

_ROUNDING = 9
"""Decimals that thresholds are compared at, so that 0.6 - 0.7 is -0.10 and not a shade above."""

_COLUMNS = (
    "tasks", "counted", "done", "completion", "planned", "variance", "level_of_effort", "done_share", "on_time_rate",
    "days_late", *LABELS, "due_soon", "no_deadline", "light",
)  # fmt: skip
_STATE: Mapping[str, int] = MappingProxyType({state: code for code, state in enumerate(STATES)})
_KIND: Mapping[str, int] = MappingProxyType({kind: code for code, kind in enumerate(DEADLINE_KINDS)})


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
    year = plan_year or plan_year_of(tasks, as_of=as_of)
    share = elapsed_share(as_of, plan_year=year)
    state = _codes(tasks["state"], STATES)
    kind = _codes(tasks["deadline_kind"], DEADLINE_KINDS)
    due, completed = _days(tasks["due"]), _days(tasks["completed_on"])
    today = np.datetime64(as_of, "D").astype("int64")
    done, cancelled = state == _STATE["done"], state == _STATE["cancelled"]
    earned, effort = _earned(tasks, state, kind, share)
    standing = (kind == _KIND["standing"]) | (kind == _KIND["recurring"])
    past_due = np.where(kind == _KIND["dated"], today >= due, today >= _last_day(year))
    label, days_late = _labels(done, cancelled, due, completed, today)
    open_task = ~done & ~cancelled
    return pd.DataFrame(
        {
            "counted": ~cancelled,
            "done": done,
            "weight": tasks["weight"].to_numpy(dtype="float64", na_value=1.0),
            "earned": earned,
            "planned": np.where(standing, share, past_due.astype("float64")),
            "effort": effort,
            "label": pd.Categorical.from_codes(label, categories=list(LABELS)),
            "days_late": days_late,
            "due_soon": open_task & (due >= today) & (due - today <= DUE_SOON_DAYS),
            "no_deadline": ~cancelled & (due == _NEVER),
        },
        index=tasks.index,
        copy=False,
    )


_NEVER = np.iinfo("int64").max // 4
"""Stands for "no date" among days since 1970, far beyond any date."""


def _codes(column: pd.Series, vocabulary: tuple[str, ...]) -> np.ndarray:
    """Return positions in the vocabulary; -1 for what is not in it."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, words = np.asarray(column.cat.codes), column.cat.categories
    else:
        codes, words = pd.factorize(column)
    place = np.append(pd.Index(vocabulary).get_indexer(words), -1).astype("int8")
    return place[codes]


def _days(column: pd.Series) -> np.ndarray:
    """Return dates as days since 1970; _NEVER where missing."""
    days = pd.to_datetime(column).to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), _NEVER, days.astype("int64"))


def _last_day(year: int) -> int:
    return int(np.datetime64(dt.date(year, 12, 31), "D").astype("int64"))


def _earned(tasks: pd.DataFrame, state: np.ndarray, kind: np.ndarray, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Return earned shares, and the part of them that rests on time passing and not on a report."""
    progress = tasks["progress"].to_numpy(dtype="float64", na_value=np.nan)
    reported = ~np.isnan(progress)
    under_way = (state == _STATE["in_progress"]) | (state == _STATE["awaiting_confirmation"])
    standing = (kind == _KIND["standing"]) | (kind == _KIND["recurring"])
    effort = np.where(under_way & standing & ~reported, share, 0.0)
    earned = np.where(reported, np.clip(progress, 0.0, 1.0), effort)
    earned[state == _STATE["done"]] = 1.0
    return earned, effort


def _labels(
    done: np.ndarray, cancelled: np.ndarray, due: np.ndarray, completed: np.ndarray, today: np.int64
) -> tuple[np.ndarray, np.ndarray]:
    """Return each task's position in LABELS and its days late, missing unless late or overdue."""
    late_done = done & (completed != _NEVER) & (completed > due)
    overdue = ~(done | cancelled) & (today > due)
    label = np.full(len(due), LABELS.index("open_in_time"), dtype="int8")
    label[done] = LABELS.index("done_on_time")
    label[done & (due != _NEVER) & (completed == _NEVER)] = LABELS.index("done_undated")
    label[late_done] = LABELS.index("done_late")
    label[overdue] = LABELS.index("overdue")
    label[cancelled] = LABELS.index("cancelled")
    days = np.full(len(due), np.nan)
    days[late_done] = (completed - due)[late_done]
    days[overdue] = (today - due)[overdue]
    return label, days


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
        raise UnknownNameError(f"Không nhóm theo «{by}» được; chọn một trong {', '.join(get_args(By))}.")
    year = plan_year or plan_year_of(tasks, as_of=as_of)
    status = task_status(tasks, as_of=as_of, plan_year=year)
    member, codes, keys = _groups(tasks, by, year)
    figures = _figures(status if member is None else status.take(member), codes, len(keys))
    if by == "overall":
        return figures
    dtype = "Int64" if by == "dimension" else "str"
    return pd.concat([pd.Series(keys, dtype=dtype, name=by), figures], axis=1)


def _groups(tasks: pd.DataFrame, by: By, year: int) -> tuple[np.ndarray | None, np.ndarray, list[object]]:
    """Return which task each membership means (None: every task once), its group's position, and the keys."""
    if by == "overall":
        return None, np.zeros(len(tasks), dtype="int64"), [None]
    if by == "dimension":
        return None, tasks["dimension"].to_numpy(dtype="int64", na_value=0) - 1, list(range(1, 9))
    column = "sub_dimensions" if by == "sub_dimension" else by
    values, cells = pd.factorize(tasks[column])
    parts = [tuple(cell.split("; ")) if by == "sub_dimension" else split_offices(cell) for cell in cells]
    blank = [()] if (values < 0).any() else []
    keys, places = _keys([*parts, *blank], by, year)
    values = np.where(values < 0, len(parts), values)
    sizes = np.array([len(place) for place in places], dtype="int64")
    flat = np.array([position for place in places for position in place], dtype="int64")
    if (sizes == 1).all():
        return None, flat[values], keys
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    member = np.repeat(np.arange(len(tasks)), sizes[values])
    offset = np.arange(len(member)) - np.repeat(np.cumsum(sizes[values]) - sizes[values], sizes[values])
    return member, flat[np.repeat(starts[values], sizes[values]) + offset], keys


def _keys(parts: list[tuple[str, ...]], by: By, year: int) -> tuple[list[object], list[list[int]]]:
    """Order the keys and place each cell's parts among them; spellings that fold alike are one office."""
    if by == "sub_dimension":
        keys: list[object] = list(sub_dimensions(year))
        position = {str(key): index for index, key in enumerate(keys)}
        return keys, [[position[part] for part in cell if part in position] for cell in parts]
    spelling: dict[str, str] = {}
    for cell in parts:
        for part in cell:
            spelling.setdefault(fold(part), part)
    order = {key: index for index, key in enumerate(sorted(spelling))}
    nobody = [len(order)] if any(not cell for cell in parts) else []
    names = [*(spelling[key] for key in order), *([None] if nobody else [])]
    return names, [sorted({order[fold(part)] for part in cell}) or nobody for cell in parts]


def _figures(status: pd.DataFrame, codes: np.ndarray, size: int) -> pd.DataFrame:
    """Sum up task statuses by group position; positions outside 0..size-1 belong to no group."""
    inside = (codes >= 0) & (codes < size)
    if not inside.all():
        status, codes = status[inside], codes[inside]

    def total(values: np.ndarray) -> np.ndarray:
        return np.bincount(codes, weights=values, minlength=size)

    def number_of(mask: np.ndarray) -> np.ndarray:
        return np.bincount(codes[mask], minlength=size)

    counted, done = status["counted"].to_numpy(), status["done"].to_numpy()
    no_deadline = status["no_deadline"].to_numpy()
    weight = np.where(counted, status["weight"].to_numpy(), 0.0)
    label = np.asarray(status["label"].cat.codes)
    labels = np.bincount(codes * len(LABELS) + label, minlength=size * len(LABELS))
    table = pd.DataFrame(labels.reshape(size, len(LABELS)), columns=list(LABELS))
    weights = total(weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        for name, column in (("completion", "earned"), ("planned", "planned"), ("level_of_effort", "effort")):
            table[name] = total(weight * status[column].to_numpy()) / weights
        table["tasks"] = np.bincount(codes, minlength=size)
        table["counted"] = number_of(counted)
        table["done"] = number_of(done)
        table["done_share"] = table["done"].to_numpy() / table["counted"].to_numpy()
        timed = number_of((label == LABELS.index("done_on_time")) & ~no_deadline)
        table["on_time_rate"] = timed / (timed + table["done_late"].to_numpy() + table["overdue"].to_numpy())
    table["variance"] = table["completion"] - table["planned"]
    days_late = status["days_late"].to_numpy()
    late = ~np.isnan(days_late)
    table["days_late"] = pd.Series(days_late[late]).groupby(codes[late]).median().reindex(range(size)).to_numpy()
    table["due_soon"] = number_of(status["due_soon"].to_numpy())
    table["no_deadline"] = number_of(no_deadline)
    long_overdue = number_of((label == LABELS.index("overdue")) & (days_late > RED_DAYS_OVERDUE)) > 0
    table["light"] = _lights(table, long_overdue)
    return table[list(_COLUMNS)]


def _lights(table: pd.DataFrame, long_overdue: np.ndarray) -> np.ndarray:
    """Choose each group's light; the gravest reason decides."""
    variance = table["variance"].round(_ROUNDING).to_numpy()
    with np.errstate(invalid="ignore"):
        return np.select(
            [
                table["counted"].to_numpy() == 0,
                long_overdue | (variance <= RED_VARIANCE),
                (table["overdue"].to_numpy() > 0) | (variance <= AMBER_VARIANCE),
            ],
            ["grey", "red", "amber"],
            default="green",
        )
