"""The sheet of instructions of a template: sections of a title, a heading and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from papi_metrics.reports.templates.book import A4, CELL, HEADING, SECTION, Book
from papi_metrics.reports.templates.heights import row_height

INSTRUCTIONS_SHEET = "Hướng dẫn"
_WIDTHS = (25, 62, 38, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGuide:
    """How a column is filled in: what to write, an example ("{year}" stands for the year), must it be filled."""

    what: str
    example: str = ""
    needed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the instructions: rows of as many texts as the heading has; a blank heading shows none."""

    title: str
    heading: Sequence[str]
    rows: Sequence[Sequence[str]]


def columns_section(guides: Iterable[tuple[str, ColumnGuide]], *, year: int) -> Section:
    """Say of each column what to write: (heading, guide) in the sheet's order."""
    rows = [(name, guide.what, guide.example.format(year=year), guide.needed) for name, guide in guides]
    return Section(title="Các cột", heading=("Tên cột", "Ghi gì", "Ví dụ", "Bắt buộc"), rows=rows)


def steps_section(title: str, steps: Sequence[str]) -> Section:
    """Number sentences from 1."""
    return Section(title=title, heading=(), rows=[(f"Bước {number}", step) for number, step in enumerate(steps, 1)])


def write_instructions(book: Book, sheet: Worksheet, sections: Iterable[Section]) -> None:
    """Write the sections one below the other, on paper upright and one page wide."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row = 0
    for section in sections:
        book.write(sheet, (row, 0), section.title, SECTION)
        lines = [(section.heading, HEADING)] if section.heading else []
        for texts, properties in (*lines, *((texts, CELL) for texts in section.rows)):
            row += 1
            for column, text in enumerate(texts):
                book.write(sheet, (row, column), text, properties)
            sheet.set_row(row, row_height(texts, _WIDTHS[: len(texts)]))
        row += 2
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
