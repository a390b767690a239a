"""Read .xlsx, .xlsm, .xlsb, .xls and .ods with calamine; macros and formulas are never run."""

from __future__ import annotations

import io
import zipfile
import zlib

import openpyxl
import python_calamine as calamine

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.extent import oversized_sheets
from papi_metrics.workbook.formats import MEND
from papi_metrics.workbook.opendocument import merges_of_ods
from papi_metrics.workbook.sheets import Cell, Merge, Sheet

MOST_ROWS_OF_SPARSE_SHEET = 20_000
MOST_COLUMNS_OF_SPARSE_SHEET = 200
_BROKEN = f"Tệp bảng tính bị hỏng hoặc tải về chưa hết, không đọc được. {MEND}"


def read_spreadsheet(data: bytes, kind: str) -> tuple[list[Sheet], list[Finding]]:
    """Read every sheet of a spreadsheet file of the given format.

    Errors: UnreadableError if the file is protected by a password, damaged or has no sheet.
    """
    try:
        if kind in {"xlsx", "xlsm"} and oversized_sheets(data):
            return _read_sparse(data)
        return _read_dense(data, kind), []
    except calamine.PasswordError as error:
        raise UnreadableError("Tệp có mật khẩu. Hãy bỏ mật khẩu trong Excel rồi tải lên lại.") from error
    except (calamine.CalamineError, zipfile.BadZipFile, zlib.error, OSError, KeyError, ValueError) as error:
        raise UnreadableError(_BROKEN) from error


def _read_dense(data: bytes, kind: str) -> list[Sheet]:
    merges = merges_of_ods(data) if kind == "ods" else {}
    sheets = []
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for meta in book.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
            ranges = merges.get(meta.name) or [
                Merge(top, left, bottom, right)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
            hidden = meta.visible != calamine.SheetVisibleEnum.Visible
            sheets.append(Sheet(name=meta.name, rows=rows, merges=tuple(ranges), hidden=hidden))
    return sheets


def _read_sparse(data: bytes) -> tuple[list[Sheet], list[Finding]]:
    """Read the top of each sheet row by row: slow, but it costs memory only for what it keeps."""
    sheets, findings = [], []
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        last = min(sheet.max_row or 1, MOST_ROWS_OF_SPARSE_SHEET)
        width = min(sheet.max_column or 1, MOST_COLUMNS_OF_SPARSE_SHEET)
        rows = [list(row) for row in sheet.iter_rows(max_row=last, max_col=width, values_only=True)]
        while rows and not any(cell is not None for cell in rows[-1]):
            rows.pop()
        hidden = sheet.sheet_state != "visible"
        sheets.append(Sheet(name=sheet.title, rows=rows, hidden=hidden))
        if (sheet.max_row or 1) > last or (sheet.max_column or 1) > width:
            details = {"rows": last, "columns": width}
            value = sheet.calculate_dimension(force=True)
            findings.append(finding("sheet-too-long", sheet=sheet.title, value=value, details=details))
    book.close()
    return sheets, findings
