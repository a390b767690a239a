"""Read delimited text: .csv and what Excel calls Unicode text."""

from __future__ import annotations

import csv
import io

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.contents import Contents
from papi_metrics.workbook.formats import MEND, utf16_of
from papi_metrics.workbook.sheets import Cell, Sheet

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1 << 20


def read_delimited(data: bytes) -> Contents:
    """Read delimited text as one sheet of strings, told from its own bytes: encoding, then delimiter.

    Errors: UnreadableError if the text is not a table (a cell of over a million letters, a broken quote).
    """
    text, findings = _decoded(data)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text))]
    except csv.Error as error:
        raise UnreadableError(f"Tệp văn bản không phải bảng: không tách được thành cột. {MEND}") from error
    return Contents([Sheet(name="CSV", rows=rows)], findings, vietnamese=bool(findings))


def _decoded(data: bytes) -> tuple[str, list[Finding]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), []
    if encoding := utf16_of(data):
        return data.decode(encoding, errors="replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        return data.decode("cp1258", errors="replace"), [finding("encoding-guessed", sheet="CSV", row=row)]


def _delimiter(text: str) -> str:
    """Choose the delimiter that stands most often in the first lines, outside quotes."""
    head = "".join(part for index, part in enumerate(text[:20_000].split('"')) if index % 2 == 0)
    return max(_DELIMITERS, key=head.count)
