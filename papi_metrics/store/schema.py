"""The tables of the store as the newest migration leaves them.

The unit leads every key, so that one unit's rows lie together; only files of scores, which serve all units, have a
running number of their own. No row is ever changed or removed: triggers refuse it.
"""

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


def _finding() -> list[Column[object]]:
    return [
        Column("code", String, nullable=False),
        Column("severity", String, nullable=False),
        Column("message", String, nullable=False),
        Column("sheet", String),
        Column("row", Integer),
        Column("column", String),
        Column("value", String),
    ]


def _score_set() -> list[Column[object]]:
    return [Column("number", Integer, primary_key=True), Column("position", Integer, primary_key=True)]


def _of_score_set() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["number"], ["score_sets.number"])


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
    Column("act", String, nullable=False, server_default="accept"),
    Column("based_on", Integer),
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

findings = Table("findings", metadata, *_version_key(), Column("position", Integer, primary_key=True), *_finding(), _of_version())

changes = Table(
    "changes",
    metadata,
    *_version_key(),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("task_id", String, nullable=False),
    Column("task", String, nullable=False),
    Column("row", Integer),
    Column("field", String, nullable=False),
    Column("before", String),
    Column("after", String),
    Column("backward", Boolean, nullable=False),
    Column("taken", Boolean, nullable=False),
    Column("reason", String),
    _of_version(),
)

audit = Table(
    "audit",
    metadata,
    Column("unit", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("act", String, nullable=False),
    Column("plan_year", Integer),
    Column("version", Integer),
    Column("reason", String, nullable=False),
    Column("details", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("digest", String, nullable=False),
)

score_sets = Table(
    "score_sets",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("file_name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("author", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("withdraws", Integer),
    Column("score_count", Integer, nullable=False),
    Column("rules", String, nullable=False),
    Column("accepted_at", DateTime, nullable=False),
    ForeignKeyConstraint(["digest"], ["originals.digest"]),
)

scores = Table(
    "scores",
    metadata,
    *_score_set(),
    Column("unit", String, nullable=False),
    Column("level", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("score", Float),
    Column("standard_error", Float),
    Column("sample_size", Integer),
    Column("source", String),
    Column("sheet", String),
    Column("row", Integer),
    Column("column", String),
    _of_score_set(),
)

score_findings = Table("score_findings", metadata, *_score_set(), *_finding(), _of_score_set())

letterheads = Table(
    "letterheads",
    metadata,
    Column("unit", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("saved_at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("parts", String, nullable=False),
)

KEPT = (originals, versions, tasks, findings, changes, audit, score_sets, scores, score_findings, letterheads)
"""Tables whose rows are never changed or removed."""
