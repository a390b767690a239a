"""Tell from a file's first bytes what it really is, whatever its name says; refuse what cannot hold a table."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import olefile

from papi_metrics.errors import UnreadableError
from papi_metrics.language import Text, later

LARGEST_FILE = 20 * 2**20
"""The largest file that is read or taken; `maxUploadSize` of .streamlit/config.toml is the same in MB."""
_ENCRYPTED = 0x1
LARGEST_UNPACKED = 512 * 2**20
LARGEST_RATIO = 400
LOCKED = later("Tệp có mật khẩu. Hãy bỏ mật khẩu trong Excel (hoặc Word) rồi tải lên lại.")
MEND = Text("Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi tải lên lại.")
MEND_WORD = Text("Hãy mở tệp bằng Word, chọn Lưu thành (Save As) dạng .docx rồi tải lên lại.")

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_OTHERS = dict.fromkeys(_PICTURES, later("Tệp là hình ảnh, không phải bảng tính.")) | {
    b"%PDF": later("Tệp là PDF, không phải bảng tính."),
}
_HTML = re.compile(rb"^\s*(<!doctype html|<html|<table|<head|<meta|<style|<!--|<div|<body)", re.IGNORECASE)
_ZIP_MEMBERS = {
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "docx",
    "word/document2.xml": "docx",
    "ppt/presentation.xml": "pptx",
}
# What a workbook or document with macros holds beside its contents.
_MACROS = {"xlsx": ("xl/vbaProject.bin", "xlsm"), "docx": ("word/vbaProject.bin", "docm")}
# The first part of an OpenDocument names its type as it stands.
_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"
_HEAD = 256
_NOT_WORKBOOKS = {
    "xlsb": later("Tệp là bảng tính dạng nhị phân (.xlsb), không đọc được."),
    "pptx": later("Tệp là bài trình chiếu, không phải bảng tính."),
    "zip": later("Tệp nén (.zip) không phải bảng tính; hãy giải nén rồi chọn tệp bên trong."),
}


def format_of(data: bytes) -> str:
    """Name the format: xlsx, xlsm, xls, ods, docx, docm, html, xml or csv.

    Errors: UnreadableError with one sentence if the bytes are empty, too large, encrypted, cut short,
    a picture, a PDF or another kind of document.
    """
    if not data.strip(b"\x00 \r\n\t"):
        raise UnreadableError("Tệp rỗng, không có dữ liệu nào. {mend}", mend=MEND)
    check_size(len(data))
    if data.startswith(b"PK"):
        return _format_of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _format_of_ole(data)
    return _format_of_text(data)


def check_size(size: int) -> None:
    """Say whether a file of so many bytes is taken at all.

    Errors: UnreadableError with one sentence if it is too large.
    """
    if size > LARGEST_FILE:
        raise UnreadableError("Tệp nặng {size} MB, quá mức {most} MB. Hãy xóa hình ảnh trong tệp.", size=size // 2**20, most=LARGEST_FILE // 2**20)


def _format_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {member.filename: member for member in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise UnreadableError("Tệp bị hỏng hoặc tải về chưa hết. {mend}", mend=MEND) from error
    if any(member.flag_bits & _ENCRYPTED for member in members.values()):
        raise UnreadableError(LOCKED)
    unpacked = sum(member.file_size for member in members.values())
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * max(len(data), 2**16):
        mend = MEND_WORD if any(name.startswith("word/") for name in members) else MEND
        raise UnreadableError("Tệp nén bất thường ({unpacked} MB khi mở). {mend}", unpacked=unpacked // 2**20, mend=mend)
    if "content.xml" in members:
        if _TEXT_TYPE in data[:_HEAD]:
            raise UnreadableError("Tệp là văn bản LibreOffice (.odt), không đọc được. {mend}", mend=MEND_WORD)
        return "ods"
    found = next((name for member, name in _ZIP_MEMBERS.items() if member in members), "zip")
    if found in _NOT_WORKBOOKS:
        raise UnreadableError("{what} {mend}", what=Text(_NOT_WORKBOOKS[found]), mend=MEND)
    macros, with_macros = _MACROS[found]
    return with_macros if macros in members else found


def _format_of_ole(data: bytes) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            streams = {"/".join(path).upper() for path in container.listdir()}
    except (OSError, ValueError, IndexError, TypeError, AttributeError, struct.error, RecursionError, OverflowError) as error:
        raise UnreadableError("Tệp .xls bị hỏng hoặc tải về chưa hết. {mend}", mend=MEND) from error
    if "ENCRYPTEDPACKAGE" in streams:
        raise UnreadableError(LOCKED)
    if "WORDDOCUMENT" in streams:
        raise UnreadableError("Tệp là văn bản Word kiểu cũ (.doc), không đọc được. {mend}", mend=MEND_WORD)
    if not streams & {"WORKBOOK", "BOOK"}:
        raise UnreadableError("Tệp không phải bảng tính. {mend}", mend=MEND)
    return "xls"


def _format_of_text(data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        raise UnreadableError("Tệp là văn bản RTF, không đọc được. {mend}", mend=MEND_WORD)
    for start, sentence in _OTHERS.items():
        if data.startswith(start):
            raise UnreadableError("{what} {mend}", what=Text(sentence), mend=MEND)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = data[:4096].decode("utf-16", errors="replace").encode()
    if _HTML.match(head) or (head.lstrip().startswith(b"<?xml") and b"<html" in head.lower()):
        return "html"
    if head.lstrip().startswith(b"<?xml"):
        return "xml"
    if b"\x00" in head and not utf16_of(head):
        raise UnreadableError("Tệp không phải bảng tính: nội dung không đọc được. {mend}", mend=MEND)
    return "csv"


def utf16_of(data: bytes) -> str | None:
    """Name the UTF-16 of a text without a byte-order mark: most letters of one half are zero; None if it is not."""
    first = data[:400]
    low, high = first[1::2].count(0), first[0::2].count(0)
    if max(low, high) * 4 < len(first) or min(low, high):
        return None
    return "utf-16-le" if low else "utf-16-be"
