"""Read an old .xls with xlrd: its records → sheets of cells, and the cells that carry no value."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from typing import Literal

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.formula import FormulaError
from xlrd.xldate import xldate_as_datetime

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter
from papi_metrics.workbook.biff import Formula, Records, records_of_xls
from papi_metrics.workbook.contents import Contents
from papi_metrics.workbook.fonts import Styled
from papi_metrics.workbook.sheets import Cell, Merge, Sheet
from papi_metrics.workbook.xls_fonts import fonts_of_sheet, names_legacy_font

# What xlrd raises on a damaged file, beside what any reader may.
_DAMAGE = (XLRDError, FormulaError, AssertionError, struct.error, LookupError, RecursionError)
_LAST_DAY = 2_958_466


def read_xls(data: bytes) -> Contents:
    """Read every worksheet of an .xls; tell its cells without a value, and its fonts of legacy text.

    Errors: UnreadableError if it has a password; OSError, ValueError or TypeError if it is damaged.
    """
    try:
        return _read(records_of_xls(data))
    except _DAMAGE as error:
        raise OSError(str(error)) from error


def _read(records: Records) -> Contents:
    # The stream is handed over bare: about the container around it xlrd is stricter than Excel.
    book = xlrd.open_workbook(
        file_contents=bytes(records.stream), formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
    )
    sheets: list[Sheet] = []
    faults: list[Finding] = []
    fonts: dict[str, Mapping[tuple[int, int], Styled]] = {}
    legacy = names_legacy_font(book)
    for index in range(book.nsheets):
        found = book.sheet_by_index(index)
        rows = [list(_values(found.row(row), book.datemode)) for row in range(found.nrows)]
        faults += [*_errors(found), *_blanked(found, rows, records.uncomputed, index)]
        merges = [Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in found.merged_cells]
        sheets.append(Sheet(name=found.name, rows=rows, merges=tuple(merges), hidden=found.visibility != 0))
        if legacy:
            fonts[found.name] = fonts_of_sheet(book, found)
        book.unload_sheet(index)
    return Contents(sheets, faults=faults, fonts=fonts)


def _values(cells: list[xlrd.sheet.Cell], epoch: Literal[0, 1]) -> Iterator[Cell]:
    for cell in cells:
        if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_TEXT}:
            yield cell.value
        elif cell.ctype == xlrd.XL_CELL_DATE:
            yield _moment(float(cell.value), epoch)
        elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
            yield bool(cell.value)
        else:
            yield None


def _moment(number: float, epoch: Literal[0, 1]) -> Cell:
    """Turn a number that is formatted as a date into a day, a time or both; what no calendar has stays a number."""
    if not 0 <= number < _LAST_DAY:
        return number
    moment = xldate_as_datetime(number, epoch)
    if number < 1:
        return moment.time()
    return moment.date() if number == int(number) else moment


def _errors(sheet: xlrd.sheet.Sheet) -> Iterator[Finding]:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                value = error_text_from_code.get(int(sheet.cell_value(row, column)), "#?")
                yield finding("cell-error", sheet=sheet.name, row=row + 1, column=column_letter(column), value=value)


def _blanked(sheet: xlrd.sheet.Sheet, rows: list[list[Cell]], formulas: list[Formula], index: int) -> Iterator[Finding]:
    """Take the noughts out that stand for results not worked out, and tell them."""
    for formula in formulas:
        if formula.sheet == index and formula.row < len(rows) and formula.column < len(rows[formula.row]):
            rows[formula.row][formula.column] = None
            place = {"row": formula.row + 1, "column": column_letter(formula.column)}
            yield finding("cell-uncomputed", sheet=sheet.name, value="=…", **place)  # type: ignore[arg-type]
