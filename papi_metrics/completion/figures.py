"""Figures of groups: task statuses and their groups' positions → one row per group."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from papi_metrics.completion.status import LABELS, Columns, Floats, Integers, Masks

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
_MOST_DAYS = 2**22
"""More days than lie between the first date that there is and the last."""
_ON_TIME, _OVERDUE = LABELS.index("done_on_time"), LABELS.index("overdue")


def group_figures(status: Columns, positions: Integers, *, size: int) -> Columns:
    """Sum the columns of task statuses up by group.

    Shape: one value per group, the columns of `completion` without the key; a position outside 0..size-1 is no group.
    """
    inside = (positions >= 0) & (positions < size)
    if not inside.all():
        status, positions = {name: values[inside] for name, values in status.items()}, positions[inside]
    sums = _Sums(positions, size)
    label, days_late = status["label"], status["days_late"]
    labels = sums.number_of_each(label, len(LABELS))
    figures: dict[str, npt.NDArray[Any]] = {name: labels[:, place] for place, name in enumerate(LABELS)}
    figures["tasks"] = labels.sum(axis=1)
    figures["counted"] = figures["tasks"] - figures["cancelled"]
    figures["done"] = figures["done_on_time"] + figures["done_late"] + figures["done_undated"]
    for name in ("due_soon", "no_deadline"):
        figures[name] = sums.number_of(status[name])
    figures |= _shares(figures, status, sums)
    timed = sums.number_of((label == _ON_TIME) & ~status["no_deadline"])
    figures["on_time_rate"] = _share(timed, timed + figures["done_late"] + figures["overdue"])
    figures["days_late"] = sums.median_of(days_late)
    figures["light"] = _lights(figures, sums.number_of((label == _OVERDUE) & (days_late > RED_DAYS_OVERDUE)) > 0)
    return {name: figures[name] for name in _COLUMNS}


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

    def median_of(self, days: Floats) -> Floats:
        """Return each group's median of the whole days, 0 and more, that are known."""
        known = ~np.isnan(days)
        groups = self._positions[known]
        # One sort of whole numbers, group first, is the quickest way to all medians.
        ordered = np.sort(groups * _MOST_DAYS + days[known].astype("int64")) % _MOST_DAYS
        counts = np.bincount(groups, minlength=self._size)
        some = counts > 0
        first, count = (np.cumsum(counts) - counts)[some], counts[some]
        medians = np.full(self._size, np.nan)
        medians[some] = (ordered[first + (count - 1) // 2] + ordered[first + count // 2]) / 2
        return medians


def _shares(counts: Columns, status: Columns, sums: _Sums) -> dict[str, Floats]:
    """Return the weighted shares; cancelled tasks weigh nothing."""
    weight = np.where(status["counted"], status["weight"], 0.0)
    weights = sums.total(weight)
    columns = (("completion", "earned"), ("planned", "planned"), ("level_of_effort", "effort"))
    shares = {name: _share(sums.total(weight * status[column]), weights) for name, column in columns}
    done = _share(counts["done"], counts["counted"])
    return {**shares, "variance": shares["completion"] - shares["planned"], "done_share": done}


def _share(part: npt.NDArray[Any], whole: npt.NDArray[Any]) -> Floats:
    """Divide; nothing of nothing is missing."""
    with np.errstate(invalid="ignore"):
        share: Floats = part / whole
    return share


def _lights(figures: Columns, long_overdue: Masks) -> npt.NDArray[np.str_]:
    """Choose each group's light; the gravest reason decides."""
    variance = figures["variance"].round(_ROUNDING)
    return np.select(
        [
            figures["counted"] == 0,
            long_overdue | (variance <= RED_VARIANCE),
            (figures["overdue"] > 0) | (variance <= AMBER_VARIANCE),
        ],
        ["grey", "red", "amber"],
        default="green",
    )
