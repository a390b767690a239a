"""What the records of an old .xls tell before it is read densely: how far its cells reach, and what fonts it names."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from papi_metrics.errors import UnreadableError
from papi_metrics.legacy import legacy_font
from papi_metrics.workbook.formats import LOCKED

# Records that begin with a row and a column: numbers, texts, blanks, formulas, errors, and the table's extent.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x00BD, 0x00BE})
_LAST_COLUMN = 256
_BOF = 0x0809
_FILE_PASS = 0x002F
_FONT = 0x0031
_FONT_NAME = 15


@dataclass(frozen=True, slots=True)
class Records:
    """The number of cells a dense read of the largest sheet may have to hold; whether a font of legacy text is named."""

    cells: int
    legacy_fonts: bool


def records_of_xls(data: bytes) -> Records:
    """Look through the records of an .xls.

    Errors: UnreadableError if the file has a password; OSError if a cell stands in a column that no .xls has: the file is damaged.
    """
    height, width, largest, legacy = 0, 0, 0, False
    for kind, body in _records(data):
        if kind in _CELLS and len(body) >= 4:  # noqa: PLR2004 - two numbers of two bytes
            row, column = struct.unpack_from("<HH", body)
            height, width = max(height, row + 1), max(width, column + 1)
        elif kind == _FONT:
            legacy = legacy or _names_legacy_font(body)
        elif kind == _FILE_PASS:
            raise UnreadableError(LOCKED)
        elif kind == _BOF:
            height = width = 0
        largest = max(largest, height * width)
        if width > _LAST_COLUMN:
            raise OSError(str(width))
    return Records(largest, legacy)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = "Workbook" if container.exists("Workbook") else "Book"
        stream = container.openstream(name).read()
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _names_legacy_font(body: bytes) -> bool:
    """True if a font record names a font of legacy text; its name is written in one byte a letter, or in two."""
    name = body[_FONT_NAME:].replace(b"\0", b"").lstrip(b"\x01").decode("latin-1")
    return legacy_font(name) is not None
