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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: `rows[0]` is Excel's row 1 and every row has the same length; empty cells are None or ""."""

    name: str
    rows: list[list[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False


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
