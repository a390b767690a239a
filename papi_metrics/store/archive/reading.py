"""An archive → its manifest and the rows of each table, within bounds: a stranger's file never fills memory or disk."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from sqlalchemy import Table

from papi_metrics.store.archive.lines import row_of
from papi_metrics.store.archive.manifest import MANIFEST, DamagedArchiveError, Manifest, manifest_of

LONGEST_LINE = 256 * 1024 * 1024
LONGEST_MANIFEST = 1024 * 1024
MOST_PRESSED = 600
"""How many times smaller a table may be in the archive than in the open: many versions of one plan come to a hundred, a bomb to a thousand."""
_SMALL = 1024 * 1024


@contextmanager
def open_archive(file: IO[bytes]) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Yield an archive and its manifest; nothing is ever unpacked to the disk.

    Errors: DamagedArchiveError if it is cut short, changed, or holds what no archive of a store does.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive, _manifest(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise DamagedArchiveError("tệp bị cắt cụt, hỏng, hoặc không phải tệp sao lưu") from error


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    members = archive.infolist()
    names = [member.filename for member in members]
    if names.count(MANIFEST) != 1 or archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
        raise DamagedArchiveError("không có phần mô tả")
    manifest = manifest_of(archive.read(MANIFEST))
    if sorted(names) != sorted([MANIFEST, *(f"{name}.jsonl" for name in manifest.tables)]):
        raise DamagedArchiveError("có phần lạ hoặc thiếu phần")
    for member in members:
        if member.file_size > MOST_PRESSED * member.compress_size + _SMALL:
            raise DamagedArchiveError("có phần nở ra quá lớn")
    return manifest


def rows_in(archive: zipfile.ZipFile, manifest: Manifest, table: Table) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield a table's rows, each with the length of its line.

    Errors: DamagedArchiveError, at the end at the latest, if they are not those that were written.
    """
    said, whole, count = manifest.tables[table.name], hashlib.sha256(), 0
    with archive.open(f"{table.name}.jsonl") as member:
        while line := member.readline(LONGEST_LINE):
            whole.update(line)
            count += 1
            try:
                yield len(line), row_of(line, table, said.columns)
            except (ValueError, TypeError, RecursionError) as error:
                raise DamagedArchiveError("bảng {table}, dòng {line} hỏng", table=table.name, line=count) from error
    if (count, whole.hexdigest()) != (said.rows, said.sha256):
        raise DamagedArchiveError("bảng {table} không khớp mã kiểm tra", table=table.name)
