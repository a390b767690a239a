"""Look how far a sheet of an .xlsx reaches before it is read densely: one stray cell must not cost a gigabyte."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

LARGEST_CELLS = 6_000_000
_TAIL = 1 << 16
_WIDE = re.compile(rb' r="[A-Z]{3}[0-9]')
_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?r="(\d+)"')
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')


def oversized_sheets(data: bytes) -> tuple[str, ...]:
    """Name the sheet parts of an .xlsx whose used range holds more cells than can be read densely.

    The extent is taken from the cells themselves as well as from what the sheet declares.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
        return tuple(name for name in parts if _cells(archive, name) > LARGEST_CELLS)


def _cells(archive: zipfile.ZipFile, name: str) -> int:
    height, width, tail = 0, 1, b""
    for index, chunk in enumerate(_chunks(archive, name)):
        block = tail + chunk
        declared = _DIMENSION.search(block) if index == 0 else None
        if declared:
            height, width = int(declared[2]), _column_number(declared[1])
        if _WIDE.search(block):
            width = max(width, 703)
        tail = block[-_TAIL:]
    rows = _ROW.findall(tail)
    return max(height, int(rows[-1]) if rows else 0) * width


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as stream:
        while chunk := stream.read(1 << 22):
            yield chunk


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
