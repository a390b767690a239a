"""Read .xlsx, .xlsm, .xls and .ods with calamine; macros and formulas are never run."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType

import python_calamine as calamine
from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.extent import Fault, survey
from papi_metrics.workbook.formats import LOCKED, MEND
from papi_metrics.workbook.opendocument import read_ods
from papi_metrics.workbook.sheets import Cell, Merge, Sheet

MOST_ROWS_OF_SPARSE_SHEET = 20_000
MOST_COLUMNS_OF_SPARSE_SHEET = 200
_BROKEN = f"Tệp bảng tính bị hỏng hoặc tải về chưa hết, không đọc được. {MEND}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DAMAGE = (
    calamine.CalamineError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, EOFError, KeyError, IndexError,
    ValueError, TypeError, AttributeError, NotImplementedError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets of a spreadsheet file, what had to be said about it, and its cells that carry no value."""

    sheets: list[Sheet]
    findings: list[Finding] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)


def read_spreadsheet(data: bytes, kind: str) -> Contents:
    """Read every sheet of a spreadsheet file of the given format.

    Errors: UnreadableError if the file is protected by a password, damaged or has no sheet.
    """
    try:
        with _PanicsTold():
            return {"xls": _read_xls, "ods": _read_ods}.get(kind, _read_xlsx)(data)
    except calamine.PasswordError as error:
        raise UnreadableError(LOCKED) from error
    except UnreadableError:
        raise
    except _DAMAGE as error:
        raise UnreadableError(_BROKEN) from error


def _read_xls(data: bytes) -> Contents:
    from papi_metrics.workbook.xls import read_xls  # noqa: PLC0415 - costs 25 ms at start-up, and only old files need it

    sheets, faults = read_xls(data)
    return Contents(sheets, faults=faults)


def _read_ods(data: bytes) -> Contents:
    sheets, faults = read_ods(data)
    return Contents(sheets, faults=faults)


class _PanicsTold:
    """Turns a panic of calamine, which is no Exception, into the error of a damaged file."""

    def __enter__(self) -> None:
        """Begin to listen."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Raise what is caught elsewhere in place of a panic; all else goes its way."""
        if kind is not None and kind.__name__ == "PanicException":
            raise zipfile.BadZipFile(str(error)) from error


def _read_xlsx(data: bytes) -> Contents:
    found = survey(data)
    if found.oversized:
        return Contents(*_read_sparse(data))
    faults = list(_told(data, found.faults)) if found.faults else []
    return Contents(_read_dense(data), faults=faults)


def _told(data: bytes, faults: tuple[Fault, ...]) -> Iterator[Finding]:
    """Make findings of the cells without a value, by the names of their sheets."""
    names = _names_of_parts(data)
    for fault in faults:
        sheet = names.get(fault.part)
        yield finding(fault.code, sheet=sheet, row=fault.row, column=fault.column, value=fault.value)


def _names_of_parts(data: bytes) -> dict[str, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
        book = etree.fromstring(archive.read("xl/workbook.xml"), parser)
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    return {
        posixpath.normpath(posixpath.join("xl", targets.get(sheet.get(_RELATION), ""))).lstrip("/"): sheet.get("name", "")
        for sheet in book.iter("{*}sheet")
    }


def _read_dense(data: bytes) -> list[Sheet]:
    sheets = []
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for meta in book.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
            ranges = [Merge(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
            hidden = meta.visible != calamine.SheetVisibleEnum.Visible
            sheets.append(Sheet(name=meta.name, rows=rows, merges=tuple(ranges), hidden=hidden))
    return sheets


def _read_sparse(data: bytes) -> tuple[list[Sheet], list[Finding]]:
    """Read the top of each sheet row by row: slow, but it costs memory only for what it keeps."""
    import openpyxl  # noqa: PLC0415 - costs 155 ms at start-up, and only such sheets need it

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
