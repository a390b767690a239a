"""Old workbooks (.xls) of libraries and damaged ones: records out of order, chains that bite their tails, results never worked out."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Callable

import olefile
import xlwt
from hostile import FACTS, GRID, Case, refused, usable, without
from workbooks import grid_xls

BROKEN, LOCKED = "hỏng", "mật khẩu"
BOF, EOF, SST, LABEL, LABEL_SST, FORMULA, BOOL_ERR, CONTINUE, NUMBER, DATE_MODE, FILE_PASS, DIMENSIONS, ROWS = (
    0x0809, 0x000A, 0x00FC, 0x0204, 0x00FD, 0x0006, 0x0205, 0x003C, 0x0203, 0x0022, 0x002F, 0x0200, 0x0208,
)  # fmt: skip
ROW, COLUMN = 3, 9
"""The second task's progress, counted from 0."""


def old(data: bytes | None = None) -> bytes:
    """Return the tracker as an old .xls."""
    return data or grid_xls(GRID)


def stream_of(data: bytes) -> tuple[int, bytes]:
    """Return where the workbook stream begins in a file whose stream is in one piece, and the stream."""
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        stream = container.openstream("Workbook").read()
    return data.find(stream[:64]), stream


def records(stream: bytes) -> list[tuple[int, bytes]]:
    """Return the records of a stream: kind, body."""
    found, place = [], 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        found.append((kind, stream[place + 4 : place + 4 + length]))
        place += 4 + length
    return found


def rebuilt(change: Callable[[list[tuple[int, bytes]]], list[tuple[int, bytes]]], data: bytes | None = None) -> bytes:
    """Return an .xls with its records changed; what no reader needs of its rows makes room for what is added."""
    start, stream = stream_of(old(data))
    kept = [record for record in change(records(stream)) if record[0] != ROWS]
    changed = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in kept)
    if len(changed) > len(stream):
        raise AssertionError(len(changed) - len(stream))
    return old(data)[:start] + changed.ljust(len(stream), b"\0") + old(data)[start + len(stream) :]


