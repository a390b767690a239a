"""What every format is read into: sheets of plain cells that keep the places Excel shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from papi_metrics.findings import Finding

Cell = str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, counted from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row of a document stands: in which table and row, counted from 1, or as which paragraph of the text."""

    name: str
    row: int
    is_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: `rows[0]` is Excel's row 1 and every row has the same length; empty cells are None or "".

    `places` tell, one a row, where the rows of a document stand; a spreadsheet has none, its rows are their own places.
    In a document's table, cells beyond the table's last column are None, and blank cells of the table "".
    """

    name: str
    rows: list[list[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    places: tuple[Place, ...] = ()

    def row_shown(self, index: int) -> str:
        """Return the number a person finds a row by: "12", and "3 (Bảng 2)" in a document."""
        if not self.places:
            return str(index + 1)
        place = self.places[index]
        return f"{place.row} ({place.name})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The sheets of a file in order, what the file really is, what had to be said about it, and its cells without a value.

    `lists` are the lists of findings that stand in a painted workbook: they are no data, and no sheet of the file's own.
    """

    sheets: tuple[Sheet, ...]
    format: str
    name: str | None = None
    findings: tuple[Finding, ...] = ()
    faults: tuple[Finding, ...] = ()
    lists: tuple[Sheet, ...] = ()
