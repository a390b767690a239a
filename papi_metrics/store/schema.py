"""The tables of the store. The unit leads every key, so that one unit's rows lie together."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from papi_metrics.tracker import TASK_DTYPES

metadata = MetaData()

_TYPES = {"str": String, "Int64": Integer, "int64": Integer, "float64": Float, "datetime64[us]": Date}


def _version_key() -> list[Column[object]]:
    return [Column("unit", String, primary_key=True), Column("plan_year", Integer, primary_key=True),
            Column("number", Integer, primary_key=True)]  # fmt: skip


def _of_version() -> ForeignKeyConstraint:
    key = ["unit", "plan_year", "number"]
    return ForeignKeyConstraint(key, [f"versions.{name}" for name in key])


originals = Table(
    "originals",
    metadata,
    Column("digest", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    *_version_key(),
    Column("province", String, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("title", String),
    Column("file_name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("illustration", Boolean, nullable=False),
    Column("author", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("restored_from", Integer),
    Column("task_count", Integer, nullable=False),
    Column("rules", String, nullable=False),
    Column("accepted_at", DateTime, nullable=False),
    ForeignKeyConstraint(["digest"], ["originals.digest"]),
)

tasks = Table(
    "tasks",
    metadata,
    *_version_key(),
    Column("position", Integer, primary_key=True),
    *(Column(name, _TYPES[dtype]) for name, dtype in TASK_DTYPES.items()),
    _of_version(),
)

findings = Table(
    "findings",
    metadata,
    *_version_key(),
    Column("position", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("message", String, nullable=False),
    Column("sheet", String),
    Column("row", Integer),
    Column("column", String),
    Column("value", String),
    _of_version(),
)
