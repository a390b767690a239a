"""A unit's history of scores taken apart: one series a dimension, in plain numbers, with the years it starts anew."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pandas as pd

from papi_metrics.change import Z_CONFIDENT
from papi_metrics.charts.template import DIMENSION_CODES
from papi_metrics.wording import is_missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One year of a series; `score` and `error` (standard error, points) are None where not known."""

    year: int
    score: float | None
    error: float | None
    segment: int

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


def dimension_series(history: pd.DataFrame) -> tuple[Series, ...]:
    """Return a series for every dimension of a history, in its order; other codes are left out.

    Errors: none; no series where no score of a dimension is known.
    """
    names = ["code", "name", "year", "score", "standard_error", "segment"]
    rows = [row for row in zip(*(history[name].tolist() for name in names), strict=True) if row[0] in DIMENSION_CODES]
    if all(is_missing(row[3]) for row in rows):
        return ()
    groups = ((code, list(group)) for code, group in itertools.groupby(rows, key=lambda row: str(row[0])))
    return tuple(
        Series(
            code=code,
            name=str(group[-1][1]),
            points=tuple(
                Point(year=int(year), score=_known(score), error=_known(error), segment=int(segment))
                for _, _, year, score, error, segment in group
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
