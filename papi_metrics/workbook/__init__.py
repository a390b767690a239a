"""Read a file of any format trackers and scores come in: bytes → sheets of cells with the addresses a person finds them by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from papi_metrics.errors import UnreadableError
from papi_metrics.finding_list import is_list_name
from papi_metrics.findings import finding
from papi_metrics.workbook.contents import Contents
from papi_metrics.workbook.conversion import convert
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
            sheet, its rows with their `places`. A list of findings that an earlier check wrote into the file is none of
            its sheets.
    Errors: UnreadableError with one sentence for the person who chose the file.
    """
    name = None if isinstance(source, bytes) else Path(source).name
    data = source if isinstance(source, bytes) else _bytes_of(Path(source))
    kind = format_of(data)
    contents = _contents(data, kind)
    if not any(sheet.rows for sheet in contents.sheets if not is_list_name(sheet.name)):
        raise UnreadableError(f"Bảng tính không có ô nào có dữ liệu. {MEND}")
    converted = convert(contents.sheets, contents.fonts, vietnamese=contents.vietnamese)
    told = [item for item in contents.findings if not (converted.wholly and item.code == "encoding-guessed")]
    macros = [finding("macros-ignored")] if kind in {"xlsm", "docm"} else []
    findings = (*told, *macros, *converted.findings)
    return Workbook(
        sheets=tuple(_squared(sheet) for sheet in converted.sheets if not is_list_name(sheet.name)),
        format=kind,
        name=name,
        findings=tuple(item for item in findings if not is_list_name(item.sheet or "")),
        faults=tuple(contents.faults),
        lists=tuple(sheet for sheet in converted.sheets if is_list_name(sheet.name)),
    )


def _contents(data: bytes, kind: str) -> Contents:
    if kind == "html":
        return read_markup(data)
    if kind == "csv":
        return read_delimited(data)
    if kind in {"docx", "docm"}:
        sheet, findings = read_document(data)
        return Contents([sheet], findings=findings)
    if kind == "xml":
        raise UnreadableError(f"Tệp là XML, không phải bảng tính đọc được. {MEND}")
    return read_spreadsheet(data, kind)


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
