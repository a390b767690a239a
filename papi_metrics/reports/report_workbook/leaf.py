"""A sheet filled from the top down: titles, running text over its whole width, tables, charts; it knows its next free row."""

from __future__ import annotations

import math
from collections.abc import Sequence

from xlsxwriter.chart import Chart

from papi_metrics.briefing import Briefing, Grid, Listing, Paragraph
from papi_metrics.briefing.value import Block
from papi_metrics.reports.report_workbook.looks import CAUTION, LEAD, OPEN, QUIET, TEXT
from papi_metrics.reports.report_workbook.placed import Placed, write_grid
from papi_metrics.reports.templates.book import A4, SECTION, TITLE, Book, Properties
from papi_metrics.reports.templates.heights import LINE, row_height
from papi_metrics.text import writable

_ROW_PIXELS = 20
_PIXELS = 7.2  # of a column's unit of width, its margin shared out
_BULLET = "– "
_MARGIN = 0.45
_LINES = 15
"""Running text that needs more lines goes on in the next row."""
# Over many columns the estimate of a line's length is too careful: letters average out.
_RUNNING = 1.08


class Leaf:
    """One sheet of the report. `widths` are those of its columns; `row` is the next free row, counted from 0."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        """Add a sheet with columns of these widths."""
        self.book, self.name, self.widths, self.row = book, name, list(widths), 0
        self.sheet = book.sheet(name)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.sheet.hide_gridlines(2)

    def line(self, text: str, properties: Properties = TEXT) -> None:
        """Write running text over the whole width, as tall as it needs; a very long one over as many rows as hold it."""
        last = len(self.widths) - 1
        for part in self._parts(writable(text)):
            self.book.span(self.sheet, (self.row, 0, self.row, last), part, properties)
            size = float(properties.get("font_size", 11)) / 11
            self.sheet.set_row(self.row, size * row_height([part], [_RUNNING * sum(self.widths) / size]))
            self.row += 1

    def _parts(self, text: str) -> list[str]:
        """Divide a text that no row is tall enough for, between words where it has any."""
        most, parts = int(sum(self.widths) * _LINES), []
        while len(text) > most:
            end = text.rfind(" ", most // 2, most) + 1 or most
            parts.append(text[:end])
            text = text[end:]
        return [*parts, text]

    def begin(self, title: str, briefing: Briefing) -> None:
        """Write the sheet's title, whose plan it is, and every caution."""
        self.line(title, TITLE)
        self.line(f"{briefing.subject.unit} · {briefing.subtitle}", QUIET)
        self.cautions(briefing)
        self.row += 1

    def cautions(self, briefing: Briefing) -> None:
        """Write what a reader has to know before trusting the figures, a row each."""
        for caution in briefing.cautions:
            self.line(f"◆ {caution}", CAUTION)

    def turn(self) -> None:
        """Begin a new page of print."""
        self.sheet.set_h_pagebreaks([self.row])

    def heading(self, text: str) -> None:
        """Leave a row and write a heading."""
        self.row += 1
        self.line(text, SECTION)

    def block(self, block: Block) -> Placed | None:
        """Write a paragraph, a list or a table; only a table has a place."""
        if isinstance(block, Grid):
            return self.grid(block)
        if isinstance(block, Listing):
            self.listing(block)
        else:
            self.paragraph(block)
        return None

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write running text; what is to be filled in by hand is marked."""
        self.line(paragraph.text, OPEN if paragraph.open else TEXT)

    def listing(self, listing: Listing) -> None:
        """Write a line that says what the texts are, and the texts below it."""
        if listing.lead:
            self.line(listing.lead, LEAD)
        for item in listing.items:
            self.line(f"{_BULLET}{item}")

    def grid(self, grid: Grid) -> Placed:
        """Write a table, or what is said of one without rows, and its note."""
        placed = write_grid(self.book, self.sheet, grid, row=self.row, widths=self.widths[: len(grid.columns)])
        self.row = placed.end
        if not grid.rows and grid.empty:
            self.line(grid.empty, QUIET)
        if grid.note:
            self.line(grid.note, QUIET)
        return placed

    def chart(self, chart: Chart, *, title: str, rows: int) -> None:
        """Put a chart under what is written, as wide as the sheet and so many rows tall, with its title as text alternative."""
        size = {"width": math.floor(sum(self.widths) * _PIXELS), "height": rows * _ROW_PIXELS - 10}
        chart.set_size(size)
        self.sheet.insert_chart(self.row, 0, chart, {"description": title, "object_position": 2, "x_offset": 2, "y_offset": 5})
        for row in range(self.row, self.row + rows):
            self.sheet.set_row(row, LINE)
        self.row += rows

    def finish(self, *, across: bool = False, repeated: tuple[int, int] | None = None) -> None:
        """Print on A4, one page wide, the page's number at its foot, the repeated rows on every page that follows them."""
        self.sheet.set_paper(A4)
        if across:
            self.sheet.set_landscape()
        self.sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        if repeated:
            self.sheet.repeat_rows(*repeated)
        self.sheet.print_area(0, 0, max(self.row - 1, 0), len(self.widths) - 1)
        self.sheet.set_footer("&L&A&C&P/&N")
