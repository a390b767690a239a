"""What all tables of the store are made with: one collection, the keys that lead them, columns that several share."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, String

metadata = MetaData()


def version_key() -> list[Column[object]]:
    """Return the columns that name a version; the unit leads."""
    return [Column("unit", String, primary_key=True), Column("plan_year", Integer, primary_key=True),
            Column("number", Integer, primary_key=True)]  # fmt: skip


def of_version() -> ForeignKeyConstraint:
    """Return the tie of a row to its version."""
    key = ["unit", "plan_year", "number"]
    return ForeignKeyConstraint(key, [f"versions.{name}" for name in key])


def finding_columns() -> list[Column[object]]:
    """Return the columns of a finding."""
    return [
        Column("code", String, nullable=False),
        Column("severity", String, nullable=False),
        Column("message", String, nullable=False),
        Column("sheet", String),
        Column("row", Integer),
        Column("column", String),
        Column("value", String),
    ]
