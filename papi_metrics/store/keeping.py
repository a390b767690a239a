"""Rows that stay: triggers that refuse to change or remove rows of a table, on SQLite and PostgreSQL."""

from __future__ import annotations

from alembic import op

_ACTS = ("UPDATE", "DELETE")


def forbid_changes(*tables: str) -> None:
    """Forbid to change or remove rows of tables, in a migration; the database itself then refuses both."""
    make = _on_sqlite if op.get_context().dialect.name == "sqlite" else _on_postgresql
    for table in tables:
        for act in _ACTS:
            make(table, act)


def forbid_emptying(*tables: str) -> None:
    """Forbid PostgreSQL to empty tables at once, in a migration; SQLite has no such act."""
    for table in tables:
        op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION papi_rows_stay()")


def _on_sqlite(table: str, act: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or removed'); END"
    )


def _on_postgresql(table: str, act: str) -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION papi_rows_stay() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME; END $$"
    )
    op.execute(f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION papi_rows_stay()")