def first(kind: int, body: Callable[[bytes], bytes]) -> Callable[[list[tuple[int, bytes]]], list[tuple[int, bytes]]]:
    """Return a change of the first record of a kind."""
    def change(found: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        place = next(index for index, (own, _) in enumerate(found) if own == kind)
        return [*found[:place], (kind, body(found[place][1])), *found[place + 1 :]]

    return change


def at(row: int, column: int, kind: int, tail: bytes) -> Callable[[list[tuple[int, bytes]]], list[tuple[int, bytes]]]:
    """Return a change of the cell at a place into another record; its format stays."""
    place = struct.pack("<HH", row, column)

    def change(found: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        return [(kind, body[:6] + tail) if own in {LABEL_SST, NUMBER, 0x027E} and body.startswith(place) else (own, body) for own, body in found]

    return change


def formula(result: bytes, options: int = 0) -> bytes:
    """Return the tail of a formula's record: its result, how it is calculated, and «1»."""
    return result + struct.pack("<HLH", options, 0, 3) + b"\x1e\1\0"


def patched(place: int, form: str, *values: int, data: bytes | None = None) -> bytes:
    """Return an .xls with numbers written anew at a place of the container."""
    out = bytearray(old(data))
    struct.pack_into(form, out, place, *values)
    return bytes(out)


def renamed(old_name: str, name: str, kind: int | None = None) -> bytes:
    """Return an .xls with a stream named otherwise."""
    data, place = bytearray(old()), old().rfind(old_name.encode("utf-16-le"))
    encoded = name.encode("utf-16-le")
    data[place : place + max(len(encoded), 2 * len(old_name))] = encoded.ljust(2 * len(old_name), b"\0")
    data[place + 64 : place + 66] = struct.pack("<H", len(encoded) + 2)
    return bytes(data) if kind is None else bytes(data[:kind])


def built(change: Callable[[xlwt.Workbook, xlwt.Worksheet], None]) -> bytes:
    """Return the tracker written by xlwt after a change of its own."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Theo dõi", cell_overwrite_ok=True)
    dated = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for row, cells in enumerate(GRID):
        for column, value in enumerate(cells):
            if value is not None:
                sheet.write(row, column, value, dated if isinstance(value, dt.date) else xlwt.Style.default_style)
    change(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ended(share: float) -> Callable[[], bytes]:
    """Return a builder of the .xls' first part only."""
    return lambda: old()[: int(len(old()) * share)]


def hide(book: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    """Hide the tracker behind another sheet."""
    book.add_sheet("Khác")
    book.set_active_sheet(1)
    sheet.visibility = 1


def date_1904(book: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    """Count days from 1904."""
    book.dates_1904 = True
    sheet.write(2, 10, 43275, xlwt.easyxf(num_format_str="DD/MM/YYYY"))


ERROR, UNCOMPUTED = ((4, "J", "cell-error"),), ((4, "J", "cell-uncomputed"),)
SHARE = struct.pack("<d", 0.4)
OLD: dict[str, Case] = {
    "as a library writes": usable(old),
    **{
        f"error {code:#x}": usable(lambda code=code: rebuilt(at(ROW, COLUMN, BOOL_ERR, bytes([code, 1]))), facts=without(2), places=ERROR)
        for code in (0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A, 0x63)
    },
    "error of a formula": usable(
        lambda: rebuilt(at(ROW, COLUMN, FORMULA, formula(b"\2\0\x17\0\0\0\xff\xff"))), facts=without(2), places=ERROR,
    ),
    "formula with its result": usable(lambda: rebuilt(at(ROW, COLUMN, FORMULA, formula(SHARE)))),
    "formula left to Excel": usable(lambda: rebuilt(at(ROW, COLUMN, FORMULA, formula(bytes(8), 2))), facts=without(2), places=UNCOMPUTED),
    "nought of a formula that is one": usable(
        lambda: rebuilt(at(ROW, COLUMN, FORMULA, formula(bytes(8)))), facts=(FACTS[0], (*FACTS[1][:2], 0.0, None))
    ),
    "text in its cell": usable(
        lambda: rebuilt(at(ROW, COLUMN, LABEL, struct.pack("<HB", 3, 1) + "40%".encode("utf-16-le")))
    ),
    "formula of a library": usable(
        lambda: built(lambda _, sheet: sheet.write(ROW, COLUMN, xlwt.Formula("1+1"))), facts=without(2), places=UNCOMPUTED
    ),
    "stray cell in the last row and column": usable(
        lambda: built(lambda _, sheet: sheet.write(65_535, 255, 1)), places=(*(((None, None, "sheet-too-long"),)), )
    ),
    "hidden": usable(lambda: built(hide), places=((None, None, "hidden-sheet"),)),
    "days counted from 1904": usable(lambda: built(date_1904)),
    "a name that cannot be worked out": usable(lambda: rebuilt(lambda found: [(0x0018, b"\xff" * len(body)) if kind == 0x005C else (kind, body) for kind, body in found])),
    "stream in capitals": usable(lambda: renamed("Workbook", "WORKBOOK")),
    "stream of another name": refused(lambda: renamed("Workbook", "Document"), "không phải bảng tính"),
    "password": refused(lambda: rebuilt(first(0x00E1, lambda body: body)).replace(struct.pack("<HH", 0x00E1, 2), struct.pack("<HH", FILE_PASS, 2), 1), LOCKED),
    "texts more than there are": refused(lambda: rebuilt(first(SST, lambda body: struct.pack("<LL", 0x7FFF_FFFF, 0x7FFF_FFFF) + body[8:])), BROKEN),
    "texts fewer than there are": refused(lambda: rebuilt(first(SST, lambda body: struct.pack("<LL", 1, 1) + body[8:])), BROKEN),
    "texts less than none": refused(lambda: rebuilt(first(SST, lambda body: struct.pack("<ll", -1, -1) + body[8:])), BROKEN),
    "text that is not there": refused(lambda: rebuilt(at(ROW, COLUMN, LABEL_SST, struct.pack("<L", 0xFFFF_FF00))), BROKEN),
    "column that no sheet has": refused(lambda: rebuilt(at(ROW, COLUMN, NUMBER, SHARE)).replace(struct.pack("<HHHH", NUMBER, 14, ROW, COLUMN), struct.pack("<HHHH", NUMBER, 14, ROW, 999), 1), BROKEN),
    "record longer than the file": refused(lambda: old().replace(struct.pack("<H", DIMENSIONS) + b"\x0e\0", struct.pack("<HH", DIMENSIONS, 0xFFFF), 1)),
    "records without end": refused(lambda: rebuilt(lambda found: [record for record in found if record[0] != EOF])),
    "continued without end": usable(lambda: rebuilt(lambda found: [*found[:-1], *[(CONTINUE, b"")] * 3, found[-1]])),
    "beginning that is none": refused(lambda: rebuilt(first(BOF, lambda body: b"\xff" * len(body))), BROKEN),
    "sheet that begins nowhere": refused(lambda: rebuilt(first(0x0085, lambda body: struct.pack("<L", 0x7FFF_FFF0) + body[4:])), BROKEN),
    "sheet that begins in itself": refused(lambda: rebuilt(first(0x0085, lambda body: struct.pack("<L", 0) + body[4:]))),
    "dimensions without end": usable(lambda: rebuilt(first(DIMENSIONS, lambda body: struct.pack("<LLHH", 0, 0xFFFF_FFFF, 0, 0xFFFF) + body[12:]))),
    "allocation table that bites its tail": refused(lambda: patched(512 * (1 + struct.unpack_from("<L", old(), 76)[0]), "<128L", *range(128))),
    "allocation table beyond the end": refused(lambda: patched(76, "<L", 0x00FF_FFFF)),
    "allocation tables without number": usable(lambda: patched(44, "<L", 0xFFFF_FFF0)),
    "directory beyond the end": refused(lambda: patched(48, "<L", 0x00FF_FFFF)),
    "sectors of no size": refused(lambda: patched(30, "<H", 0)),
    "sectors of a gigabyte": refused(lambda: patched(30, "<H", 30)),
    "byte order turned": usable(lambda: patched(28, "<H", 0xFEFF)),
    "header only": refused(lambda: old()[:512]),
    "signature only": refused(lambda: old()[:8]),
    "signature and noise": refused(lambda: old()[:8] + b"\xff" * 5_000),
    "raw records": refused(lambda: stream_of(old())[1]),
    **{f"{share:.0%} of the file": refused(ended(share)) for share in (0.05, 0.2, 0.4, 0.6, 0.8)},
}  # fmt: skip
