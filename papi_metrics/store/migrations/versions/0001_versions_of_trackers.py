"""The first schema: original files, versions of trackers, their tasks and findings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEY = ("unit", "plan_year", "number")
_TEXTS_OF_TASK = ("deliverable", "lead_unit", "executing_unit", "timing", "deadline_kind")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "originals",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "versions",
        *_key(),
        sa.Column("province", sa.String, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("title", sa.String),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("illustration", sa.Boolean, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("restored_from", sa.Integer),
        sa.Column("task_count", sa.Integer, nullable=False),
        sa.Column("rules", sa.String, nullable=False),
        sa.Column("accepted_at", sa.DateTime, nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["originals.digest"]),
    )
    _make_tables_of_versions()


def _make_tables_of_versions() -> None:
    op.create_table(
        "tasks",
        *_key(),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("task_id", sa.String),
        sa.Column("dimension", sa.Integer),
        *(sa.Column(name, sa.String) for name in ("component", "sub_dimensions", "task", *_TEXTS_OF_TASK)),
        *(sa.Column(name, sa.Date) for name in ("start", "due")),
        sa.Column("state", sa.String),
        *(sa.Column(name, sa.Float) for name in ("progress", "weight")),
        sa.Column("completed_on", sa.Date),
        *(sa.Column(name, sa.String) for name in ("evidence", "note", "sheet")),
        sa.Column("row", sa.Integer),
        _of_version(),
    )
    op.create_table(
        "findings",
        *_key(),
        sa.Column("position", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("code", "severity", "message")),
        sa.Column("sheet", sa.String),
        sa.Column("row", sa.Integer),
        sa.Column("column", sa.String),
        sa.Column("value", sa.String),
        _of_version(),
    )


def _key() -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String if name == "unit" else sa.Integer, primary_key=True) for name in _KEY]


def _of_version() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(_KEY, [f"versions.{name}" for name in _KEY])
