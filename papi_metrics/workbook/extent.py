"""Look through an .xlsx before it is read densely: how far its sheets reach, and which cells carry no value.

One stray cell must not cost a gigabyte, and an address that no sheet can have must not reach the reader at all.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from papi_metrics.workbook.limits import LARGEST_CELLS, LAST_COLUMN, LAST_ROW

_NARROW_COLUMNS = 26
_BLOCK = 1 << 22
_LONGEST_ROW = 4 * _BLOCK
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d+)")
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)")
# As Excel and LibreOffice write; only where something is written otherwise, or lies beyond column Z or row
# 99,999, every address is looked at.
_PLAIN_ROW = re.compile(rb'<row r="(\d+)"')
_UNUSUAL_ROW = re.compile(rb'<row(?! r="\d{1,7}"|B)')
_UNUSUAL_CELL = re.compile(rb'<c(?! r="[A-Z]\d{1,5}"|ol|f|onditional)')
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:<f\b[^>]*>[^<]*</f>|<f\b[^>]*/>)?<v>([^<]*)</v>')
_UNCOMPUTED = re.compile(rb'<c r="([A-Z]+)(\d+)"(?![^>]*\bt="str")[^>]*><f\b[^>]*>([^<]*)</f>(?:<v ?/>|<v></v>)?</c>')
_NO_SHEETS = re.compile(r"xl/(sharedStrings|styles|theme/.*|calcChain|vbaProject\.bin|media/.*)|docProps/.*")


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a value: the code of what is wrong, the sheet's part, Excel's column and row, and what stood there."""

    code: str
    part: str
    column: str
    row: int
    value: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found: the parts too large to be read densely, and the cells that carry no value."""

    oversized: tuple[str, ...]
    faults: tuple[Fault, ...]


def survey(data: bytes) -> Survey:
    """Look through every part of an .xlsx that may hold a sheet.

    Errors: zipfile.BadZipFile if a part is damaged or a cell stands where no sheet has one.
    """
    oversized: list[str] = []
    faults: list[Fault] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _NO_SHEETS.match(name):
                continue
            height, width = 0, 1
            for block in _blocks(archive, name):
                rows, columns = _reach(block)
                height, width = max(height, rows), max(width, columns)
                faults += _faults(block, name)
            if height > LAST_ROW or width > LAST_COLUMN:
                raise zipfile.BadZipFile(name)
            if height * width > LARGEST_CELLS:
                oversized.append(name)
    return Survey(tuple(oversized), tuple(dict.fromkeys(faults)))


def _reach(block: bytes) -> tuple[int, int]:
    """Return the last row and the last column that a block of XML may name."""
    unusual = b":c" in block or b":row" in block or _UNUSUAL_CELL.search(block) or _UNUSUAL_ROW.search(block)
    if not unusual:
        # A cell may name another row than the one it stands in: a damaged file, and within what can be held.
        rows = max(map(int, _PLAIN_ROW.findall(block)), default=0)
        return rows, _NARROW_COLUMNS
    places = set(_CELL.findall(block))
    width = max((_column_number(letters.upper()) for letters in {letters for letters, _ in places}), default=1)
    return max(0, 0, *map(int, _ROW.findall(block)), *map(int, {row for _, row in places})), width


def _faults(block: bytes, part: str) -> Iterator[Fault]:
    if b't="e"' in block:
        for column, row, value in _ERROR.findall(block):
            yield Fault("cell-error", part, column.decode(), int(row), value.decode(errors="replace"))
    if b"<f" in block:
        for column, row, formula in _UNCOMPUTED.findall(block):
            yield Fault("cell-uncomputed", part, column.decode(), int(row), f"={formula.decode(errors='replace')}"[:200])


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Read a part in blocks that end where a row ends, or at least a tag, so that none is cut in two."""
    rest = b""
    with archive.open(name) as stream:
        while chunk := stream.read(_BLOCK):
            block = rest + chunk
            end = max(block.rfind(b"</row>"), block.rfind(b">") if len(block) > 2 * _BLOCK else -1) + 1
            if len(block) - end > _LONGEST_ROW:
                raise zipfile.BadZipFile(name)
            yield block[:end]
            rest = block[end:]
    yield rest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number
