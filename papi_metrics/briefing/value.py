"""A report as values: sections of paragraphs, lists and tables, which every form of document writes in its own way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from papi_metrics.language import Language
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import Period
from papi_metrics.sentences import Point
from papi_metrics.summary import PlanSummary

CellKind = Literal["text", "count", "share", "signed_share", "points", "signed", "signed_percent", "date"]
Cell = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. One that is `open` is to be filled in by hand: no table holds what it asks for."""

    text: str
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Texts that stand one below the other, under a line that says what they are."""

    lead: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, the heading it shares with its neighbours, what its cells are, its part of the width."""

    heading: str
    kind: CellKind = "text"
    group: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: rows of plain values in the order of the columns; the last `totals` rows sum up. `empty` is said of no rows."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: int = 0
    empty: str = ""
    note: str = ""


Block = Paragraph | Listing | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report under a heading; sections within it have no sections of their own."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """All tables of the section and of those within it, in order."""
        own = tuple(block for block in self.blocks if isinstance(block, Grid))
        return own + tuple(grid for section in self.sections for grid in section.grids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a report is about: whose plan, which period, which state of the tracker, in which language.

    `as_of` is the day its figures are worked out for, the period's cut-off; `data_as_of` the day the tracker's states stand
    for; `today` the day the report is drawn up; `left_out` the rows of the tracker that have errors and stand in no figure. `version` is 0 for a file that is no version of the store.
    """

    unit: str
    province: str
    plan_year: int
    plan_title: str
    period: Period
    data_as_of: dt.date
    version: int
    file_name: str
    illustration: bool
    today: dt.date
    left_out: int = 0
    language: Language = "vi"

    @property
    def as_of(self) -> dt.date:
        """The day figures are worked out for."""
        return self.period.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Everything one report says: the same figures and sentences for Word, Excel, slides and web page.

    `matrix` is as `dimension_matrix` gives it, `changes` as `score_change` (no rows without scores), `tasks` as
    `labelled_tasks`, all on the cut-off day; none of them is to be changed. `score_unit` is whose scores they are. `cautions` say what a reader has to know before
    trusting the figures, `sources` where they come from.
    """

    subject: Subject
    letterhead: Letterhead
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    appendix: Grid
    points: tuple[Point, ...]
    decisions: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    summary: PlanSummary
    matrix: pd.DataFrame
    changes: pd.DataFrame
    tasks: pd.DataFrame
    score_unit: str

    @property
    def grids(self) -> tuple[Grid, ...]:
        """All tables in order, the appendix last."""
        return (*(grid for section in self.sections for grid in section.grids), self.appendix)

    def grid(self, name: str) -> Grid:
        """Return a table by its name.

        Errors: KeyError if the report has none of that name.
        """
        return {grid.name: grid for grid in self.grids}[name]
