"""The archive of a snapshot: exactly five members, each within its bound, the same bytes for the same content."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.errors import UnreadableError
from papi_metrics.snapshots.value import broken
from papi_metrics.workbook import LARGEST_FILE

MANIFEST, TASKS, FINDINGS, ORIGINAL, SIGNATURE = "manifest.json", "tasks.jsonl", "findings.jsonl", "original.bin", "signature.json"
LARGEST_SNAPSHOT = LARGEST_FILE
"""Bytes of the whole file: what an e-mail carries, and what pages take."""
LARGEST_PARTS: Mapping[str, int] = MappingProxyType({
    MANIFEST: 64 * 2**10, TASKS: 16 * 2**20, FINDINGS: 16 * 2**20, ORIGINAL: LARGEST_FILE, SIGNATURE: 4 * 2**10,
})  # fmt: skip
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_END, _END_OF_64 = struct.Struct("<4s4H2LH"), b"PK\x06\x07"
_LARGEST_DIRECTORY = 2**10
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError, IndexError, OverflowError,
           RuntimeError)  # fmt: skip
"""What the library raises at a damaged archive; RuntimeError stands for a password and, as NotImplementedError, for a method it lacks."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Put the parts into an archive in their order, without times or anything of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in LARGEST_PARTS:
            member = zipfile.ZipInfo(name, _NO_TIME)
            member.create_system, member.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            archive.writestr(member, parts[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive, none larger than its bound.

    Errors: UnreadableError, in words, for anything but an archive of exactly these members.
    """
    if len(data) > LARGEST_SNAPSHOT:
        raise broken("nặng {size} MB, quá mức {most} MB", size=len(data) // 2**20, most=LARGEST_SNAPSHOT // 2**20)
    _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members)
            return {member.filename: _part(archive, member) for member in members}
    except UnreadableError:
        raise
    except _DAMAGE as error:
        raise broken("không mở được gói tệp") from error


def _check_end(data: bytes) -> None:
    """Refuse what has anything before, behind or between members and directory, or a directory too long to be ours.

    The library would otherwise look for an end anywhere in the file, and read a directory of a million members.
    """
    if len(data) < _END.size:
        raise broken("không phải tệp gửi của đơn vị")
    mark, *_, size, offset, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or not data.startswith(b"PK\x03\x04"):
        raise broken("không phải tệp gửi của đơn vị")
    is_plain = comment == 0 and offset + size + _END.size == len(data) and size <= _LARGEST_DIRECTORY
    if not is_plain or data[-_END.size - 20 :].startswith(_END_OF_64):
        raise broken("gói tệp có phần thừa")


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if sorted(names) != sorted(LARGEST_PARTS):
        raise broken("gói tệp thiếu hoặc thừa phần")
    for member in members:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in {0, stat.S_IFREG} or member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise broken("phần {name} không phải tệp thường", name=member.filename)
        if member.file_size > LARGEST_PARTS[member.filename]:
            raise broken("phần {name} quá lớn", name=member.filename)


def _part(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read a member whose size may be a lie: no more than it may have is ever unpacked."""
    most = LARGEST_PARTS[member.filename]
    with archive.open(member) as stream:
        content = stream.read(most + 1)
    if len(content) > most or len(content) != member.file_size:
        raise broken("phần {name} không đúng cỡ đã ghi", name=member.filename)
    return content
