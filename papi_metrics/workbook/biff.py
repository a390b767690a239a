"""How far the cells of an old .xls reach, told from its records before it is read densely."""

from __future__ import annotations

import io
import struct

import olefile

from papi_metrics.errors import UnreadableError
from papi_metrics.workbook.formats import LOCKED

# Records that begin with a row and a column: numbers, texts, blanks, formulas, errors, and the table's extent.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x00BD, 0x00BE})
_LAST_COLUMN = 256
_BOF = 0x0809
_FILE_PASS = 0x002F


def cells_of_xls(data: bytes) -> int:
    """Return the number of cells a dense read of the largest sheet may have to hold.

    Errors: UnreadableError if the file has a password; OSError if a cell stands in a column that no .xls has: the file is damaged.
    """
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = "Workbook" if container.exists("Workbook") else "Book"
        stream = container.openstream(name).read()
    place, height, width, largest = 0, 0, 0, 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind in _CELLS and place + 8 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, place + 4)
            height, width = max(height, row + 1), max(width, column + 1)
        elif kind == _FILE_PASS:
            raise UnreadableError(LOCKED)
        elif kind == _BOF:
            height = width = 0
        largest = max(largest, height * width)
        if width > _LAST_COLUMN:
            raise OSError(name)
        place += 4 + length
    return largest
