"""What entries of a list of units say of each other: repeats, parents, mergers; what does not hold is left out and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from papi_metrics.findings import Finding
from papi_metrics.unit_lists.entries import Entry
from papi_metrics.unit_tree import LEVELS

Known = Mapping[str, list[Entry]]


def related(entries: Sequence[Entry]) -> tuple[list[Entry], list[Finding]]:
    """Return the entries that stand together, and the findings; what names an entry left out is left out in its turn."""
    kept, findings = _sifted(list(entries), _repeated)
    for check in (_circling("parent", "unit-loop"), _circling("merged_into", "unit-merger-loop")):
        kept, told = _sifted(kept, check)
        findings += told
    while True:
        left, told = _sifted(kept, _unsupported)
        findings += told
        if len(left) == len(kept):
            return kept, [*findings, *_ended_above(kept)]
        kept = left


def _sifted(entries: list[Entry], check: Callable[[list[Entry]], Iterable[tuple[Entry, Finding]]]) -> tuple[list[Entry], list[Finding]]:
    """Return the entries that a check finds nothing wrong with, and what it finds."""
    wrong = list(check(entries))
    out = {id(entry) for entry, _ in wrong}
    return [entry for entry in entries if id(entry) not in out], [told for _, told in wrong]


def _repeated(entries: list[Entry]) -> Iterator[tuple[Entry, Finding]]:
    """Yield entries whose code an earlier one has at the same time."""
    met: dict[str, list[Entry]] = {}
    for entry in entries:
        same = next((other for other in met.get(entry.unit, ()) if other.meets(entry)), None)
        if same is None:
            met.setdefault(entry.unit, []).append(entry)
        else:
            yield entry, entry.finding("unit-repeated", "unit", first=f"{same.sheet}!{same.row}")


def _circling(about: str, code: str) -> Callable[[list[Entry]], Iterator[tuple[Entry, Finding]]]:
    """Return the check for entries that lead back to themselves, on any of their times."""

    def check(entries: list[Entry]) -> Iterator[tuple[Entry, Finding]]:
        ways: dict[str, set[str]] = {}
        for entry in entries:
            ways.setdefault(entry.unit, set()).update({getattr(entry, about)} - {None})
        circles = _in_circles(ways)
        yield from ((entry, entry.finding(code, about)) for entry in entries if entry.unit in circles and getattr(entry, about) in circles)

    return check


def _in_circles(ways: Mapping[str, set[str]]) -> set[str]:
    """Return what can be reached from itself: whatever remains once ends and beginnings are taken away, again and again."""
    left = {key: {to for to in ways[key] if to in ways} for key in ways}
    while True:
        named = {to for tos in left.values() for to in tos}
        loose = {key for key, tos in left.items() if not tos or key not in named}
        if not loose:
            return set(left)
        left = {key: tos - loose for key, tos in left.items() if key not in loose}


def _unsupported(entries: list[Entry]) -> Iterator[tuple[Entry, Finding]]:
    """Yield entries whose parent or successor does not hold among those that are left."""
    known: dict[str, list[Entry]] = {}
    for entry in entries:
        known.setdefault(entry.unit, []).append(entry)
    top = min((LEVELS.index(entry.level) for entry in entries), default=0)
    for entry in entries:
        told = next(_faults(entry, known, top), None)
        if told is not None:
            yield entry, told


def _faults(entry: Entry, known: Known, top: int) -> Iterator[Finding]:
    if entry.parent is None:
        if LEVELS.index(entry.level) > top:
            yield entry.finding("unit-parent-absent", "parent", value="")
    elif entry.parent not in known:
        yield entry.finding("unit-parent-unknown", "parent")
    elif not all(_is_above(other, entry) for other in known[entry.parent] if other.meets(entry)):
        yield entry.finding("unit-parent-level", "parent", parent=known[entry.parent][0].name)
    if entry.merged_into is not None and entry.merged_into not in known:
        yield entry.finding("unit-merged-unknown", "merged_into")
    if entry.merged_into is not None and entry.valid_to is None:
        yield entry.finding("unit-merged-lasting", "merged_into")


def _is_above(parent: Entry, entry: Entry) -> bool:
    return LEVELS.index(parent.level) < LEVELS.index(entry.level)


def _ended_above(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Yield entries that stand longer than the unit above them."""
    lasting: dict[str, list[Entry]] = {}
    for entry in entries:
        lasting.setdefault(entry.unit, []).append(entry)
    for entry in entries:
        above = lasting[entry.parent] if entry.parent else []
        ends = [other.valid_to for other in above]
        days = [end for end in ends if end is not None]
        if above and len(days) == len(ends) and (entry.valid_to is None or entry.valid_to > max(days)):
            yield entry.finding("unit-parent-ended", "parent", parent=above[-1].name, end=f"{max(days):%d/%m/%Y}")
