"""Put the timings of one cell together: entries and the plan's year → one deadline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from papi_metrics.deadlines.marks import Mark
from papi_metrics.deadlines.sentences import Entry
from papi_metrics.deadlines.spans import Span
from papi_metrics.deadlines.value import UNREAD, Deadline
from papi_metrics.deadlines.windows import Window, listed, narrowed
from papi_metrics.deadlines.years import dated_windows


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
    if all(span.closing for span in _spans(entries)):
        return Deadline("recurring")
    found = dated_windows(entries, plan_year)
    return Deadline("recurring", next(window.start for window in found if not window.due)) if found else UNREAD


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
    if first_mark == 0 and not spans[0].opening:
        return Deadline("standing")
    found = dated_windows(entries, plan_year)
    return Deadline("standing", found[0].start) if found else UNREAD


def _is_standing(entry: Entry) -> bool:
    return isinstance(entry.item, Mark) and entry.item.kind == "standing"


def _is_only_periodic(entries: Sequence[Entry]) -> bool:
    """Tell whether the only mark is "định kỳ": with a period beside it the rhythm is not certain."""
    return all(entry.item.form == "periodic" for entry in entries if isinstance(entry.item, Mark))


def _is_either_event_or_date(entries: Sequence[Entry]) -> bool:
    """Tell whether an event stands for the date or the date for the event, so that neither is certain.

    "Quý II hoặc theo kế hoạch của huyện", "Sau khi Luật có hiệu lực (01/7/2022)"; an event on demand only adds to it.
    """
    for index, entry in enumerate(entries):
        pair = [other.item for other in entries[max(index - 1, 0) : index + 1]]
        explains = entry.bracketed and isinstance(entry.item, Span)
        if (entry.join in ("or", "/") or explains) and any(
            isinstance(item, Mark) and item.form != "on_demand" for item in pair
        ):
            return True
    return False


def _dated(entries: Sequence[Entry], plan_year: int | None) -> Deadline:
    """Return the one stretch that all dates and periods of a cell make, brackets read with what stands before."""
    found = dated_windows(entries, plan_year)
    if not found:
        return UNREAD
    plain: list[Window] = []
    for group in _groups(found):
        inner = reduce(listed, group)
        if group[0].bracketed and plain:
            inner = narrowed(plain.pop(), inner)
        plain.append(inner)
    whole = reduce(listed, plain)
    if whole.is_contradictory:
        return UNREAD
    return Deadline("dated", whole.start, whole.due) if whole.due else Deadline("standing", whole.start)


def _groups(found: Sequence[Window]) -> list[list[Window]]:
    """Return the windows one by one, those of one bracket together."""
    groups: list[list[Window]] = []
    for window in found:
        if window.bracketed and groups and groups[-1][-1].bracketed:
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups
