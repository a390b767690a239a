"""A workbook of what was read: for files that cannot be painted as they are, because they are no .xlsx."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from papi_metrics.reports.painting.markup import escaped
from papi_metrics.reports.painting.places import address_of
from papi_metrics.text import column_index
from papi_metrics.workbook import Cell, Sheet, Workbook

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_LONGEST_NAME = 31
_SAMPLE = 200
_A4 = 9
_NARROWEST, _WIDEST = 6, 60
_FORMATS: Mapping[type, str] = MappingProxyType(
    {dt.datetime: "dd/mm/yyyy hh:mm", dt.date: "dd/mm/yyyy", dt.time: "hh:mm", dt.timedelta: "[h]:mm"}
)
_FIRST_YEAR = 1901
"""Excel counts days from 1900 on and takes that year for a leap year."""
_WRAPPED = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Converted:
    """A workbook's bytes, and what its sheets are called: name read → name written."""

    data: bytes
    names: Mapping[str, str]


def converted(workbook: Workbook) -> Converted:
    """Write the sheets of a workbook as .xlsx: values, dates as dates, merged cells, widths by contents; texts stay texts.

    A cell that showed an error shows it again, as text: the person sees what is to be mended.
    """
    book = Book(write_only=True)
    names: dict[str, str] = {}
    for sheet in workbook.sheets:
        names[sheet.name] = _name(sheet.name, set(names.values()))
        _write(book.create_sheet(names[sheet.name]), _with_errors(sheet, workbook))
    buffer = io.BytesIO()
    book.save(buffer)
    return Converted(buffer.getvalue(), names)


def _with_errors(sheet: Sheet, workbook: Workbook) -> Sheet:
    """Return a sheet with the words of its errors in the cells that reading left blank."""
    told = [item for item in workbook.faults if item.sheet == sheet.name and item.code == "cell-error"]
    if not told:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for item in told:
        column = column_index(item.column or "A")
        if item.row and item.row <= len(rows) and column < len(rows[item.row - 1]):
            rows[item.row - 1][column] = item.value
    return replace(sheet, rows=rows)


def _write(target: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl has no types
    target.sheet_state = "hidden" if sheet.hidden else "visible"
    for column, width in enumerate(_widths(sheet), 1):
        target.column_dimensions[get_column_letter(column)].width = width
    target.page_setup.orientation, target.page_setup.paperSize = "landscape", _A4
    target.page_setup.fitToHeight, target.sheet_properties.pageSetUpPr.fitToPage = 0, True
    for row in sheet.rows:
        wrapped = _is_full(row)
        target.append([_cell(target, value, wrapped=wrapped) for value in row])
    for merge in sheet.merges:
        first, last = address_of((merge.top + 1, merge.left + 1)), address_of((merge.bottom + 1, merge.right + 1))
        target.merged_cells.add(f"{first}:{last}")


def _is_full(row: Sequence[Cell]) -> bool:
    """True for a row of several cells; what stands alone is a title and may lie over its neighbours."""
    return sum(cell not in {None, ""} for cell in row) > 1


def _cell(target: Any, value: Cell, *, wrapped: bool) -> object:  # noqa: ANN401 - openpyxl has no types
    """Make a cell of a value; a text is a text whatever it begins with."""
    if value is None or value == "":
        return None
    said = _text(value)
    cell = WriteOnlyCell(target, value=value if said is None else escaped(said))
    if said is not None:
        cell.data_type = "s"
    else:
        cell.number_format = _FORMATS.get(type(value), "General")
    if wrapped:
        cell.alignment = _WRAPPED
    return cell


def _text(value: Cell) -> str | None:
    """Return the text a value is written as; None for one that Excel has a type for."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) and value.year < _FIRST_YEAR else None


def _widths(sheet: Sheet) -> list[int]:
    """Guess the columns' widths by the longest line of their first cells; merged cells over several columns do not count."""
    spanned = {(merge.top, merge.left) for merge in sheet.merges if merge.right > merge.left}
    widths = [_NARROWEST] * max(map(len, sheet.rows[:_SAMPLE]), default=0)
    for row, cells in enumerate(sheet.rows[:_SAMPLE]):
        if not _is_full(cells):
            continue
        for column, cell in enumerate(cells):
            if cell not in {None, ""} and (row, column) not in spanned:
                longest = max(map(len, str(cell).split("\n")))
                widths[column] = max(widths[column], min(longest + 2, _WIDEST))
    return widths


def _name(name: str, taken: Collection[str]) -> str:
    """Return a name that Excel allows and no other sheet has."""
    plain = _FORBIDDEN.sub(" ", name).strip()[:_LONGEST_NAME] or "Sheet"
    folded = {other.casefold() for other in taken}
    names = [plain, *(f"{plain[: _LONGEST_NAME - 5]} ({number})" for number in range(2, len(folded) + 3))]
    return next(found for found in names if found.casefold() not in folded)
