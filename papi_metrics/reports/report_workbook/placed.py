"""Where a table stands on a sheet: a grid is written with its heading of one or two rows, and charts ask where its cells are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from papi_metrics.briefing import Grid
from papi_metrics.reports.report_workbook.looks import INDENT, TOTAL, look_of, stored
from papi_metrics.reports.templates.book import HEADING, Book
from papi_metrics.reports.templates.heights import LINE, row_height

Range = list[str | int]
_FILTERED = frozenset({"tasks", "bars"})
"""Tables in which what is missing is an empty cell: a dash among dates would take from the filter its years and months."""
# A row of Excel is at most 409 points tall.
_TALLEST, _BROADEST = 380.0, 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A table on a sheet from its first column on; rows are counted from 0. `top` is the first row of the heading, `first` that of the body."""

    sheet: str
    grid: Grid
    top: int
    first: int

    @property
    def end(self) -> int:
        """The row below the table."""
        return self.first + len(self.grid.rows)

    def cells(self, column: int) -> Range:
        """Return the range of a column's cells without those that sum up, as charts take it."""
        return [self.sheet, self.first, column, self.end - self.grid.totals - 1, column]

    def title(self, column: int) -> Range:
        """Return the cell of a column's heading."""
        return [self.sheet, self.first - 1, column]


def broad_enough(grid: Grid, widths: Sequence[float]) -> list[float]:
    """Return the widths of a table's columns, broader where a text needs more than a row can be tall."""
    found = list(widths)
    for at, column in enumerate(grid.columns):
        texts = {str(row[at]) for row in grid.rows} if column.kind == "text" else set()
        while found[at] < _BROADEST and any(row_height([text], [found[at] - INDENT]) > _TALLEST for text in texts if len(text) > found[at]):
            found[at] *= 1.2
    return found


def write_grid(book: Book, sheet: Worksheet, grid: Grid, *, row: int, widths: Sequence[float]) -> Placed:
    """Write a table from a row on: heading, body, the rows that sum up in bold."""
    first = _heading(book, sheet, grid, row, widths)
    sums = len(grid.rows) - grid.totals
    for column, kind in enumerate(column.kind for column in grid.columns):
        for at, line in enumerate(grid.rows):
            look = look_of(line[column], kind)
            value = None if line[column] is None and grid.name in _FILTERED else stored(line[column], kind)
            book.write(sheet, (first + at, column), value, look if at < sums else {**look, **TOTAL})
    for at, line in enumerate(grid.rows):
        sheet.set_row(first + at, row_height(line, [width - INDENT for width in widths]))
    return Placed(sheet=sheet.get_name(), grid=grid, top=row, first=first)


def _heading(book: Book, sheet: Worksheet, grid: Grid, row: int, widths: Sequence[float]) -> int:
    """Write the heading and return the row below it; columns without a shared heading take both its rows."""
    titles = [column.heading for column in grid.columns]
    tall = row_height(titles, widths) + LINE / 2
    if not any(column.group for column in grid.columns):
        for column, title in enumerate(titles):
            book.write(sheet, (row, column), title, HEADING)
        sheet.set_row(row, tall)
        return row + 1
    at = 0
    for group, members in groupby(grid.columns, key=lambda column: column.group):
        names = [column.heading for column in members]
        _shared(book, sheet, (row, at), group, names)
        at += len(names)
    sheet.set_row(row, LINE + 4)
    sheet.set_row(row + 1, tall)
    return row + 2


def _shared(book: Book, sheet: Worksheet, place: tuple[int, int], group: str, names: Sequence[str]) -> None:
    """Write neighbouring columns' headings under the one they share; those that share none stand over both rows."""
    row, at = place
    if group and len(names) > 1:
        book.span(sheet, (row, at, row, at + len(names) - 1), group, HEADING)
    elif group:
        book.write(sheet, place, group, HEADING)
    for column, name in enumerate(names, at):
        if group:
            book.write(sheet, (row + 1, column), name, HEADING)
        else:
            book.span(sheet, (row, column, row + 1, column), name, HEADING)
