"""How much of a sheet is read: no tracker and no table of scores is longer, and no file may cost more."""

from __future__ import annotations

from dataclasses import replace

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.language import later
from papi_metrics.text import column_letter
from papi_metrics.workbook.sheets import Merge, Sheet

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Where a sheet of Excel ends."""
LARGEST_CELLS = 6_000_000
"""The most cells of a sheet, filled or between filled ones, that are held at once."""
LARGEST_REWRITTEN = 1_500_000
"""The most cells of an unusual sheet that are kept while it is written out as usual."""
MOST_ROWS, MOST_COLUMNS = 100_000, 1_000
MOST_FAULTS = 100_000
MOST_SHEETS = 1_000
MOST_ROWS_OF_SPARSE_SHEET, MOST_COLUMNS_OF_SPARSE_SHEET = 20_000, 200
TOO_FAR = later("Bảng tính kéo dài quá xa nên không đọc. Hãy xóa các trang, dòng, cột thừa phía sau bảng rồi lưu lại.")


def check_cells(count: int) -> None:
    """Say whether a file of so many filled cells is read at all.

    Errors: UnreadableError with one sentence if it is too large.
    """
    if count > LARGEST_CELLS:
        raise UnreadableError(TOO_FAR)


def check_rewritten(count: int) -> None:
    """Say whether a file of so many cells and merged ranges is written anew at all.

    Errors: UnreadableError with one sentence if it is too large.
    """
    if count > LARGEST_REWRITTEN:
        raise UnreadableError(TOO_FAR)


def check_faults(count: int) -> None:
    """Say whether a file with so many cells without a value is read at all.

    Errors: UnreadableError with one sentence if there are too many to be told.
    """
    if count > MOST_FAULTS:
        raise UnreadableError(
            "Bảng tính có trên {most} ô báo lỗi hoặc công thức chưa có kết quả. Hãy mở tệp bằng Excel, sửa các ô đó rồi lưu lại.", most=MOST_FAULTS)


def cut(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """Give every row of a sheet one length, without what lies beyond the rows and columns that are read; say so if there is any."""
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    rows, columns = kept(height, width)
    if (rows, columns) == (height, width):
        if all(len(row) == width for row in sheet.rows):
            return sheet, []
        padded = [row + [None] * (width - len(row)) for row in sheet.rows]
        return replace(sheet, rows=padded), []
    first = [row[:columns] + [None] * (columns - len(row)) for row in sheet.rows[:rows]]
    merges = tuple(_within(merge, rows, columns) for merge in sheet.merges if merge.top < rows and merge.left < columns)
    return replace(sheet, rows=first, merges=merges, places=sheet.places[:rows]), [too_long(sheet.name, height, width)]


def kept(height: int, width: int) -> tuple[int, int]:
    """Return how many rows and columns are read of a sheet of this size."""
    rows, columns = min(height, MOST_ROWS), min(width, MOST_COLUMNS)
    if rows * columns > LARGEST_CELLS:
        return min(rows, MOST_ROWS_OF_SPARSE_SHEET), min(columns, MOST_COLUMNS_OF_SPARSE_SHEET)
    return rows, columns


def too_long(name: str | None, height: int, width: int) -> Finding:
    """Tell that a sheet reaches beyond what is read of it."""
    rows, columns = kept(height, width)
    value = f"{column_letter(max(width, 1) - 1)}{height}"
    return finding("sheet-too-long", sheet=name, value=value, details={"rows": rows, "columns": columns})


def _within(merge: Merge, rows: int, columns: int) -> Merge:
    return Merge(merge.top, merge.left, min(merge.bottom, rows - 1), min(merge.right, columns - 1))
