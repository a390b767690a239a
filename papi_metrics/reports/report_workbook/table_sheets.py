"""The sheets by dimension, of scores, of what is late and of what comes next: each a section's tables, texts and chart."""

from __future__ import annotations

from collections.abc import Sequence

from papi_metrics.briefing import Briefing, Cell, Column, Grid, Section
from papi_metrics.briefing.value import Block
from papi_metrics.reports.numbering import numbered
from papi_metrics.reports.offices import late_by_office
from papi_metrics.reports.report_workbook.charts import counts_chart, dimension_rows, scores_chart
from papi_metrics.reports.report_workbook.leaf import Leaf
from papi_metrics.reports.report_workbook.looks import QUIET
from papi_metrics.reports.report_workbook.placed import Placed, broad_enough
from papi_metrics.reports.report_workbook.words import SAID
from papi_metrics.reports.templates.book import Book
from papi_metrics.wording import is_missing

DIMENSION_WIDTHS = (46, 13, 13, 13, 13, 17, 13, 13)
SCORE_WIDTHS = (42, 11, 11, 11, 12, 22, 24, 11)
LATE_WIDTHS = (6, 24, 58, 12, 10, 34)
NEXT_WIDTHS = (6, 76, 32, 12)
_CHART_ROWS = 21
_SCORE_ROWS = 25
_A_PAGE = 15
"""Rows of which a page across holds at least so many; what follows a shorter table has no heading of that table above it."""


def write_dimensions(book: Book, briefing: Briefing) -> Placed:
    """Write the ministries' table, its chart, the table of completion and what was done; return where the chart of completion has its figures."""
    section, language = numbered(briefing.sections)[1], briefing.subject.language
    leaf = Leaf(book, SAID.say("dimensions", language), DIMENSION_WIDTHS)
    leaf.begin(section.heading, briefing)
    placed: dict[str, Placed] = {}
    for part in section.sections:
        leaf.heading(part.heading)
        placed |= _blocks(leaf, part.blocks)
        # Right below its table, where no page ends.
        if placed.keys() == {"counts"} and len(briefing.tasks):
            leaf.row += 1
            chart, title = counts_chart(book, placed["counts"], briefing)
            leaf.chart(chart, title=title, rows=_CHART_ROWS)
    leaf.finish()
    # Below what is printed: each pair of bars needs rows of its own.
    leaf.heading(SAID.say("chart_data", language))
    return leaf.grid(completion_bars(briefing))


def write_scores(book: Book, briefing: Briefing) -> None:
    """Write the scores against the base year with their chart; without scores, that there are none."""
    section, language = numbered(briefing.sections)[2], briefing.subject.language
    leaf = Leaf(book, SAID.say("scores", language), SCORE_WIDTHS)
    leaf.begin(section.heading, briefing)
    placed = _blocks(leaf, section.blocks)
    rows = dimension_rows(briefing)
    if "scores" in placed and len(rows):
        leaf.row += 1
        chart, title = scores_chart(book, placed["scores"], briefing)
        leaf.chart(chart, title=title, rows=_SCORE_ROWS)
        if (rows["comparability"] == "no").any():
            years = {"year": int(rows["year"].iloc[0]), "base_year": int(rows["base_year"].iloc[0])}
            leaf.line(SAID.say("hollow", language, **years), QUIET)
    leaf.finish()


def completion_bars(briefing: Briefing) -> Grid:
    """Return what the chart of completion is drawn from: for each dimension a row of its two parts, one of the plan and an empty one."""
    language = briefing.subject.language
    grid = briefing.grid("completion")
    headings = (grid.columns[0].heading, *(SAID.say(word, language) for word in ("by_report", "by_time")), grid.columns[2].heading)
    rows: list[tuple[Cell, ...]] = []
    for row, effort in zip(grid.rows, briefing.matrix["level_of_effort"], strict=False):
        rows += [(row[0], *_parts(row[1], effort), None), ("", None, None, row[2]), ("", None, None, None)]
    columns = tuple(Column(heading=heading, kind="share" if at else "text") for at, heading in enumerate(headings))
    return Grid(name="bars", caption=SAID.say("completion_chart", language), columns=columns, rows=tuple(rows[:-1]))


def _parts(completion: Cell, effort: float | None) -> tuple[Cell, Cell]:
    """Divide a completion into what was reported and what counts by the time gone by."""
    if not isinstance(completion, int | float):
        return None, None
    by_time = 0.0 if effort is None or is_missing(effort) else float(effort)
    return max(completion - by_time, 0.0), by_time


def write_late(book: Book, briefing: Briefing) -> None:
    """Write what is overdue, counted by office where it is much, then the table of it, then obstacles."""
    leaf, section = _leaf(book, "late", LATE_WIDTHS, briefing), numbered(briefing.sections)[3]
    leaf.begin(section.heading, briefing)
    repeated = None
    for part in section.sections:
        leaf.heading(part.heading)
        for block in part.blocks:
            offices = late_by_office(block, briefing.subject.language) if isinstance(block, Grid) else None
            if offices:
                leaf.block(offices)
                leaf.row += 1
            placed = leaf.block(block)
            repeated = _filtered(leaf, placed) if placed else repeated
    leaf.finish(across=True, repeated=repeated)


def _filtered(leaf: Leaf, placed: Placed) -> tuple[int, int] | None:
    """Put a filter over a table; return its heading's rows, to be repeated where it is longer than a page."""
    leaf.sheet.autofilter(placed.first - 1, 0, placed.end - 1, len(placed.grid.columns) - 1)
    return (placed.top, placed.first - 1) if len(placed.grid.rows) > _A_PAGE else None


def write_next(book: Book, briefing: Briefing) -> None:
    """Write what presses, the decisions asked for and, last, the table of what falls due."""
    _with_table_last(_leaf(book, "next", NEXT_WIDTHS, briefing), numbered(briefing.sections)[4], briefing)


def _leaf(book: Book, name: str, widths: Sequence[float], briefing: Briefing) -> Leaf:
    """Begin the sheet of a table, broad enough for its longest texts."""
    grids = [grid for grid in briefing.grids if grid.name == name]
    return Leaf(book, SAID.say(name, briefing.subject.language), broad_enough(grids[0], widths) if grids else widths)


def _with_table_last(leaf: Leaf, section: Section, briefing: Briefing) -> None:
    """Write a section whose one table, with the part it belongs to, is moved to the end, under its filter."""
    leaf.begin(section.heading, briefing)
    parts = (section, *section.sections)
    tabled = [part for part in parts if any(isinstance(block, Grid) for block in part.blocks)]
    for part in (*(part for part in parts if part not in tabled), *tabled):
        if part is not section:
            leaf.heading(part.heading)
        _blocks(leaf, [block for block in part.blocks if not isinstance(block, Grid)])
    repeated = None
    for grid in section.grids:
        leaf.row += 1
        placed = leaf.grid(grid)
        leaf.sheet.autofilter(placed.first - 1, 0, placed.end - 1, len(grid.columns) - 1)
        repeated = (placed.top, placed.first - 1)
    leaf.finish(across=True, repeated=repeated)


def _blocks(leaf: Leaf, blocks: Sequence[Block]) -> dict[str, Placed]:
    """Write blocks one below the other; return the tables by name."""
    found = {}
    for block in blocks:
        placed = leaf.block(block)
        if placed:
            found[placed.grid.name] = placed
    return found
