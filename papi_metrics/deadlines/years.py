"""Give every stated stretch its year: entries and the plan's year → windows of real dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from papi_metrics.deadlines.sentences import Entry
from papi_metrics.deadlines.spans import Point, Span, ends, starts
from papi_metrics.deadlines.windows import Window


def dated_windows(entries: Sequence[Entry], plan_year: int | None) -> list[Window] | None:
    """Return the dated windows of a cell in order, or None where a year or a day is not certain.

    A year at the end holds for the points before it in the same clause; a point after it takes the plan's year
    or the year stated before, whichever alone runs forward; a clause without any year takes the plan's.
    """
    found: list[Window | None] = []
    stated: set[int] = set()
    is_bare = False
    for clause in _clauses(entries):
        spans = [entry.item for entry in clause if isinstance(entry.item, Span)]
        points = [point for span in spans for point in span.points]
        years = _years(spans, plan_year)
        if years is None:
            return None
        stated.update(point.year for point in points if point.year)
        is_bare = is_bare or not (not points or any(point.year for point in points))
        supply = iter(years)
        found += [_window(entry, supply) for entry in clause if isinstance(entry.item, Span)]
    complete = [window for window in found if window]
    if len(complete) < len(found) or (is_bare and stated - {plan_year}):
        return None
    return complete


def _clauses(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    edges = [0, *(index for index, entry in enumerate(entries) if entry.join == ";"), len(entries)]
    return (entries[first:last] for first, last in pairwise(edges))


def _years(spans: Sequence[Span], plan_year: int | None) -> list[int] | None:
    """Return the year of each point of a clause, None where two are as likely or none is stated."""
    points = [point for span in spans for point in span.points]
    in_range = [point is span.opening for span in spans for point in span.points]
    years = [point.year for point in points]
    for index in range(len(points) - 2, -1, -1):
        following = years[index + 1]
        if years[index] is None and following is not None:
            # "Từ tháng 6 đến năm 2023": the year is an end of its own and says nothing of the month's.
            if points[index + 1].is_whole_year and following != plan_year:
                return None
            years[index] = _preceding_year(points[index : index + 2], following, plan_year if in_range[index] else None)
    known: list[int] = []
    for point, year in zip(points, years, strict=True):
        chosen = year or _following_year(point, plan_year, list(zip(points, known, strict=False))[-1:])
        if chosen is None:
            return None
        known.append(chosen)
    return known


def _preceding_year(pair: Sequence[Point], following: int, plan_year: int | None) -> int:
    """Choose the year of a point by the one after it; the plan's if only that runs forward ("tháng 11 đến 01/2023")."""
    reached = ends(pair[1], following)
    options = (following, following - 1) if plan_year == following - 1 else (following,)
    return next((year for year in options if reached and (day := ends(pair[0], year)) and day <= reached), following)


def _following_year(point: Point, plan_year: int | None, previous: list[tuple[Point, int]]) -> int | None:
    """Choose the year of a point that has none stated after it, by the point before it where there is one."""
    if not previous:
        return plan_year
    options = {previous[0][1], plan_year or previous[0][1]}
    if len(options) > 1:
        reached = ends(*previous[0])
        options = {year for year in options if reached and (day := ends(point, year)) and day >= reached}
    return options.pop() if len(options) == 1 else None


def _window(entry: Entry, years: Iterator[int]) -> Window | None:
    """Return the entry's window, None where its calendar lacks the day or its end is before its start."""
    span = entry.item
    if isinstance(span, Span):
        start = starts(span.opening, next(years)) if span.opening else None
        due = None
        if span.closing:
            year = next(years)
            due = ends(span.closing, year)
            start = start or (starts(span.closing, year) if span.closing.first else None)
        is_whole = (span.opening is None or start) and (span.closing is None or due)
        if is_whole and not (start and due and due < start):
            return Window(start, due, bracketed=entry.bracketed, apart=entry.join == ";")
    return None
