"""What an archive says of itself: its form, the schema it was written with, and each table's columns, rows and digests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from papi_metrics.errors import PapiError
from papi_metrics.language import Text
from papi_metrics.store.archive.lines import ARCHIVED
from papi_metrics.store.migrating import NEWEST

FORM = 1
MANIFEST = "manifest.json"
_TABLES = {table.name: table for table in ARCHIVED}


class DamagedArchiveError(PapiError):
    """The file is no archive of a store, or not the one that was written; nothing was restored from it."""

    otherwise: str | Text = ""
    """What is left to do where there is no other file."""

    def __init__(self, why: str, /, **fields: object) -> None:
        """Say what is wrong with it, and what to do."""
        super().__init__("Tệp sao lưu không dùng được: {why}. Chưa khôi phục gì. Hãy dùng bản sao lưu khác{otherwise}.", why=Text(why, **fields), otherwise=self.otherwise)


class BrokenSealError(DamagedArchiveError):
    """The audit trail in the file was changed; whoever has no other file may ask for it as it is."""

    otherwise = Text(", hoặc thêm --broken-seals để khôi phục cả nhật ký như vậy")

    def __init__(self, unit: str, line: int) -> None:
        """Say whose trail was changed, and where."""
        super().__init__("nhật ký của «{unit}» bị sửa ở dòng {line}, trong tệp này hoặc trong kho trước khi sao lưu", unit=unit, line=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A table in an archive: its columns in order, rows, bytes of its file, the file's SHA-256, the digest of its rows."""

    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """An archive's own words. `made_at` is UTC as ISO text."""

    schema: str
    made_at: str
    tables: Mapping[str, Contents]

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(table.rows for table in self.tables.values())

    def as_json(self) -> bytes:
        """Return it as it stands in the archive."""
        tables = {name: asdict(table) for name, table in self.tables.items()}
        return json.dumps({"form": FORM, "schema": self.schema, "made_at": self.made_at, "tables": tables}, indent=1).encode()


def manifest_of(content: bytes) -> Manifest:
    """Read a manifest.

    Errors: DamagedArchiveError if it is not whole; PapiError if a newer program wrote it.
    """
    try:
        manifest = _read(content)
    except PapiError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise DamagedArchiveError("phần mô tả hỏng") from error
    _require_known(manifest)
    return manifest


def _read(content: bytes) -> Manifest:
    said = json.loads(content)
    form, revision = int(said["form"]), str(said["schema"])
    if form > FORM or revision > NEWEST:
        raise PapiError(
            "Tệp sao lưu do chương trình mới hơn ghi (bản {revision}; chương trình này: bản {newest}). "
            "Hãy cập nhật chương trình rồi khôi phục. Chưa khôi phục gì.", revision=revision, newest=NEWEST
        )
    tables = {str(name): _contents(table) for name, table in dict(said["tables"]).items()}
    return Manifest(schema=revision, made_at=str(said["made_at"]), tables=tables)


def _contents(said: Mapping[str, object]) -> Contents:
    columns, numbers = said["columns"], (said["rows"], said["bytes"])
    if not isinstance(columns, list) or not all(isinstance(number, int) and number >= 0 for number in numbers):
        raise TypeError
    rows, size = numbers
    return Contents(columns=tuple(map(str, columns)), rows=rows, bytes=size, sha256=str(said["sha256"]), content=str(said["content"]))  # type: ignore[arg-type]


def _require_known(manifest: Manifest) -> None:
    """Refuse tables and columns this program does not know, and rows that would lack what they must have."""
    if unknown := manifest.tables.keys() - _TABLES.keys():
        raise DamagedArchiveError("có bảng lạ ({tables})", tables=", ".join(sorted(unknown))[:80])
    for name, contents in manifest.tables.items():
        table = _TABLES[name]
        needed = {column.name for column in table.columns if not column.nullable and column.server_default is None}
        given = set(contents.columns)
        if len(given) != len(contents.columns) or not needed <= given <= set(table.columns.keys()):
            raise DamagedArchiveError("bảng {table} không đúng các cột", table=name)
