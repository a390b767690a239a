"""Where the marks of the quadrants stand: effort and result → places on a canvas as narrow as a phone's, none on another."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from papi_metrics.change import PCT_SIGNIFICANT
from papi_metrics.completion import AMBER_VARIANCE

BEHIND = 100 * AMBER_VARIANCE
"""Percentage points of variance at which work is behind."""
WIDTH, BAND, WORDS, ASIDE = 300, 232, 50, 60
"""The canvas: its width, the height where marks stand, that of the words above and below them, and the strip at its left."""
APART = 28
"""Two marks' centres at least."""
_LEAST_POINTS, _LEAST_PCT, _EDGE, _RADIUS, _LINE = 20.0, 10.0, 16, 12, 16
_STEP, _FAR = 7, 40
_WAYS = sorted(
    ((_STEP * across, _STEP * up) for across, up in itertools.product(range(-_FAR, _FAR + 1), repeat=2)),
    key=lambda way: (math.hypot(*way), abs(way[1]), way),
)
"""Ways that a mark may make, the nearest first, on a grid so that marks in a row leave room."""


Field = tuple[int, int] | None
"""A column and a band; None at an edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A dimension's row, where it belongs, and where its mark stands so that it covers no other."""

    row: dict[Any, Any]
    x: float
    y: float
    shown_x: float
    shown_y: float

    @property
    def moved(self) -> bool:
        """Whether the mark had to make way."""
        return (self.x, self.y) != (self.shown_x, self.shown_y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """The quadrants' edges in pixels of a phone, and how far they reach: `points` of variance around the threshold, `pct` around 0."""

    left: float
    bottom: float
    points: float
    pct: float

    @property
    def height(self) -> float:
        """The whole canvas' height."""
        return self.bottom + BAND + 2 * WORDS

    @property
    def middle(self) -> float:
        """Where the threshold of effort stands."""
        return (self.left + WIDTH) / 2

    @property
    def level(self) -> float:
        """Where an unchanged score stands."""
        return self.bottom + WORDS + BAND / 2

    def across(self, variance: float) -> float:
        """Return where a variance in percentage points stands."""
        return self.middle + (variance - BEHIND) / self.points * ((WIDTH - self.left) / 2 - _EDGE)

    def up(self, pct: float) -> float:
        """Return where a change in per cent stands."""
        return self.level + pct / self.pct * (BAND / 2 - _EDGE)


def canvas_of(matrix: pd.DataFrame) -> Canvas:
    """Choose the canvas for a matrix: a strip at the left for dimensions without a task, one below for scores without a comparison."""
    planned, compared = matrix["effort"] != "no_task", matrix["result"] != "unknown"
    return Canvas(
        left=0 if planned.all() else ASIDE,
        bottom=_below(matrix[~compared]),
        points=max([_LEAST_POINTS, *(100 * matrix.loc[planned, "variance"].astype("float64") - BEHIND).abs()]),
        pct=max([_LEAST_PCT, *matrix.loc[compared, "change_pct"].astype("float64").abs()]),
    )


def _below(unknown: pd.DataFrame) -> float:
    """Return the height of the strip below: its words, and a row for every two marks of the fullest column."""
    if unknown.empty:
        return 0
    return _LINE + APART * -(-int(unknown["effort"].value_counts().max()) // 2) + 2


def marks_of(matrix: pd.DataFrame, canvas: Canvas) -> list[Mark]:
    """Place the dimensions one after the other; who would stand on another makes way to the nearest free place."""
    marks: list[Mark] = []
    aside = canvas.left / 2 if (matrix["effort"] == "no_task").sum() == 1 else _EDGE
    for row in matrix.to_dict("records"):
        x = aside if row["effort"] == "no_task" else canvas.across(100 * float(row["variance"]))
        y = canvas.bottom - _LINE - APART / 2 if row["result"] == "unknown" else canvas.up(float(row["change_pct"]))
        shown = next((place for place in _places(x, y, canvas) if _is_free(place, marks)), (x, y))
        marks.append(Mark(row=row, x=x, y=y, shown_x=shown[0], shown_y=shown[1]))
    return marks


def _places(x: float, y: float, canvas: Canvas) -> Iterable[tuple[float, float]]:
    """Yield the place itself, then places around it, ever wider: first those of its quadrant or strip, then of its column."""
    yield x, y
    home = _field(x, y, canvas)
    for is_near in (_same, _beside):
        for across, up in _WAYS[1:]:
            place = (round(x + across, 2), round(y + up, 2))
            if is_near(_field(*place, canvas), home):
                yield place


def _same(field: Field, home: Field) -> bool:
    return field == home


def _beside(field: Field, home: Field) -> bool:
    """Tell whether two fields are of one column, and both within or both outside the strip below."""
    return field is not None and home is not None and field[0] == home[0] and (field[1] == 0) == (home[1] == 0)


def _field(x: float, y: float, canvas: Canvas) -> Field:
    """Tell which quadrant or strip a place is in: the columns, the bands of the threshold; None at an edge."""
    half = PCT_SIGNIFICANT / canvas.pct * (BAND / 2 - _EDGE)
    room = canvas.bottom + WORDS <= y <= canvas.bottom + WORDS + BAND or _RADIUS < y < canvas.bottom - _LINE - _RADIUS
    if not (room and _RADIUS < x < WIDTH - _RADIUS):
        return None
    column = 0 if x < canvas.left else 1 if x <= canvas.middle else 2
    band = 0 if y < canvas.bottom else 1 if y <= canvas.level - half else 2 if y < canvas.level + half else 3
    return column, band


def _is_free(place: tuple[float, float], marks: list[Mark]) -> bool:
    return all(math.dist(place, (mark.shown_x, mark.shown_y)) >= APART for mark in marks)
