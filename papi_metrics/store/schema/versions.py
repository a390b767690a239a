"""Tables of plans: original files, versions and what they hold, decisions on versions that wait, figures of each version."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    false,
)

from papi_metrics.store.schema.base import finding_columns, metadata, of_version, version_key
from papi_metrics.tracker import TASK_DTYPES

_TYPES = {"str": String, "Int64": Integer, "int64": Integer, "float64": Float, "datetime64[us]": Date}

originals = Table(
    "originals",
    metadata,
    Column("unit", String, primary_key=True),  # "" for files that serve all units
    Column("digest", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    *version_key(),
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
    Column("unit_name", String),
    Column("account", String, nullable=False, server_default=""),
    Column("waits", Boolean, nullable=False, server_default=false()),
    ForeignKeyConstraint(["unit", "digest"], ["originals.unit", "originals.digest"]),
    Index("versions_of_year", "plan_year", "unit", "number", "accepted_at", "waits"),  # the newest of every unit, without its rows
)

tasks = Table(
    "tasks",
    metadata,
    *version_key(),
    Column("position", Integer, primary_key=True),
    *(Column(name, _TYPES[dtype]) for name, dtype in TASK_DTYPES.items()),
    of_version(),
)

findings = Table("findings", metadata, *version_key(), Column("position", Integer, primary_key=True), *finding_columns(), of_version())

changes = Table(
    "changes",
    metadata,
    *version_key(),
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
    of_version(),
)

decisions = Table(
    "decisions",
    metadata,
    *version_key(),
    Column("approved", Boolean, nullable=False),
    Column("account", String, nullable=False),
    Column("who", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("decided_at", DateTime, nullable=False),
    of_version(),
)

summaries = Table(
    "summaries",
    metadata,
    *version_key(),
    Column("dimension", Integer, primary_key=True),  # 0 stands for the whole plan
    Column("rules", String, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("tasks", "counted", "done")),
    *(Column(name, Float, nullable=False) for name in ("weight", "earned", "planned", "level_of_effort")),
    *(Column(name, Integer, nullable=False) for name in ("done_on_time", "done_late", "done_undated", "open_in_time", "overdue")),
    *(Column(name, Integer, nullable=False) for name in ("cancelled", "due_soon", "no_deadline", "on_time")),
    Column("days_late", Float),
    Column("longest_overdue", Integer),
    Column("light", String, nullable=False),
    of_version(),
)
