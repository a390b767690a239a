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
WIDTH, BAND, WORDS, ASIDE, BELOW = 300, 232, 50, 58, 58
"""The canvas: its width, the height where marks stand, that of the words above and below them, and the strips at its edges."""
APART = 28
"""Two marks' centres at least."""
_LEAST_POINTS, _LEAST_PCT, _EDGE = 20.0, 10.0, 16


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
        bottom=0 if compared.all() else BELOW,
        points=max([_LEAST_POINTS, *(100 * matrix.loc[planned, "variance"].astype("float64") - BEHIND).abs()]),
        pct=max([_LEAST_PCT, *matrix.loc[compared, "change_pct"].astype("float64").abs()]),
    )


def marks_of(matrix: pd.DataFrame, canvas: Canvas) -> list[Mark]:
    """Place the dimensions one after the other; who would stand on another makes way to the nearest free place."""
    marks: list[Mark] = []
    for row in matrix.to_dict("records"):
        x = canvas.left / 2 if row["effort"] == "no_task" else canvas.across(100 * float(row["variance"]))
        y = canvas.bottom / 2 - 10 if row["result"] == "unknown" else canvas.up(float(row["change_pct"]))
        shown = next((place for place in _places(x, y, canvas) if _is_free(place, marks)), (x, y))
        marks.append(Mark(row=row, x=x, y=y, shown_x=shown[0], shown_y=shown[1]))
    return marks


def _places(x: float, y: float, canvas: Canvas) -> Iterable[tuple[float, float]]:
    """Yield the place itself, then places around it, ever wider; none leaves its quadrant or strip."""
    home = _field(x, y, canvas)
    for radius, step in itertools.product(range(0, 200, 7), range(12)):
        angle = step * math.pi / 6
        place = (round(x + radius * math.cos(angle), 2), round(y + radius * math.sin(angle), 2)) if radius else (x, y)
        if _field(*place, canvas) == home:
            yield place


def _field(x: float, y: float, canvas: Canvas) -> tuple[int, int] | None:
    """Tell which quadrant or strip a place is in: the columns, the bands of the threshold; None at an edge."""
    half = PCT_SIGNIFICANT / canvas.pct * (BAND / 2 - _EDGE)
    room = canvas.bottom + WORDS <= y <= canvas.bottom + WORDS + BAND or y < canvas.bottom
    if not (room and 0 < x < WIDTH):
        return None
    column = 0 if x < canvas.left else 1 if x <= canvas.middle else 2
    band = 0 if y < canvas.bottom else 1 if y <= canvas.level - half else 2 if y < canvas.level + half else 3
    return column, band


def _is_free(place: tuple[float, float], marks: list[Mark]) -> bool:
    return all(math.dist(place, (mark.shown_x, mark.shown_y)) >= APART for mark in marks)
