"""Trackers built in code: rows of cells → the bytes of a workbook in any format, one change a test."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
from collections.abc import Iterable, Sequence

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from papi_metrics.findings import Reading
from papi_metrics.tracker import read_tracker

TITLE = ("THEO DÕI THỰC HIỆN KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM 2022",)
FIELDS = (
    "number", "dimension", "component", "task", "deliverable", "lead_unit", "executing_unit", "timing", "state",
    "progress", "completed_on", "note",
)  # fmt: skip
HEADINGS = (
    "STT", "Chỉ số nội dung", "Nội dung thành phần", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị thực hiện",
    "Thời hạn", "Trạng thái", "Tiến độ (%)", "Ngày hoàn thành", "Ghi chú",
)  # fmt: skip
# The first task of `tracker_workbook_of` stands in this row, as Excel counts.
FIRST_ROW = 3

Row = Sequence[object]
Grid = Sequence[Row]


def task_row(number: object = 1, **changes: object) -> list[object]:
    """Return a row of a task without any doubt, in the order of `FIELDS`, with the named cells changed."""
    plain: dict[str, object] = {
        "number": number,
        "dimension": 1,
        "component": "1.1",
        "task": f"Tuyên truyền pháp luật bầu cử, đợt {number}",
        "deliverable": "Kế hoạch",
        "lead_unit": "UBND xã",
        "executing_unit": "Công chức Tư pháp",
        "timing": "Quý II",
        "state": "Đang thực hiện",
        "progress": None,
        "completed_on": None,
        "note": None,
    }
    if unknown := changes.keys() - plain.keys():
        raise KeyError(unknown)
    return list((plain | changes).values())


def tracker_grid(*rows: Row, headings: Row = HEADINGS, above: Iterable[str] = TITLE) -> list[list[object]]:
    """Return a tracker as rows of cells: the title, the heading, then the rows."""
    return [*([line] for line in above), list(headings), *map(list, rows)]


def tracker_workbook_of(
    *rows: Row, headings: Row = HEADINGS, merges: Iterable[str] = (), sheet: str = "Theo dõi"
) -> bytes:
    """Write a tracker as an .xlsx: title in row 1, heading in row 2, the rows from row 3."""
    return grid_workbook(tracker_grid(*rows, headings=headings), merges=merges, sheet=sheet)


def grid_workbook(
    grid: Grid, *, merges: Iterable[str] = (), sheet: str = "Theo dõi", others: dict[str, Grid] | None = None
) -> bytes:
    """Write rows of cells as they stand to an .xlsx; `others` are sheets before it, "~" before a name hides one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, other in (others or {}).items():
        added = book.create_sheet(name.removeprefix("~"))
        added.sheet_state = "hidden" if name.startswith("~") else "visible"
        _fill(added, other)
    main = book.create_sheet(sheet)
    _fill(main, grid)
    for place in merges:
        main.merge_cells(place)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: openpyxl.worksheet.worksheet.Worksheet, grid: Grid) -> None:
    for row, cells in enumerate(grid, 1):
        for column, value in enumerate(cells, 1):
            if value is not None:
                cell = sheet.cell(row, column, value)
                if isinstance(value, str):
                    # A text that begins with "=" is a text here; formulas are written by their own test.
                    cell.data_type = "s"


def grid_xls(grid: Grid, *, merges: Iterable[tuple[int, int, int, int]] = ()) -> bytes:
    """Write rows of cells to an old .xls; a merge is (top, bottom, left, right), counted from 0."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Theo dõi", cell_overwrite_ok=True)
    dated = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for row, cells in enumerate(grid):
        for column, value in enumerate(cells):
            if value is not None:
                style = dated if isinstance(value, dt.date) else xlwt.Style.default_style
                sheet.write(row, column, value, style)
    for top, bottom, left, right in merges:
        sheet.merge(top, bottom, left, right)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def grid_ods(grid: Grid, *, spans: dict[tuple[int, int], tuple[int, int]] | None = None, tail: int = 0) -> bytes:
    """Write rows of cells to an .ods; spans: (row, column) → (rows, columns); `tail` blank rows are repeated after."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Theo dõi")
    covered = {
        (top + down, left + right)
        for (top, left), (height, width) in (spans or {}).items()
        for down in range(height)
        for right in range(width)
        if down or right
    }
    for row, cells in enumerate(grid):
        line = TableRow()
        for column, value in enumerate(cells):
            height, width = (spans or {}).get((row, column), (1, 1))
            line.addElement(CoveredTableCell() if (row, column) in covered else _ods_cell(value, height, width))
        table.addElement(line)
    if tail:
        blank = TableRow(numberrowsrepeated=tail)
        blank.addElement(TableCell(numbercolumnsrepeated=1024))
        table.addElement(blank)
    book.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _ods_cell(value: object, height: int, width: int) -> TableCell:
    spans = {}
    if (height, width) != (1, 1):
        spans = {"numberrowsspanned": height, "numbercolumnsspanned": width}
    if value is None:
        return TableCell(**spans)
    if isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=value, **spans)
    elif isinstance(value, dt.date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), **spans)
    else:
        cell = TableCell(valuetype="string", **spans)
    for line in _text(value).split("\n"):
        cell.addElement(P(text=line))
    return cell


def grid_csv(grid: Grid, *, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Write rows of cells as delimited text."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows([[_text(cell) for cell in row] for row in grid])
    return buffer.getvalue().encode(encoding)


def grid_html(grid: Grid, *, spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> bytes:
    """Write rows of cells as the HTML table that systems call .xls; a cell that a span covers must be missing (...)."""
    lines = []
    for row, cells in enumerate(grid):
        line = ""
        for column, value in enumerate(cells):
            if value is ...:
                continue
            height, width = (spans or {}).get((row, column), (1, 1))
            text = html.escape(_text(value)).replace("\n", "<br>")
            line += f'<td rowspan="{height}" colspan="{width}">{text}</td>'
        lines.append(f"<tr>{line}</tr>")
    head = '<html><head><meta charset="utf-8"></head><body><table>'
    return f"{head}{''.join(lines)}</table></body></html>".encode()


def _text(value: object) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def reading_of(*rows: Row, headings: Row = HEADINGS, merges: Iterable[str] = ()) -> Reading:
    """Read a tracker of these rows for the plan year 2022; the first row stands in row 3."""
    return read_tracker(tracker_workbook_of(*rows, headings=headings, merges=merges), 2022)


def places(reading: Reading) -> list[tuple[int | None, str | None, str]]:
    """Return what a test asserts of findings: (row, column, code), in reading order."""
    return [(item.row, item.column, item.code) for item in reading.findings]


def column_of(reading: Reading, name: str) -> list[object]:
    """Return a column of the table as plain values, missing as None."""
    values = reading.table[name]
    return [None if missing else value for value, missing in zip(values.tolist(), values.isna(), strict=True)]
