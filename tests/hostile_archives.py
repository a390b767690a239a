"""Zipped documents whose archive is broken, a bomb, or something else under a workbook's name."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Callable

from hostile import BOOK, RELATIONS, SHEET, STRINGS, Case, parts_of, plain, refused, usable, zipped

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
BOMB, LOCKED, BROKEN = "bất thường", "mật khẩu", "hỏng"


def patched(data: bytes, mark: bytes, place: int, form: str, value: int) -> bytes:
    """Return an archive with a number in every header of a kind written anew, as far from the header's start as told."""
    out, at = bytearray(data), data.find(mark)
    while at >= 0:
        struct.pack_into(form, out, at + place, value)
        at = data.find(mark, at + 4)
    return bytes(out)


def with_members(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the tracker with more members; names may be there already."""
    out = io.BytesIO(plain())
    with zipfile.ZipFile(out, "a", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def twice(name: str, content: bytes) -> bytes:
    """Return the tracker with a member that is there twice, the true one last."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
        for part, own in parts_of().items():
            archive.writestr(f"{part[:-1]}#" if part == name else part, own)
    # The library warns of doubles, so the second is written under a name of the same length.
    return out.getvalue().replace(f"{name[:-1]}#".encode(), name.encode())


def sized(size: int) -> bytes:
    """Return an archive with a sheet of so many blanks."""
    return zipped({BOOK: b"<workbook/>", SHEET: b" " * size})


def overlapping() -> bytes:
    """Return an archive whose directory leads a hundred times to one and the same member."""
    data = zipped({BOOK: b"<workbook/>", SHEET: b" " * (4 << 20)})
    start, end = data.rfind(CENTRAL), data.rfind(END)
    entry = data[start:end]
    directory = data[data.find(CENTRAL) : start] + entry * 100
    tail = struct.pack("<4s4H2LH", END, 0, 0, 101, 101, len(directory), data.find(CENTRAL), 0)
    return data[: data.find(CENTRAL)] + directory + tail


def in_zip64() -> bytes:
    """Return the tracker with members whose sizes are written for files of any length."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of().items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content)
    return out.getvalue()


def named(*names: str) -> bytes:
    """Return an archive with members of these names and nothing else."""
    return zipped(dict.fromkeys(names, b"<x/>"))


def flipped(part: str) -> bytes:
    """Return the tracker with one bit of a stored member changed."""
    data = bytearray(zipped(parts_of(), method=zipfile.ZIP_STORED))
    data[bytes(data).find(parts_of()[part]) + 50] ^= 1
    return bytes(data)


def ended(share: float) -> Callable[[], bytes]:
    """Return a builder of the tracker's first part only."""
    return lambda: plain()[: int(len(plain()) * share)]


ARCHIVES: dict[str, Case] = {
    "a bomb": refused(lambda: sized(40 << 20), BOMB),
    "a bomb that tells a small size": refused(lambda: patched(sized(20 << 20), CENTRAL, 24, "<L", 1_000)),
    "a bomb in the texts": refused(lambda: zipped(parts_of() | {STRINGS: b"<sst>" + b"<si/>" * (8 << 20)}), BOMB),
    "a bomb beside the sheets": refused(lambda: zipped(parts_of() | {"xl/media/image1.png": bytes(40 << 20)}), BOMB),
    "a bomb within": usable(lambda: with_members(("xl/embeddings/a.xlsx", sized(20 << 20)))),
    "a member of 4 GiB, it says": refused(lambda: patched(plain(), CENTRAL, 24, "<L", 0xFFFF_FFF0), BOMB),
    "members of 4 GiB, packed": usable(lambda: patched(plain(), CENTRAL, 20, "<L", 0xFFFF_FFF0)),
    "members that begin beyond the end": refused(lambda: patched(plain(), CENTRAL, 42, "<L", 0x7FFF_FFFF)),
    "sizes that differ before the members": usable(lambda: patched(plain(), LOCAL, 22, "<L", 7)),
    "members one over another": refused(overlapping, BROKEN),
    "twenty thousand members": usable(lambda: with_members(*((f"x/{number}", b"") for number in range(20_000)))),
    "a directory of more members than there are": usable(lambda: patched(plain(), END, 10, "<H", 60_000)),
    "a directory before the beginning": refused(lambda: patched(plain(), END, 16, "<L", 0xFFFF_FFF0)),
    "in zip64": usable(in_zip64),
    "a method that nobody knows": refused(lambda: patched(patched(plain(), CENTRAL, 10, "<H", 99), LOCAL, 8, "<H", 99)),
    "packed by bzip2": usable(lambda: zipped(parts_of(), method=zipfile.ZIP_BZIP2)),
    "packed by LZMA": usable(lambda: zipped(parts_of(), method=zipfile.ZIP_LZMA)),
    "members under a password": refused(lambda: patched(patched(plain(), CENTRAL, 8, "<H", 1), LOCAL, 6, "<H", 1), LOCKED),
    "a bit changed in the sheet": refused(lambda: flipped(SHEET), BROKEN),
    "a bit changed in the texts": refused(lambda: flipped(STRINGS), BROKEN),
    "a comment": usable(lambda: plain()[:-2] + struct.pack("<H", 5) + b"chao!"),
    "something behind the archive": usable(lambda: plain() + b"\0" * 500),
    "something before the archive": refused(lambda: b"\xef\xbb\xbf" + plain()),
    "a program before the archive": refused(lambda: b"MZ" + b"\0" * 500 + plain()),
    "a sheet twice": refused(lambda: twice(SHEET, b"<worksheet/>"), BROKEN),
    "a workbook part twice": refused(lambda: twice(BOOK, b"<workbook/>"), BROKEN),
    "relations twice": refused(lambda: twice(RELATIONS, b"<Relationships/>"), BROKEN),
    "a sheet in small letters and in capitals": refused(lambda: with_members((SHEET.upper(), b"<worksheet/>")), BROKEN),
    "a picture twice": usable(lambda: with_members(("xl/media/a.png", b"x"), ("XL/MEDIA/A.PNG", b"y"))),
    "names that lead out": usable(lambda: with_members(("../../etc/passwd", b"x"), ("xl/../../x", b"x"))),
    "names from the root": usable(lambda: with_members(("/etc/passwd", b"x"), ("C:\\x", b"x"))),
    "a name without end": usable(lambda: with_members(("x" * 60_000, b"x"))),
    "names with zeros": refused(lambda: named(f"{BOOK}\0.txt")),
    **{f"{share:.0%} of the archive": refused(ended(share), BROKEN) for share in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999)},
    "Word": refused(lambda: named("word/document.xml")),
    "slides": refused(lambda: named("ppt/presentation.xml"), "trình chiếu"),
    "a binary workbook": refused(lambda: named("xl/workbook.bin"), "xlsb"),
    "a workbook of Numbers": refused(lambda: named("Index/Document.iwa", "preview.jpg")),
    "a program of Java": refused(lambda: named("META-INF/MANIFEST.MF", "a.class")),
    "a workbook in an archive": refused(lambda: zipped({"theo-doi.xlsx": plain()}), "giải nén"),
    "an archive of nothing": refused(lambda: zipped({})),
    "a directory of an archive only": refused(lambda: END + bytes(18)),
    "an archive of another kind": refused(lambda: gzip.compress(plain(), mtime=0)),
    "7z": refused(lambda: b"7z\xbc\xaf\x27\x1c\0\4" + bytes(60)),
    "RAR": refused(lambda: b"Rar!\x1a\x07\1\0" + bytes(60)),
    "PNG": refused(lambda: b"\x89PNG\r\n\x1a\n" + bytes(60), "hình ảnh"),
    "JPEG": refused(lambda: b"\xff\xd8\xff\xe0" + bytes(60), "hình ảnh"),
    "PDF": refused(lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "RTF": refused(lambda: b"{\\rtf1\\ansi abc}", "RTF"),
    "a program": refused(lambda: b"MZ\x90\0" + bytes(range(256)) * 4),
    "JSON": refused(lambda: b'{"a": [1, 2, 3]}'),
    "XML of Excel 2003": refused(lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML"),
    "an e-mail": refused(lambda: b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nabc\r\n"),
    "nothing": refused(lambda: b"", "rỗng"),
    "zeros": refused(lambda: bytes(5_000_000), "rỗng"),
    "noise": refused(lambda: bytes((number * 7919 + 13) % 251 for number in range(50_000))),
}  # fmt: skip
