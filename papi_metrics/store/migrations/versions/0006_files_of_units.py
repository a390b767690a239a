"""Original files by unit and digest, so that the unit leads every key and a unit's rows can lie on one machine."""

import sqlalchemy as sa
from alembic import op

from papi_metrics.store.keeping import forbid_changes, forbid_emptying

revision = "0006"
down_revision = "0005"

_SHARED = ""
_KEPT = (
    "originals", "versions", "tasks", "findings", "changes", "audit", "score_sets", "scores", "score_findings", "letterheads",
    "decisions", "accounts", "grants", "unit_settings", "unit_sets", "units", "signing_keys", "known_keys", "received",
)  # fmt: skip
_FILE = ["unit", "digest"]


def upgrade() -> None:
    """Give each file the units that handed it in, tie versions to it anew, and let sample sizes be large."""
    _create_files()
    if op.get_context().dialect.name == "sqlite":
        _swap_on_sqlite()
    else:
        _swap_on_postgresql()


def _create_files() -> None:
    """Write each file under its units; what serves all units, and what nobody names, under none."""
    op.create_table(
        "files",
        *(sa.Column(name, sa.String, primary_key=True) for name in ("unit", "digest")),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.execute(
        "INSERT INTO files (unit, digest, content) SELECT owned.unit, originals.digest, originals.content FROM originals "
        "JOIN (SELECT DISTINCT unit, digest FROM versions) AS owned ON owned.digest = originals.digest"
    )
    op.execute(
        f"INSERT INTO files (unit, digest, content) SELECT '{_SHARED}', digest, content FROM originals "  # noqa: S608 - a constant
        "WHERE digest IN (SELECT digest FROM score_sets) OR digest IN (SELECT digest FROM unit_sets) "
        "OR digest NOT IN (SELECT digest FROM versions)"
    )


def _swap_on_sqlite() -> None:
    """Make the tables with a tie to files anew, for SQLite changes no tie; references are not asked for meanwhile."""
    _rebuild("versions", sa.ForeignKeyConstraint(_FILE, [f"originals.{name}" for name in _FILE]))
    _rebuild("score_sets")
    op.drop_table("originals")
    op.rename_table("files", "originals")
    forbid_changes("originals", "versions", "score_sets")


def _rebuild(name: str, *ties: sa.ForeignKeyConstraint) -> None:
    connection = op.get_bind()
    old = sa.Table(name, sa.MetaData(), autoload_with=connection, resolve_fks=False)
    columns = [sa.Column(item.name, item.type, primary_key=item.primary_key, nullable=item.nullable, server_default=item.server_default,
                         autoincrement=False) for item in old.columns]  # fmt: skip
    new = op.create_table(f"new_{name}", *columns, *ties)
    names = [column.name for column in columns]
    connection.execute(new.insert().from_select(names, sa.select(*(old.c[column] for column in names))))
    op.drop_table(name)
    op.rename_table(f"new_{name}", name)
    for index in old.indexes:
        op.create_index(index.name, name, [column.name for column in index.columns], unique=index.unique)


def _swap_on_postgresql() -> None:
    found = sa.inspect(op.get_bind())
    for table in ("versions", "score_sets"):
        for tie in found.get_foreign_keys(table):
            if tie["referred_table"] == "originals":
                op.drop_constraint(str(tie["name"]), table, type_="foreignkey")
    op.drop_table("originals")
    op.rename_table("files", "originals")
    op.execute("ALTER TABLE originals RENAME CONSTRAINT files_pkey TO originals_pkey")
    op.create_foreign_key(None, "versions", "originals", _FILE, _FILE)
    op.alter_column("scores", "sample_size", type_=sa.BigInteger)
    forbid_changes("originals")
    forbid_emptying(*_KEPT)
    _order_texts_by_code_point()


def _order_texts_by_code_point() -> None:
    """Let every column of texts be ordered as SQLite orders it, whatever the database's own order is."""
    found = sa.inspect(op.get_bind())
    for table in found.get_table_names():
        for column in found.get_columns(table):
            if isinstance(column["type"], sa.String):
                op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column["name"]}" TYPE VARCHAR COLLATE "C"')
