"""Stretches of the calendar as they are stated, before it is known which year is meant: points and spans."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

MonthDay: TypeAlias = tuple[int, int]

LAST_DAY = 0
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Point:
    """One date or one period: its first day (None for a date), its last day, and the year if it was stated."""

    first: MonthDay | None
    last: MonthDay
    year: int | None = None

    @property
    def is_whole_year(self) -> bool:
        """Whether it is a year from its first day to its last."""
        return self.first == (1, 1) and self.last == (12, LAST_DAY)


@dataclass(frozen=True, slots=True)
class Span:
    """A stated stretch: a point alone (`closing`), from one to another (both), or from one on (`opening`)."""

    opening: Point | None = None
    closing: Point | None = None

    @property
    def is_limit(self) -> bool:
        """Whether only a last day was stated: a date, or a period that is named as the end."""
        return self.opening is None and self.closing is not None and self.closing.first is None

    @property
    def points(self) -> tuple[Point, ...]:
        """The points in the order they were written."""
        return tuple(point for point in (self.opening, self.closing) if point)


def day_point(day: int, month: int, year: int | None) -> Point | None:
    """Return the point of one day, or None if no calendar has that day."""
    if _day(year or _LEAP_YEAR, (month, day)) is None or day == LAST_DAY:
        return None
    return Point(None, (month, day), year)


def months(first: int, last: int, year: int | None) -> Point:
    """Return the point of the months from one to another."""
    return Point((first, 1), (last, LAST_DAY), year)


def as_limit(point: Point) -> Span:
    """Return the span that ends with the point and has no stated beginning."""
    return Span(None, replace(point, first=None))


def starts(point: Point, year: int) -> date | None:
    """Return the day a point begins on in a year, None where the calendar lacks it."""
    return _day(year, point.first or point.last)


def ends(point: Point, year: int) -> date | None:
    """Return the day a point ends on in a year, None where the calendar lacks it."""
    return _day(year, point.last)


def _day(year: int, month_day: MonthDay) -> date | None:
    month, day = month_day
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None
