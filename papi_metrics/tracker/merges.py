"""Unmerge the rows under a heading: the value of a merged range stands in each of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, column_letter
from papi_metrics.tracker.headings import Heading
from papi_metrics.workbook import Cell, Merge, Sheet

# The lowest of the blanks that are not ASCII.
_ODD = "\u00a0"
_SOFT_HYPHENS = "\u00ad \n"
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Unmerged:
    """The rows of a sheet, blank cells as None, and what unmerging did to them.

    `joined` are the rows joined into the one above, each with its finding; `wide` the rows of which a merged
    cell covers several columns.
    """

    rows: list[list[Cell]]
    joined: set[int]
    wide: set[int]
    findings: list[Finding] = field(default_factory=list)


def unmerge(sheet: Sheet, heading: Heading) -> Unmerged:
    """Fill merged cells down their first column; join the rows that share one merged task cell."""
    rows = [
        [
            None
            if cell == "" or (cell.__class__ is str and (cell[0] <= " " or cell[0] >= _ODD) and is_blank(cell))
            else cell
            for cell in row
        ]
        for row in sheet.rows
    ]
    task = heading.columns["task"]
    result = Unmerged(rows, set(), set())
    filled: dict[int, int] = {}
    for merge in sorted(sheet.merges, key=lambda merge: merge.top):
        # A broken file may hold ranges that overlap: each cell is filled once.
        if merge.top <= filled.get(merge.left, heading.bottom) or merge.top >= len(rows):
            continue
        bottom = filled[merge.left] = min(merge.bottom, len(rows) - 1)
        if merge.right - merge.left + 1 >= _FEWEST_COLUMNS:
            result.wide.add(merge.top)
        if merge.left <= task <= merge.right:
            _join(result, merge.top, bottom, (sheet.name, heading.columns.get("number")))
        else:
            _fill(rows, merge, bottom)
    return result


def is_blank(cell: Cell) -> bool:
    """True for a cell that shows nothing, whatever invisible characters it holds."""
    return not clean(str(cell)).strip(_SOFT_HYPHENS)


def _fill(rows: list[list[Cell]], merge: Merge, bottom: int) -> None:
    if merge.left < len(rows[merge.top]):
        value = rows[merge.top][merge.left]
        for index in range(merge.top + 1, bottom + 1):
            rows[index][merge.left] = value


def _join(result: Unmerged, top: int, bottom: int, where: tuple[str, int | None]) -> None:
    """Join the rows of one task: texts that differ stand on lines of their own, of other cells the upper one stays."""
    rows = result.rows
    for column, upper in enumerate(rows[top]):
        values = dict.fromkeys(row[column] for row in rows[top : bottom + 1] if row[column] is not None)
        if values and all(isinstance(value, str) for value in values):
            rows[top][column] = "\n".join(map(str, values))
        elif values and upper is None:
            rows[top][column] = next(iter(values))
    for index in range(top + 1, bottom + 1):
        if any(cell is not None for cell in rows[index]):
            result.joined.add(index)
            result.findings.append(_told(rows[top], rows[index], index, where))
        rows[index] = [None] * len(rows[index])


def _told(upper: list[Cell], lower: list[Cell], index: int, where: tuple[str, int | None]) -> Finding:
    """Say that a row was joined to the one above, and whether a cell of it had to give way."""
    sheet, number = where
    for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
        if column != number and below is not None and not isinstance(below, str) and above != below:
            return finding("cell-dropped", sheet=sheet, row=index + 1, column=column_letter(column), value=below)
    column = next(place for place, cell in enumerate(lower) if cell is not None)
    return finding("row-joined", sheet=sheet, row=index + 1, column=column_letter(column), value=lower[column])
