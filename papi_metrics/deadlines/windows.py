"""Windows of real dates, and what two of them say together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """A stated stretch: `start` where one was stated, `due` unless it is only a beginning.

    bracketed: it stands in brackets. apart: it stands in a line or sentence of its own. is_list: it holds several.
    """

    start: date | None
    due: date | None
    bracketed: bool = False
    apart: bool = False
    is_list: bool = False
    is_contradictory: bool = False

    @property
    def is_limit(self) -> bool:
        """Whether only a last day was stated."""
        return self.start is None


_CONTRADICTION = Window(None, None, is_contradictory=True)


def listed(first: Window, second: Window) -> Window:
    """Return two timings of a list as one: from where the first begins to where the last ends.

    A limit after one period bounds it ("Quý II, trước 15/6"); a list that runs backwards is a contradiction.
    """
    if second.due is None or first.is_contradictory or second.is_contradictory:
        return _CONTRADICTION
    if first.due is None:
        runs = second.is_limit and first.start is not None and first.start <= second.due
        return replace(first, due=second.due) if runs else _CONTRADICTION
    if first.is_limit and second.start and not second.apart:
        # "Trước ngày 20 tháng 6 và tháng 12": the day may be meant for both months.
        return _CONTRADICTION
    if first.start and second.is_limit and second.due < first.due:
        bounds = first.start <= second.due and not (second.apart or first.is_list)
        return replace(first, due=second.due) if bounds else _CONTRADICTION
    runs = first.due <= second.due and (not first.start or not second.start or first.start <= second.start)
    return replace(first, due=second.due, is_list=True) if runs else _CONTRADICTION


def narrowed(outer: Window, inner: Window) -> Window:
    """Return a timing and the one in brackets after it as one: the narrower decides, if one holds the other."""
    if outer.is_contradictory or inner.is_contradictory:
        return _CONTRADICTION
    if _holds(outer, inner):
        return replace(outer, start=inner.start or outer.start, due=inner.due)
    return outer if _holds(inner, outer) else _CONTRADICTION


def _holds(outer: Window, inner: Window) -> bool:
    if outer.due is None or inner.due is None:
        return False
    if outer.start is None:
        return inner.start is None and outer.due == inner.due
    return outer.start <= (inner.start or inner.due) and inner.due <= outer.due
