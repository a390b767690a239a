"""Put the timings of one cell together: entries and the plan's year → one deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papi_metrics.deadlines.marks import Mark
from papi_metrics.deadlines.sentences import Entry
from papi_metrics.deadlines.spans import Span
from papi_metrics.deadlines.value import UNREAD, Deadline
from papi_metrics.deadlines.years import Window, windows


def combined(entries: Sequence[Entry], plan_year: int | None) -> Deadline:
    """Return what the timings of a cell say together; unread where they contradict each other.

    Recurring outweighs standing, standing outweighs dates, dates outweigh events.
    """
    kinds = {entry.item.kind for entry in entries if isinstance(entry.item, Mark)}
    if "recurring" in kinds:
        return _recurring(entries, plan_year)
    if "standing" in kinds:
        return _standing(entries, plan_year)
    if any(isinstance(entry.item, Span) for entry in entries):
        return UNREAD if _is_either_event_or_date(entries) else _dated(entries, plan_year)
    return Deadline("event")


def _spans(entries: Sequence[Entry]) -> list[Span]:
    return [entry.item for entry in entries if isinstance(entry.item, Span)]


def _recurring(entries: Sequence[Entry], plan_year: int | None) -> Deadline:
    """Return recurring; a last day beside "hằng quý" is lost in no silence, beside "hằng năm" it belongs to it."""
    oftener = any(
        isinstance(entry.item, Mark) and entry.item.kind == "recurring" and entry.item.form != "yearly"
        for entry in entries
    )
    if oftener and any(span.is_limit for span in _spans(entries)):
        return UNREAD
    is_open = any(span.closing is None for span in _spans(entries))
    return _from_first(entries, plan_year, "recurring") if is_open else Deadline("recurring")


def _standing(entries: Sequence[Entry], plan_year: int | None) -> Deadline:
    """Return standing, from the start of the period that comes before the mark or that says "từ"."""
    spans = _spans(entries)
    if not spans:
        return Deadline("standing")
    first_mark = next(index for index, entry in enumerate(entries) if _is_standing(entry))
    if any(isinstance(entry.item, Span) and entry.item.is_limit for entry in entries[first_mark:]):
        return UNREAD
    if _is_only_periodic(entries) and not all(span.closing and span.closing.is_whole_year for span in spans):
        return UNREAD
    reading = _from_first(entries, plan_year, "standing")
    comes_first = any(isinstance(entry.item, Span) for entry in entries[:first_mark])
    return reading if comes_first or spans[0].opening else replace(reading, start=None)


def _is_standing(entry: Entry) -> bool:
    return isinstance(entry.item, Mark) and entry.item.kind == "standing"


def _is_only_periodic(entries: Sequence[Entry]) -> bool:
    """Tell whether the only mark is "định kỳ": with a period beside it the rhythm is not certain."""
    return all(entry.item.form == "periodic" for entry in entries if isinstance(entry.item, Mark))


def _from_first(entries: Sequence[Entry], plan_year: int | None, kind: str) -> Deadline:
    found = windows(entries, plan_year)
    if not found:
        return UNREAD
    return Deadline("recurring" if kind == "recurring" else "standing", found[0].start)


def _is_either_event_or_date(entries: Sequence[Entry]) -> bool:
    """Tell whether an event replaces the date ("Quý II hoặc theo kế hoạch của huyện"); one on demand adds to it."""
    for index, entry in enumerate(entries):
        if entry.join in ("or", "/"):
            pair = [other.item for other in entries[max(index - 1, 0) : index + 1]]
            if any(isinstance(item, Mark) and item.form != "on_demand" for item in pair):
                return True
    return False


def _dated(entries: Sequence[Entry], plan_year: int | None) -> Deadline:
    found = windows(entries, plan_year)
    if found is None:
        return UNREAD
    reached: Window | None = None
    for group in _bracketed_after_plain(found):
        whole = _listed(group)
        if whole is None:
            return UNREAD
        reached = whole if reached is None else _added(reached, whole)
        if reached is None:
            return UNREAD
    if reached is None:
        return UNREAD
    return Deadline("dated", reached.start, reached.due) if reached.due else Deadline("standing", reached.start)


def _bracketed_after_plain(found: Sequence[Window]) -> list[list[Window]]:
    """Return the windows one by one, those of one bracket together."""
    groups: list[list[Window]] = []
    for window in found:
        if window.bracketed and groups and groups[-1][-1].bracketed:
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups
