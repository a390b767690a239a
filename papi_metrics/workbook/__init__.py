"""Read a file of any format trackers and scores come in: bytes → sheets of cells with the addresses a person finds them by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.delimited import read_delimited
from papi_metrics.workbook.document import read_document
from papi_metrics.workbook.formats import MEND, format_of
from papi_metrics.workbook.markup import read_markup
from papi_metrics.workbook.sheets import Cell, Merge, Place, Sheet, Workbook
from papi_metrics.workbook.spreadsheet import read_spreadsheet

__all__ = ["Cell", "Merge", "Place", "Sheet", "Workbook", "read_workbook"]


def read_workbook(source: str | Path | bytes) -> Workbook:
    """Read every sheet of a workbook given as a path or as bytes.

    Shape:  sheets in the file's order; `rows[0]` is Excel's row 1; rows of a sheet have one length. A document is one
            sheet, its rows with their `places`.
    Errors: UnreadableError with one sentence for the person who chose the file.
    """
    name = None if isinstance(source, bytes) else Path(source).name
    data = source if isinstance(source, bytes) else _bytes_of(Path(source))
    kind = format_of(data)
    findings: list[Finding] = []
    faults: list[Finding] = []
    if kind == "html":
        sheets = read_markup(data)
    elif kind == "csv":
        sheet, findings = read_delimited(data)
        sheets = [sheet]
    elif kind in {"docx", "docm"}:
        sheet, findings = read_document(data)
        sheets = [sheet]
    elif kind == "xml":
        raise UnreadableError(f"Tệp là XML, không phải bảng tính đọc được. {MEND}")
    else:
        contents = read_spreadsheet(data, kind)
        sheets, findings, faults = contents.sheets, contents.findings, contents.faults
    if kind in {"xlsm", "docm"}:
        findings.append(finding("macros-ignored"))
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError(f"Bảng tính không có ô nào có dữ liệu. {MEND}")
    return Workbook(
        sheets=tuple(map(_squared, sheets)), format=kind, name=name, findings=tuple(findings), faults=tuple(faults)
    )


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"Không mở được tệp {path.name}: {error.strerror}.") from error


def _squared(sheet: Sheet) -> Sheet:
    """Give every row of a sheet the same length; calamine's rows already have it."""
    width = max(map(len, sheet.rows), default=0)
    if all(len(row) == width for row in sheet.rows):
        return sheet
    return replace(sheet, rows=[row + [None] * (width - len(row)) for row in sheet.rows])
