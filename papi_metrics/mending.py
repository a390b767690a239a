"""What a person has mended: the findings of an earlier check against those of the file that came back."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from papi_metrics.catalogue import CATALOGUE
from papi_metrics.finding_list import list_heading, read_place
from papi_metrics.findings import Finding, kind_of
from papi_metrics.text import clean, fold
from papi_metrics.workbook import Cell, Sheet, read_workbook

_MOST_PAIRS = 4_000_000
"""Beyond it the nearest pairs are not looked for: places are taken in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Two checks compared; only findings that ask something of a person count.

    `mended` are of the earlier check and are gone, `remaining` and `appeared` are of the later one. Each in reading order.
    """

    mended: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()
    appeared: tuple[Finding, ...] = ()


def findings_compared(before: Iterable[Finding], after: Iterable[Finding]) -> Mending:
    """Tell which findings of an earlier check are mended, which remain and which are new.

    A finding remains if its like is still there: first the same doubt about the same value in the same column, by the nearest
    rows, for rows come and go; then the same doubt in the same cell with another value; then in another column, for columns
    come and go too. Each finding has one partner at most.
    """
    old, later = ([item for item in items if kind_of(item).mend] for items in (before, after))
    gone, fresh = list(range(len(old))), list(range(len(later)))
    for likeness in (_value_and_column, _cell, _value):
        pairs = list(_paired([(place, old[place]) for place in gone], [(place, later[place]) for place in fresh], likeness))
        gone = sorted(set(gone) - {place for place, _ in pairs})
        fresh = sorted(set(fresh) - {place for _, place in pairs})
    appeared = set(fresh)
    return Mending(
        mended=tuple(old[place] for place in gone),
        remaining=tuple(item for place, item in enumerate(later) if place not in appeared),
        appeared=tuple(later[place] for place in fresh),
    )


def findings_listed(source: bytes | Sequence[Sheet]) -> tuple[Finding, ...]:
    """Read the findings back that a painted workbook lists, for comparison and for nothing else: people edit the list.

    `source` is the file, or the lists that were read from it (`Workbook.lists`). Lines may be sorted, filtered, moved, edited
    or gone; a line without a known code is passed over, a place or value that cannot be read is missing. None without a list.
    Errors: UnreadableError if the bytes are no workbook.
    """
    sheets = read_workbook(source).lists if isinstance(source, bytes) else source
    return next((tuple(_listed(sheet)) for sheet in sheets if list_heading(sheet.rows)), ())


def _listed(sheet: Sheet) -> Iterator[Finding]:
    found = list_heading(sheet.rows)
    if found is None:
        return
    top, columns = found
    for row in sheet.rows[top + 1 :]:
        words = {field: _words(row[column]) for field, column in columns.items()}
        code = words["code"]
        if code not in CATALOGUE:
            continue
        kind = CATALOGUE[code]
        row_number, column = read_place(words["place"])
        yield Finding(
            code=code,
            severity=kind.severity,
            message=words.get("message") or f"{kind.result} {kind.mend[:1].upper()}{kind.mend[1:]}.",
            sheet=words.get("sheet") or None,
            row=row_number,
            column=column,
            value=words.get("value") or None,
        )


def _words(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


_Placed = tuple[int, Finding]


def _paired(old: Sequence[_Placed], later: Sequence[_Placed], likeness: Callable[[Finding], Hashable]) -> Iterator[tuple[int, int]]:
    """Yield places of findings that are alike, the nearest rows together."""
    groups: dict[Hashable, tuple[list[_Placed], list[_Placed]]] = {}
    for side, items in enumerate((old, later)):
        for placed in items:
            groups.setdefault(likeness(placed[1]), ([], []))[side].append(placed)
    for ours, theirs in groups.values():
        ours.sort(key=_row)
        theirs.sort(key=_row)
        yield from ((ours[one][0], theirs[other][0]) for one, other in _nearest(list(map(_row, ours)), list(map(_row, theirs))))


def _row(placed: _Placed) -> int:
    return placed[1].row or 0


def _nearest(ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    """Pair rows of two sorted lists, as many as the shorter has, in order, with the least distance in all."""
    if len(ours) > len(theirs):
        return [(one, other) for other, one in _nearest(theirs, ours)]
    count, most = len(ours), len(theirs)
    if count == most or count * most > _MOST_PAIRS:
        return list(zip(range(count), range(count), strict=True))
    best, rows = np.zeros(most + 1), np.asarray(theirs)
    taken: list[npt.NDArray[np.bool_]] = []
    for row in ours:
        # The cost of pairing this row with each of theirs, its predecessors being paired with earlier ones.
        paired = np.concatenate(([math.inf], best[:-1] + np.abs(rows - row)))
        best = np.minimum.accumulate(paired)
        taken.append(paired == best)
    return list(_way_back(taken, most))


def _way_back(taken: Sequence[npt.NDArray[np.bool_]], at: int) -> Iterator[tuple[int, int]]:
    for place, choices in reversed(list(enumerate(taken))):
        while not choices[at]:
            at -= 1
        at -= 1
        yield place, at


def _value_and_column(item: Finding) -> Hashable:
    return item.code, _sheet(item), item.column, _said(item)


def _cell(item: Finding) -> Hashable:
    return item.code, _sheet(item), item.column, item.row


def _value(item: Finding) -> Hashable:
    return item.code, _sheet(item), _said(item)


def _sheet(item: Finding) -> str | None:
    return item.sheet and fold(item.sheet)


def _said(item: Finding) -> str:
    """Return a value as it is compared: what a cell cannot hold, and how it was typed, makes no difference."""
    return clean(item.value).casefold() if item.value else ""
