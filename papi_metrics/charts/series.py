"""A unit's history of scores taken apart: one series a dimension, in plain numbers, with the years it starts anew."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from papi_metrics.change import Z_CONFIDENT
from papi_metrics.charts.template import DIMENSION_CODES, REST, mark
from papi_metrics.language import later
from papi_metrics.wording import is_missing, points

CARE_WORDS = later("một phần đo khác hoặc đổi đột ngột, so thận trọng")
_LARGER = 5
"""How much larger the hollow mark of the base year is."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One year of a series; `score` and `error` (standard error, points) are None where not known.

    `caution` says that the step from the point before asks for care.
    """

    year: int
    score: float | None
    error: float | None
    segment: int
    caution: bool

    @property
    def margin(self) -> float | None:
        """Half of the score's 95 % confidence interval, points."""
        return None if self.error is None else Z_CONFIDENT * self.error


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A dimension's scores over the years, named as in the newest year."""

    code: str
    name: str
    points: tuple[Point, ...]

    @property
    def breaks(self) -> tuple[int, ...]:
        """The years from which the series starts anew: nothing may be joined across them."""
        return tuple(point.year for before, point in itertools.pairwise(self.points) if before.segment != point.segment)

    @property
    def careful(self) -> frozenset[int]:
        """The published years that are to be compared with care with the one published before in their stretch."""
        known = [point for point in self.points if point.score is not None]
        steps = [(before.year, point.year) for before, point in itertools.pairwise(known) if before.segment == point.segment]
        doubtful = [point.year for point in self.points if point.caution]
        return frozenset(year for before, year in steps if any(before < one <= year for one in doubtful))


def dimension_series(history: pd.DataFrame) -> tuple[Series, ...]:
    """Return a series for every dimension of a history, in its order; other codes are left out.

    Errors: none; no series where no score of a dimension is known.
    """
    names = ["code", "name", "year", "score", "standard_error", "segment", "caution"]
    rows = [row for row in zip(*(history[name].tolist() for name in names), strict=True) if row[0] in DIMENSION_CODES]
    if all(is_missing(row[3]) for row in rows):
        return ()
    groups = ((code, list(group)) for code, group in itertools.groupby(rows, key=lambda row: str(row[0])))
    return tuple(
        Series(
            code=code,
            name=str(group[-1][1]),
            points=tuple(
                Point(year=int(year), score=_known(score), error=_known(error), segment=int(segment), caution=care)
                for _, _, year, score, error, segment, care in group
            ),
        )
        for code, group in groups
    )


def years_of(series: tuple[Series, ...]) -> range:
    """Return the years from the first to the last that any series has."""
    years = [point.year for one in series for point in one.points]
    return range(min(years), max(years) + 1)


def scores_of(series: tuple[Series, ...]) -> list[float]:
    """Return all known scores."""
    return [point.score for one in series for point in one.points if point.score is not None]


def _known(value: float) -> float | None:
    return None if is_missing(value) else float(value)


def joined(items: Sequence[T], link: Callable[[T, T], bool]) -> list[T | None]:
    """Return items as a line draws them: in their order, with nothing between two that no line links."""
    pairs = itertools.pairwise(items)
    return [*items[:1], *(one for before, item in pairs for one in ([item] if link(before, item) else [None, item]))]


def steps(items: Sequence[T], link: Callable[[T, T], bool]) -> list[T | None]:
    """Return both ends of every step that a line links, with nothing between two steps."""
    return [one for before, item in itertools.pairwise(items) if link(before, item) for one in (before, item, None)][:-1]


def plain_step(before: Point, point: Point) -> bool:
    """Tell whether a whole line may link two points that follow one another."""
    return before.segment == point.segment and not point.caution


def careful_step(before: Point, point: Point) -> bool:
    """Tell whether two points that follow one another may be linked by a dotted line only."""
    return before.segment == point.segment and point.caution and None not in (before.score, point.score)


def careful_line(one: Series) -> dict[str, object] | None:
    """Return the dotted line of a series' steps that ask for care; nothing without any."""
    drawn = steps(one.points, careful_step)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [point and point.year for point in drawn],
        "y": [point and point.score for point in drawn],
        "line": {"color": mark("blue"), "width": 2, "dash": "dot"},
        "hoverinfo": "skip",
        "cliponaxis": False,
    } if drawn else None


def score_line(one: Series, base_year: int, *, size: int) -> tuple[list[Point | None], dict[str, Any]]:
    """Return a series' line with its points, the base year's hollow, and bars where errors are known; its texts are left to the chart.

    Nothing stands between two stretches or before a step that asks for care, so that the line has a gap there; the points are
    returned as they are drawn, None for a gap.
    """
    drawn = joined(one.points, plain_step)
    hollow = [point is not None and point.year == base_year for point in drawn]
    margins = [point and point.margin for point in drawn]
    errors = {"error_y": {"array": margins, "thickness": 1, "width": 0, "color": REST}} if any(margins) else {}
    line = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [point and point.year for point in drawn],
        "y": [point and point.score for point in drawn],
        "line": {"color": mark("blue"), "width": 2},
        "marker": {
            "color": mark("blue"),
            "size": [size + _LARGER if base else size for base in hollow],
            "symbol": ["circle-open" if base else "circle" for base in hollow],
            "line": {"width": [2 if base else 0 for base in hollow]},
        },
        "hovertext": [point and f"{point.year}: {points(point.score)}" for point in drawn],
        "hoverinfo": "text",
        "cliponaxis": False,
        **errors,
    }
    return drawn, line
