"""The database behind an SQLAlchemy address: an engine with limits on time, whose transactions never mix two writers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, exc
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import PoolProxiedConnection

from papi_metrics.language import Text
from papi_metrics.store.failures import StoreUnavailableError, say_in_words
from papi_metrics.store.writing import storable

SECONDS_TO_CONNECT = 5
SECONDS_TO_WAIT = 30
"""For a lock, on either database."""
SECONDS_FOR_A_STATEMENT = 60
CONNECTIONS, MORE_CONNECTIONS = 5, 10
"""What one process holds open, and how many more it opens for a crowd."""


_KINDS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")
"""Databases and their drivers: no other driver is installed."""


class _Pool(QueuePool):
    """Connections that are kept; who waits for one too long is told in words."""

    def connect(self) -> PoolProxiedConnection:
        """Return a connection.

        Errors: StoreUnavailableError if all are in use for too long.
        """
        try:
            return super().connect()
        except exc.TimeoutError as error:
            raise StoreUnavailableError("busy") from error


def open_engine(url: str) -> Engine:
    """Take the address of a database; nothing is connected yet. The folder of an SQLite file is made if it is missing.

    Errors: StoreUnavailableError for what is no address, or of a kind of database that is not supported.
    """
    try:
        address = make_url(url)
    except (exc.ArgumentError, ValueError) as error:  # A port that is no number is the latter.
        raise StoreUnavailableError("address") from error
    kind = address.drivername
    if kind not in _KINDS:
        raise StoreUnavailableError("address", told=Text("Loại kho «{kind}» không dùng được; chỉ sqlite:/// và postgresql+psycopg://.", kind=kind))
    engine = _on_sqlite(address) if address.get_backend_name() == "sqlite" else _on_postgresql(address)
    event.listen(engine, "handle_error", say_in_words)
    event.listen(engine, "before_cursor_execute", _without_unstorable, retval=True)
    return engine


def writing(engine: Engine) -> Engine:
    """Return the engine for acts that write: on SQLite each of its transactions waits for the one before."""
    return engine.execution_options(writes=True)


def _on_sqlite(address: URL) -> Engine:
    in_memory = address.database in {None, "", ":memory:"}
    if not in_memory and not str(address.database).startswith("file:"):
        _make_folder(Path(str(address.database)).parent)
    engine = create_engine(address) if in_memory else create_engine(address, poolclass=_Pool, **_pooled())
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError("damaged") from error


def _on_postgresql(address: URL) -> Engine:
    """Open with limits that the address may set otherwise."""
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    limits = {"statement_timeout": SECONDS_FOR_A_STATEMENT, "lock_timeout": SECONDS_TO_WAIT, "idle_in_transaction_session_timeout": 300}
    usual: dict[str, Any] = {
        "connect_timeout": SECONDS_TO_CONNECT, "application_name": "papi_metrics", "keepalives_idle": 30, "keepalives_interval": 10,
        "keepalives_count": 3, "tcp_user_timeout": 30_000, "options": " ".join(f"-c {name}={value}s" for name, value in limits.items()),
    }  # fmt: skip
    arguments = {name: value for name, value in usual.items() if name not in address.query}
    return create_engine(address, connect_args=arguments, pool_pre_ping=True, poolclass=_Pool, **_pooled())


def _pooled() -> dict[str, Any]:
    return {"pool_size": CONNECTIONS, "max_overflow": MORE_CONNECTIONS, "pool_timeout": SECONDS_TO_WAIT, "pool_recycle": 1800}


def answers(engine: Engine) -> bool:
    """Tell whether a database answers the smallest question."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except (SQLAlchemyError, StoreUnavailableError):
        return False
    return True


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """Let readers go on while one writes, wait for a writer, keep references whole, leave BEGIN to us.

    What was accepted has reached the disk before anyone is told so: acceptances are rare and small.
    """
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={SECONDS_TO_WAIT}000", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock before the first read, so that two writers never count the same number."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _without_unstorable(
    connection: Connection, _cursor: object, statement: str, parameters: Any, _context: object, many: bool  # noqa: ANN401, FBT001 - SQLAlchemy's own call
) -> tuple[str, Any]:
    """Take out of texts that are written what not every database can hold."""
    if not connection.get_execution_options().get("writes", False):
        return statement, parameters
    return statement, [_storable(row) for row in parameters] if many else _storable(parameters)


def _storable(row: Any) -> Any:  # noqa: ANN401 - a driver's row: a mapping or a sequence
    if isinstance(row, dict):
        return {name: storable(value) for name, value in row.items()}
    return tuple(map(storable, row))
