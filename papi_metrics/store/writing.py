"""Acts that write: each in one transaction, one after another within a unit, on SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from papi_metrics.store.failures import StoreUnavailableError, UnsureError

_EVERYTHING = "kho số liệu"  # no unit's name, for those are clean spellings of places
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TOGETHER = text("SELECT pg_advisory_xact_lock_shared(:key)")
_ALONE = text("SELECT pg_advisory_xact_lock(:key)")


def lock_unit(connection: Connection, unit: str) -> None:
    """Wait until no other act writes on a unit, before its newest number is read; held until the transaction ends.

    On SQLite there is nothing to do: an act that writes has the whole file to itself from its beginning. A lock that is
    held already is given again.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ALONE, {"key": lock_key(unit)})


def lock_key(name: str) -> int:
    """Return the number that PostgreSQL locks for a name: the same in every process, 64 bits with a sign."""
    return int.from_bytes(hashlib.sha256(f"papi-metrics {name}".encode()).digest()[:8], "big", signed=True)


def storable(value: object) -> object:
    """Return a value that every database holds: a text without what PostgreSQL refuses or no encoding has."""
    return _UNSTORABLE.sub("", value) if isinstance(value, str) and _UNSTORABLE.search(value) else value


class Writer:
    """What acts that write begin with."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of a database."""
        self._engine = engine.execution_options(writes=True)

    @contextmanager
    def begin(self, *units: str) -> Iterator[Connection]:
        """Yield a connection in a transaction of its own that is kept whole at the end, or not at all.

        With units, nobody else writes on them meanwhile; without, nobody else writes at all.
        Errors: StoreUnavailableError if the database does not take it; UnsureError if that is not known.
        """
        with self._engine.connect() as connection, connection.begin() as transaction:
            if connection.dialect.name == "postgresql":
                connection.execute(_TOGETHER if units else _ALONE, {"key": lock_key(_EVERYTHING)})
            for unit in sorted(units):  # The same order for all, so that two acts never wait for each other.
                lock_unit(connection, unit)
            yield connection
            try:
                transaction.commit()
            except StoreUnavailableError as error:
                raise (UnsureError if error.kind == "cut" else StoreUnavailableError)(error.kind) from error
