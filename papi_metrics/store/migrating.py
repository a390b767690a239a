"""Bring a database to the newest schema: whatever version it has, by Alembic, in one transaction, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from papi_metrics.errors import PapiError
from papi_metrics.language import Text
from papi_metrics.store.engine import writing
from papi_metrics.store.failures import StoreUnavailableError
from papi_metrics.store.writing import lock_unit

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0006"
_BEFORE_MIGRATIONS = "0001"
_SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine) -> None:
    """Migrate a database to the newest schema; an empty one gets it whole.

    Errors: PapiError if the database was written by a newer program than this one.
    """
    with engine.connect() as connection:
        if revision_of(connection) == NEWEST:
            return
    # Alembic takes 120 ms to load, and only a database of another version needs it.
    from alembic import command  # noqa: PLC0415

    with _without_references(engine) as connection, connection.begin():
        _lock_migrations(connection)
        config = _config(connection)
        revision = revision_of(connection)
        if revision is None and inspect(connection).has_table("versions"):
            command.stamp(config, _BEFORE_MIGRATIONS)
        elif revision not in {None, *_known(config)}:
            raise StoreUnavailableError("newer", told=Text("(Kho: bản {revision}; chương trình: bản {newest}.)", revision=revision, newest=NEWEST))
        command.upgrade(config, NEWEST)
        if broken := _broken_references(connection):
            raise PapiError("Kho số liệu có {broken} dòng thiếu nơi gốc nên chưa nâng cấp được. Kho chưa bị thay đổi. Hãy báo người quản trị.", broken=broken)


@contextmanager
def _without_references(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that writes; SQLite, which has to make tables anew, asks for references only at the end."""
    with writing(engine).connect() as connection:
        if connection.dialect.name != "sqlite":
            yield connection
            return
        # Within a transaction SQLite ignores this, and SQLAlchemy begins one with whatever is executed through it.
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def _broken_references(connection: Connection) -> int:
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()) if connection.dialect.name == "sqlite" else 0


def _lock_migrations(connection: Connection) -> None:
    """Let one process migrate at a time, for as long as it takes; whoever waited finds it done."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '300s'"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        lock_unit(connection, "migrations")


def revision_of(connection: Connection) -> str | None:
    """Return the version of a database's schema; None for an empty one, and for one made before there were versions."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _config(connection: Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _known(config: Config) -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - see above

    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
