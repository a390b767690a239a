"""The records of an old .xls: its workbook stream, and what they tell that its reader does not."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import olefile

from papi_metrics.errors import UnreadableError
from papi_metrics.workbook.formats import LOCKED

STREAMS = ("Workbook", "Book")
"""What the stream of a workbook is called, in any case of letters."""

_FORMULA, _BOF, _BOUND_SHEET, _FILE_PASS = 0x0006, 0x0809, 0x0085, 0x002F
# Names, styles, colours, drawings, notes, links, conditional formats: nothing of a table, and a broken one costs no file.
_NEEDLESS = frozenset({0x0018, 0x0023, 0x0293, 0x0092, 0x005D, 0x00EC, 0x01B6, 0x001C, 0x01B8, 0x0800, 0x01B0, 0x01B1})
_NO_RECORD = b"\xff\xff"
_WORKSHEET = 0
_LEAST_SHEET, _LEAST_BEGINNING, _LEAST_FORMULA = 6, 8, 16
_CALCULATE_ON_LOAD = 0x2
_EMPTY_RESULT = b"\x03"
# Libraries that write formulas without results pass for this build of Excel 97.
_BUILD_OF_LIBRARIES = (0x0DBB, 0x07CC)


class Formula(NamedTuple):
    """A formula's cell, counted from 0: the worksheet's place among worksheets, row and column."""

    sheet: int
    row: int
    column: int


@dataclass(slots=True)
class Records:
    """What the records of a workbook stream tell: the stream without what no table needs, and the formulas without a result."""

    stream: bytearray
    uncomputed: list[Formula] = field(default_factory=list)
    _sheets: dict[int, int] = field(default_factory=dict)
    _sheet: int = -1
    _build: tuple[int, int] = (0, 0)

    def see(self, place: int, kind: int, body: bytes) -> None:
        """Take in a record; what the reader has no need of is blotted out."""
        if kind in _NEEDLESS:
            self.stream[place : place + 2] = _NO_RECORD
        elif kind == _FORMULA and len(body) >= _LEAST_FORMULA:
            self._see_formula(body)
        elif kind == _BOUND_SHEET and len(body) >= _LEAST_SHEET and body[5] == _WORKSHEET:
            self._sheets[struct.unpack_from("<I", body)[0]] = len(self._sheets)
        elif kind == _BOF and len(body) >= _LEAST_BEGINNING:
            self._sheet, self._build = self._sheets.get(place, self._sheet), struct.unpack_from("<HH", body, 4)
        elif kind == _FILE_PASS:
            raise UnreadableError(LOCKED)

    def _see_formula(self, body: bytes) -> None:
        if _is_uncomputed(body, self._build):
            self.uncomputed.append(Formula(self._sheet, *struct.unpack_from("<HH", body)))


def records_of_xls(data: bytes) -> Records:
    """Look through the records of an .xls.

    Errors: UnreadableError if the file has a password; OSError if it is damaged.
    """
    stream = _workbook_stream(data)
    records = Records(bytearray(stream))
    for place, kind, body in _records(stream):
        records.see(place, kind, body)
    return records


def _workbook_stream(data: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = next(filter(container.exists, STREAMS))
        stream: bytes = container.openstream(name).read()
    return stream


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    place, header = 0, struct.Struct("<HH")
    while place + header.size <= len(stream):
        kind, length = header.unpack_from(stream, place)
        yield place, kind, stream[place + header.size : place + header.size + length]
        place += header.size + length


def _is_uncomputed(body: bytes, build: tuple[int, int]) -> bool:
    """A result of nought that is still to be calculated, or an empty one written by a library that calculates nothing."""
    result, options = body[6:14], struct.unpack_from("<H", body, 14)[0]
    if result == bytes(8):
        return bool(options & _CALCULATE_ON_LOAD)
    return result.startswith(_EMPTY_RESULT) and result.endswith(_NO_RECORD) and build == _BUILD_OF_LIBRARIES
