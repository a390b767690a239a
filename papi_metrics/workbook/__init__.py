"""Read a file of any format trackers and scores come in: bytes → sheets of cells with Excel's addresses."""

from __future__ import annotations

from pathlib import Path

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.delimited import read_delimited
from papi_metrics.workbook.errors import blanked
from papi_metrics.workbook.formats import LARGEST_FILE, MEND, check_size, format_of
from papi_metrics.workbook.limits import cut
from papi_metrics.workbook.markup import read_markup
from papi_metrics.workbook.sheets import Cell, Merge, Sheet, Workbook
from papi_metrics.workbook.spreadsheet import read_spreadsheet

__all__ = ["LARGEST_FILE", "Cell", "Merge", "Sheet", "Workbook", "bytes_of", "check_size", "read_workbook"]


def read_workbook(source: str | Path | bytes, *, name: str | None = None) -> Workbook:
    """Read every sheet of a workbook given as a path or as bytes; `name` is the file's name where `source` is bytes.

    Shape:  sheets in the file's order; `rows[0]` is Excel's row 1; rows of a sheet have one length.
    Errors: UnreadableError with one sentence for the person who chose the file.
    """
    if not isinstance(source, bytes):
        name = name or Path(source).name
    data = source if isinstance(source, bytes) else bytes_of(Path(source))
    kind = format_of(data)
    findings: list[Finding] = []
    faults: list[Finding] = []
    if kind == "html":
        sheets = read_markup(data)
    elif kind == "csv":
        sheet, findings = read_delimited(data)
        sheets = [sheet]
    elif kind == "xml":
        raise UnreadableError(f"Tệp là XML, không phải bảng tính đọc được. {MEND}")
    else:
        contents = read_spreadsheet(data, kind)
        sheets, findings, faults = contents.sheets, contents.findings, contents.faults
    if kind == "xlsm":
        findings.append(finding("macros-ignored"))
    squared = list(map(cut, sheets))
    sheets = [sheet for sheet, _ in squared]
    faults += blanked(sheets)
    if faults and not any((cell is not None and cell != "") for sheet in sheets for row in sheet.rows for cell in row):
        raise UnreadableError(f"Bảng tính chỉ có ô báo lỗi hoặc công thức chưa có kết quả. {MEND}")
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError(f"Bảng tính không có ô nào có dữ liệu. {MEND}")
    findings += [item for _, told in squared for item in told]
    return Workbook(sheets=tuple(sheets), format=kind, name=name, findings=tuple(findings), faults=tuple(faults))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds, but no more than is ever read.

    Errors: UnreadableError if it cannot be opened or is too large.
    """
    try:
        with path.open("rb") as stream:
            check_size(max(path.stat().st_size, len(data := stream.read(LARGEST_FILE + 1))))
    except OSError as error:
        raise UnreadableError(f"Không mở được tệp {path.name}: {error.strerror}.") from error
    return data
