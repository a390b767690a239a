"""Bring a database to the newest schema: whatever version it has, by Alembic, in one transaction, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from papi_metrics.errors import PapiError
from papi_metrics.store.engine import writing
from papi_metrics.store.writing import lock_unit

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0005"
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

    with writing(engine).begin() as connection:
        _lock_migrations(connection)
        config = _config(connection)
        revision = revision_of(connection)
        if revision is None and inspect(connection).has_table("versions"):
            command.stamp(config, _BEFORE_MIGRATIONS)
        elif revision not in {None, *_known(config)}:
            raise PapiError(
                f"Kho số liệu do chương trình mới hơn ghi (bản {revision}); chương trình này chỉ biết đến bản {NEWEST}. "
                "Hãy cập nhật chương trình rồi mở lại. Kho chưa bị thay đổi."
            )
        command.upgrade(config, NEWEST)


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
