"""Read a file of any format trackers and scores come in: bytes → sheets of cells with Excel's addresses."""

from __future__ import annotations

from pathlib import Path

from papi_metrics.errors import UnreadableError
from papi_metrics.finding_list import is_list_name
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.contents import Contents
from papi_metrics.workbook.conversion import convert
from papi_metrics.workbook.delimited import read_delimited
from papi_metrics.workbook.document import read_document
from papi_metrics.workbook.errors import blanked
from papi_metrics.workbook.formats import LARGEST_FILE, MEND, check_size, format_of
from papi_metrics.workbook.limits import cut
from papi_metrics.workbook.markup import read_markup
from papi_metrics.workbook.sheets import Cell, Merge, Place, Sheet, Workbook
from papi_metrics.workbook.spreadsheet import read_spreadsheet

__all__ = ["LARGEST_FILE", "Cell", "Merge", "Place", "Sheet", "Workbook", "bytes_of", "check_size", "read_workbook"]


def read_workbook(source: str | Path | bytes, *, name: str | None = None) -> Workbook:
    """Read every sheet of a workbook given as a path or as bytes; `name` is the file's name where `source` is bytes.

    Shape:  sheets in the file's order; `rows[0]` is Excel's row 1; rows of a sheet have one length. A document is one
            sheet, its rows with their `places`. A list of findings that an earlier check wrote into the file is none of
            its sheets.
    Errors: UnreadableError with one sentence for the person who chose the file.
    """
    if not isinstance(source, bytes):
        name = name or Path(source).name
    data = source if isinstance(source, bytes) else bytes_of(Path(source))
    kind = format_of(data)
    contents = _contents(data, kind)
    sheets, told = _bounded([sheet for sheet in contents.sheets if not is_list_name(sheet.name)])
    lists, _ = _bounded([sheet for sheet in contents.sheets if is_list_name(sheet.name)])
    faults = [*contents.faults, *blanked(sheets)]
    _check_filled(sheets, faults)
    converted = convert([*sheets, *lists], contents.fonts, vietnamese=contents.vietnamese)
    macros = [finding("macros-ignored")] if kind in {"xlsm", "docm"} else []
    known = [item for item in contents.findings if not (converted.wholly and item.code == "encoding-guessed")]
    return Workbook(
        sheets=tuple(converted.sheets[: len(sheets)]),
        format=kind,
        name=name,
        findings=tuple(item for item in (*known, *macros, *converted.findings, *told) if not is_list_name(item.sheet or "")),
        faults=tuple(faults),
        lists=tuple(converted.sheets[len(sheets) :]),
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
        raise UnreadableError("Tệp là XML, không phải bảng tính đọc được. {mend}", mend=MEND)
    return read_spreadsheet(data, kind)


def _bounded(sheets: list[Sheet]) -> tuple[list[Sheet], list[Finding]]:
    """Give the rows of each sheet one length, without what lies beyond the bounds of what is read."""
    bounded = list(map(cut, sheets))
    return [sheet for sheet, _ in bounded], [item for _, told in bounded for item in told]


def _check_filled(sheets: list[Sheet], faults: list[Finding]) -> None:
    """Refuse a file without a value.

    Errors: UnreadableError if no sheet has a row, or all that stands in them carries no value.
    """
    if faults and not any((cell is not None and cell != "") for sheet in sheets for row in sheet.rows for cell in row):
        raise UnreadableError("Bảng tính chỉ có ô báo lỗi hoặc công thức chưa có kết quả. {mend}", mend=MEND)
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError("Bảng tính không có ô nào có dữ liệu. {mend}", mend=MEND)


def bytes_of(path: Path) -> bytes:
    """Return what a file holds, but no more than is ever read.

    Errors: UnreadableError if it cannot be opened or is too large.
    """
    try:
        with path.open("rb") as stream:
            check_size(max(path.stat().st_size, len(data := stream.read(LARGEST_FILE + 1))))
    except OSError as error:
        raise UnreadableError("Không mở được tệp {name}: {why}.", name=path.name, why=error.strerror) from error
    return data
