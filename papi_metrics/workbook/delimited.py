"""Read delimited text: .csv and what Excel calls Unicode text."""

from __future__ import annotations

import csv
import io
from itertools import islice

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.contents import Contents
from papi_metrics.workbook.formats import MEND, utf16_of
from papi_metrics.workbook.limits import LAST_ROW
from papi_metrics.workbook.sheets import Cell, Sheet

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1 << 20
_LONGEST_SHOWN = 60
_NAME = "CSV"


def read_delimited(data: bytes) -> Contents:
    """Read delimited text as one sheet of strings, told from its own bytes: encoding, then delimiter.

    Errors: UnreadableError if the text is not a table (a cell of over a million letters), or a quotation mark that nothing
            closes has taken in all the rows after it.
    """
    text, findings = _decoded(data)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows, doubts = _rows(text)
    except csv.Error as error:
        raise UnreadableError("Tệp văn bản không phải bảng: không tách được thành cột. {mend}", mend=MEND) from error
    return Contents([Sheet(name=_NAME, rows=rows)], [*findings, *doubts], vietnamese=bool(findings))


def _rows(text: str) -> tuple[list[list[Cell]], list[Finding]]:
    """Split a text into rows by the letter of the format; where that fails, as far as it can be understood."""
    delimiter, rows = _delimiter(text), list[list[Cell]]()
    try:
        rows.extend(map(list, islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), LAST_ROW + 1)))
    except csv.Error as error:
        row = len(rows) + 1
        loose = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = list(map(list, islice(loose, row - 1)))
        line = loose.line_num
        rows.append(list(next(loose)))
        if loose.line_num > line + 1:
            raise UnreadableError(
                "Tệp CSV có dấu ngoặc kép mở ở dòng {row} mà không đóng, các dòng sau không tách được. Hãy sửa dòng đó, hoặc lưu dạng .xlsx.", row=row
            ) from error
        shown = " ".join(map(str, rows[-1]))[:_LONGEST_SHOWN]
        rows.extend(map(list, islice(loose, LAST_ROW)))
        return rows, [finding("quotes-unbalanced", sheet=_NAME, row=row, value=shown)]
    return rows, []


def _decoded(data: bytes) -> tuple[str, list[Finding]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), []
    if encoding := utf16_of(data):
        return data.decode(encoding, errors="replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        return data.decode("cp1258", errors="replace"), [finding("encoding-guessed", sheet=_NAME, row=row)]


def _delimiter(text: str) -> str:
    """Choose the delimiter that stands most often in the first lines, outside quotes."""
    head = "".join(part for index, part in enumerate(text[:20_000].split('"')) if index % 2 == 0)
    return max(_DELIMITERS, key=head.count)
