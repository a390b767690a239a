"""Figures of groups: task statuses and their groups' positions → one row per group."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from papi_metrics.completion.status import LABELS, Floats, Integers, Masks

LIGHTS = ("green", "amber", "red", "grey")
RED_DAYS_OVERDUE = 30
RED_VARIANCE = -0.25
AMBER_VARIANCE = -0.10

_ROUNDING = 9
"""Decimals that thresholds are compared at, so that 0.6 - 0.7 is -0.10 and not a shade above."""

_COLUMNS = (
    "tasks", "counted", "done", "completion", "planned", "variance", "level_of_effort", "done_share", "on_time_rate",
    "days_late", *LABELS, "due_soon", "no_deadline", "light",
)  # fmt: skip
_ON_TIME, _OVERDUE = LABELS.index("done_on_time"), LABELS.index("overdue")


def group_figures(status: pd.DataFrame, positions: Integers, *, size: int) -> pd.DataFrame:
    """Sum task statuses up by group.

    Shape: one row per group, the columns of `completion` without the key; a position outside 0..size-1 is no group.
    """
    inside = (positions >= 0) & (positions < size)
    if not inside.all():
        status, positions = status[inside], positions[inside]
    sums = _Sums(positions, size)
    label = np.asarray(status["label"].cat.codes)
    table = pd.DataFrame(sums.number_of_each(label, len(LABELS)), columns=list(LABELS))
    table["tasks"] = table.sum(axis=1)
    table["counted"] = table["tasks"] - table["cancelled"]
    table["done"] = table["done_on_time"] + table["done_late"] + table["done_undated"]
    for name in ("due_soon", "no_deadline"):
        table[name] = sums.number_of(status[name].to_numpy())
    _add_shares(table, status, sums)
    timed = sums.number_of((label == _ON_TIME) & ~status["no_deadline"].to_numpy())
    table["on_time_rate"] = _share(timed, timed + table["done_late"].to_numpy() + table["overdue"].to_numpy())
    days_late = status["days_late"].to_numpy()
    table["days_late"] = sums.median_of(days_late)
    table["light"] = _lights(table, sums.number_of((label == _OVERDUE) & (days_late > RED_DAYS_OVERDUE)) > 0)
    return table[list(_COLUMNS)]


class _Sums:
    """Sums and counts of values by group."""

    def __init__(self, positions: Integers, size: int) -> None:
        self._positions = positions
        self._size = size

    def total(self, values: Floats) -> Floats:
        return np.bincount(self._positions, weights=values, minlength=self._size).astype("float64", copy=False)

    def number_of(self, mask: Masks) -> Integers:
        return np.bincount(self._positions[mask], minlength=self._size)

    def number_of_each(self, codes: npt.NDArray[np.int8], kinds: int) -> Integers:
        """Count how often each code 0..kinds-1 stands in each group: a row a group, a column a code."""
        counts = np.bincount(self._positions * kinds + codes, minlength=self._size * kinds)
        return counts.reshape(self._size, kinds)

    def median_of(self, values: Floats) -> Floats:
        """Return each group's median of the values that are known."""
        known = ~np.isnan(values)
        medians = pd.Series(values[known]).groupby(self._positions[known]).median()
        return np.asarray(medians.reindex(range(self._size)), dtype="float64")


def _add_shares(table: pd.DataFrame, status: pd.DataFrame, sums: _Sums) -> None:
    """Add the weighted shares; cancelled tasks weigh nothing."""
    weight = np.where(status["counted"].to_numpy(), status["weight"].to_numpy(), 0.0)
    weights = sums.total(weight)
    for name, column in (("completion", "earned"), ("planned", "planned"), ("level_of_effort", "effort")):
        table[name] = _share(sums.total(weight * status[column].to_numpy()), weights)
    table["variance"] = table["completion"] - table["planned"]
    table["done_share"] = _share(table["done"].to_numpy(), table["counted"].to_numpy())


def _share(part: npt.NDArray[Any], whole: npt.NDArray[Any]) -> Floats:
    """Divide; nothing of nothing is missing."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / whole, np.nan).astype("float64", copy=False)


def _lights(table: pd.DataFrame, long_overdue: Masks) -> npt.NDArray[np.str_]:
    """Choose each group's light; the gravest reason decides."""
    variance = table["variance"].round(_ROUNDING).to_numpy()
    return np.select(
        [
            table["counted"].to_numpy() == 0,
            long_overdue | (variance <= RED_VARIANCE),
            (table["overdue"].to_numpy() > 0) | (variance <= AMBER_VARIANCE),
        ],
        ["grey", "red", "amber"],
        default="green",
    )
