"""The whole store written to a file, read from one into an empty store, and looked through; for administrators of all units."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from papi_metrics.access import Right
from papi_metrics.errors import PapiError
from papi_metrics.store.archive import (
    ARCHIVED,
    BrokenSealError,
    DamagedArchiveError,
    Manifest,
    Told,
    open_archive,
    rows_in,
    tallied,
    write_tables,
)
from papi_metrics.store.audit import audit_events, broken_seals
from papi_metrics.store.failures import ConflictError
from papi_metrics.store.faults import faults_in
from papi_metrics.store.guarding import Guarded, everywhere, needs

_ROWS_AT_ONCE, _BYTES_AT_ONCE = 1000, 8 * 1024 * 1024


class Archives(Guarded):
    """What is done with one database as a whole."""

    @needs(Right.ADMINISTER, of=everywhere)
    def row_count(self) -> int:
        """Return how many rows an archive would hold."""
        with self._engine.connect() as connection:
            return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in ARCHIVED)

    @needs(Right.ADMINISTER, of=everywhere)
    def write_archive(self, out: IO[bytes], *, told: Told = abs) -> Manifest:
        """Write all that is stored at one moment, while others read and write; return what the archive says of itself."""
        with self._of_one_moment() as connection:
            return write_tables(connection, out, told)

    @needs(Right.ADMINISTER, of=everywhere)
    def read_archive(self, file: IO[bytes], *, told: Told = abs, sealed: bool = True) -> Manifest:
        """Restore an archive into this store, which has to be empty, whole or not at all; what was restored is read back and compared.

        `sealed=False` takes an audit trail as it is that somebody had changed before it was archived; `faults` then tells where.
        Errors: PapiError if the store is not empty; DamagedArchiveError if the file is not as it was written.
        """
        with open_archive(file) as (archive, manifest), self._writer.begin() as connection:
            _require_empty(connection)
            for table in (table for table in ARCHIVED if table.name in manifest.tables):
                for rows in _batches(rows_in(archive, manifest, table)):
                    _insert(connection, table, rows)
                    told(len(rows))
            _require_same(connection, manifest)
            if sealed:
                _require_sealed(connection)
        return manifest

    @needs(Right.ADMINISTER, of=everywhere)
    def faults(self) -> tuple[str, ...]:
        """Look through the store and tell what is not as it was written: seals, files, counts, references; nothing for a whole one."""
        with self._of_one_moment() as connection:
            return tuple(faults_in(connection))

    @contextmanager
    def _of_one_moment(self) -> Iterator[Connection]:
        """Yield a connection that sees the store as it stands now, however long it looks."""
        with self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection


def _require_empty(connection: Connection) -> None:
    for table in ARCHIVED:
        if connection.execute(select(*table.primary_key.columns).limit(1)).first() is not None:
            raise PapiError(
                "Kho đích đã có số liệu; chỉ khôi phục vào kho trống. Hãy nêu địa chỉ một kho mới (và đặt PAPI_EXAMPLE=no nếu đã mở trang). "
                "Chưa khôi phục gì."
            )


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows; what their table cannot have was in no store, so the file is not as it was written."""
    try:
        connection.execute(insert(table), rows)
    except (DataError, IntegrityError, ConflictError, OverflowError) as error:
        raise DamagedArchiveError("bảng {table} có dòng mà kho không nhận", table=table.name) from error


def _batches(rows: Iterator[tuple[int, dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    size = 0
    for length, row in rows:
        batch.append(row)
        size += length
        if len(batch) >= _ROWS_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _require_same(connection: Connection, manifest: Manifest) -> None:
    """Read back what was written and compare it with the manifest."""
    for table in ARCHIVED:
        if (said := manifest.tables.get(table.name)) is not None:
            found = tallied(connection, table, said.columns)
            if (found.rows, found.content) != (said.rows, said.content):
                raise DamagedArchiveError("bảng {table} đọc lại từ kho đích không khớp", table=table.name)


def _require_sealed(connection: Connection) -> None:
    if broken := next(iter(broken_seals(audit_events(connection))), None):
        raise BrokenSealError(broken.unit, broken.number)
