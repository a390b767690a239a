"""A workbook being written: few formats, texts that stay texts, pages that print, the same bytes for the same contents."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from papi_metrics.palette import LIGHT_GROUND, TONES
from papi_metrics.reports.templates.heights import LINE, row_height
from papi_metrics.text import writable
from papi_metrics.tracker.lengths import LONGEST

# Without "none" Excel would show the theme's font in place of the one that is named.
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_family": 1, "font_scheme": "none"}
_FORMULA_STARTS = ("=", "+", "-", "@")
A4 = 9
_LONGEST_SHEET_NAME = 31
_MARGIN = 0.4
_LINE = "#B8BDC4"
_HEADING = "#E8EDF3"
_INPUT = "#F6F8FA"

CELL = {"border": 1, "border_color": _LINE, "valign": "top", "text_wrap": True}
HEADING = {**CELL, "bold": True, "align": "center", "valign": "vcenter", "bg_color": _HEADING}
TITLE = {"bold": True, "font_size": 14, "font_color": LIGHT_GROUND.accent, "valign": "vcenter"}
SECTION = {"bold": True, "font_size": 12, "font_color": LIGHT_GROUND.accent}
LABEL = {"valign": "vcenter"}
INPUT = {"border": 1, "border_color": _LINE, "bg_color": _INPUT, "bold": True, "align": "left", "valign": "vcenter"}
HINT = {"font_color": TONES["grey"].light, "valign": "vcenter"}
REMARK = {"font_color": TONES["orange"].light, "bold": True, "valign": "vcenter"}
DATE, PERCENT = "dd/mm/yyyy", "0%"

Properties = dict[str, Any]


class _Whole(float):
    """A number that is written to its last digit: XlsxWriter asks for sixteen, and some need seventeen."""

    def __format__(self, _: str) -> str:
        """Return the shortest figures that make this number again."""
        return repr(float(self))


class Book:
    """Writes one workbook. A sheet is a worksheet of XlsxWriter; rows and columns are counted from 0."""

    def __init__(self, *, title: str, dated: dt.date) -> None:
        """Begin an empty workbook; `dated` stands in its properties in place of the clock."""
        self._buffer = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, {"in_memory": True, "default_format_properties": dict(_FONT)})
        self._book.set_properties({"title": title, "created": dt.datetime.combine(dated, dt.time(), dt.UTC)})
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet."""
        return self._book.add_worksheet(name[:_LONGEST_SHEET_NAME])

    def format(self, properties: Properties) -> Format:
        """Return the format of these properties; the same properties share one."""
        key = tuple(properties.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def write(self, sheet: Worksheet, place: tuple[int, int], value: object, properties: Properties) -> None:
        """Write a value: a text as text whatever it looks like, a date as a date, None as a blank cell of that format."""
        self.write_down(sheet, place, [value], properties)

    def write_down(self, sheet: Worksheet, top: tuple[int, int], values: Sequence[object], properties: Properties) -> None:
        """Write values one below the other from a cell on."""
        row, column = top
        plain, quoted = self.format(properties), self.format({**properties, "quote_prefix": True})
        for at, value in enumerate(values, row):
            if isinstance(value, str) and value:
                text = writable(value)[:LONGEST]
                sheet.write_string(at, column, text, quoted if text.startswith(_FORMULA_STARTS) else plain)
            elif isinstance(value, dt.date):
                sheet.write_datetime(at, column, value, plain)
            elif isinstance(value, int | float):
                sheet.write_number(at, column, _Whole(value), plain)
            else:
                sheet.write_blank(at, column, None, plain)

    def span(self, sheet: Worksheet, area: tuple[int, int, int, int], value: object, properties: Properties) -> None:
        """Write a value to merged cells: first row, first column, last row, last column."""
        sheet.merge_range(*area, "", self.format(properties))
        self.write(sheet, area[:2], value, properties)

    def chart(self, options: Properties) -> Chart:
        """Return a new chart of XlsxWriter, to be put on a sheet."""
        return self._book.add_chart(options)

    def finished(self, *, free_heights: bool = True) -> bytes:
        """Close the workbook and return its bytes; rows grow with what is typed into them unless their heights are to be kept.

        A row of merged cells has to keep its height: for such a row neither Excel nor LibreOffice finds one.
        """
        self._book.close()
        return _with_free_heights(self._buffer) if free_heights else self._buffer.getvalue()


def set_up_page(sheet: Worksheet, *, heading: int, last: tuple[int, int]) -> None:
    """Print on A4 across, one page wide, the heading row on every page, the page's number at its foot.

    `last` is the last row and the last column that are printed.
    """
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading)
    sheet.print_area(0, 0, *last)
    sheet.set_footer("&C&P/&N")


def write_heading(book: Book, sheet: Worksheet, row: int, titles: Sequence[str], widths: Sequence[float]) -> None:
    """Write a heading row and set the columns' widths."""
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width)
        book.write(sheet, (row, column), title, HEADING)
    # Half as much again, for its letters are bold and the filter's arrow takes room.
    sheet.set_row(row, row_height(titles, widths) + LINE)


def set_heights(sheet: Worksheet, top: int, columns: Sequence[Sequence[object]], widths: Sequence[float]) -> None:
    """Make the rows from `top` on as tall as their texts need; `columns` are the values, a column at a time."""
    for row, texts in enumerate(zip(*columns, strict=True), top):
        sheet.set_row(row, row_height(texts, widths))


def _with_free_heights(buffer: io.BytesIO) -> bytes:
    """Take from the rows' heights that they are set by hand, so that a row grows with what is typed into it."""
    written = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            sheet = item.filename.startswith("xl/worksheets/")
            target.writestr(item, part.replace(b' customHeight="1"', b"") if sheet else part)
    return written.getvalue()
