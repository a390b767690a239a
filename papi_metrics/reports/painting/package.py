"""The parts of an .xlsx: read when asked for, and written back byte for byte unless they were changed."""

from __future__ import annotations

import io
import itertools
import lzma
import zipfile
import zlib

from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.reports.painting.markup import parsed, serialised

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BROKEN = "Tệp bảng tính bị hỏng, không ghi thêm vào được."
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, OSError, EOFError)


class Package:
    """A workbook's parts by name, without a leading slash; names are compared without case, as the format has it.

    Errors: UnreadableError where a part is missing, damaged, or no XML.
    """

    def __init__(self, data: bytes) -> None:
        """Open a package; nothing is unpacked yet."""
        self._data = data
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise UnreadableError(_BROKEN) from error
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._names = {name.casefold(): name for name in self._entries}
        self._trees: dict[str, etree._Element] = {}
        self._changed: dict[str, bytes | None] = {}
        self._dropped: set[str] = set()

    def names(self) -> list[str]:
        """Return the names of all parts, in the package's order, added ones last."""
        return [name for name in self._names.values() if name not in self._dropped]

    def __contains__(self, part: str) -> bool:
        """True if the package has the part."""
        return self._name(part) in self._names.values() and self._name(part) not in self._dropped

    def size(self, part: str) -> int:
        """Return how many bytes a part has unpacked."""
        return self._entries[self._name(part)].file_size

    def read(self, part: str) -> bytes:
        """Return the bytes of a part as they will be written."""
        name = self._name(part)
        if part not in self:
            raise UnreadableError(_BROKEN)
        if name in self._changed:
            changed = self._changed[name]
            return serialised(self._trees[name]) if changed is None else changed
        try:
            return self._archive.read(name)
        except _DAMAGE as error:
            raise UnreadableError(_BROKEN) from error

    def tree(self, part: str) -> etree._Element:
        """Return a part as XML, always the same tree; whoever changes it says so with `touch`."""
        name = self._name(part)
        if name not in self._trees:
            self._trees[name] = parsed(self.read(part))
        return self._trees[name]

    @property
    def is_changed(self) -> bool:
        """True if a part was added, changed or dropped."""
        return bool(self._changed or self._dropped)

    def touch(self, part: str) -> None:
        """Note that the tree of a part was changed."""
        self._changed[self._name(part)] = None

    def write(self, part: str, content: bytes) -> None:
        """Add a part, or replace it."""
        name = self._names.setdefault(part.casefold(), part)
        self._dropped.discard(name)
        self._trees.pop(name, None)
        self._changed[name] = content

    def drop(self, part: str) -> None:
        """Leave a part out, and the part that holds its relations."""
        self._dropped.add(self._name(part))

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part has: the pattern with a number from 1 on in its place."""
        return next(name for number in itertools.count(1) if (name := pattern.format(number)) not in self)

    def saved(self) -> bytes:
        """Return the package as bytes: the very bytes that came in if nothing was changed.

        Parts keep their order, their compression and their dates; an added part has the earliest date there is,
        so that the same findings give the same bytes.
        """
        if not self.is_changed:
            return self._data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self.names():
                old = self._entries.get(name)
                entry = zipfile.ZipInfo(name, old.date_time if old else _EPOCH)
                entry.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
                entry.external_attr = old.external_attr if old else 0
                archive.writestr(entry, self.read(name))
        return buffer.getvalue()

    def _name(self, part: str) -> str:
        return self._names.get(part.casefold(), part)
