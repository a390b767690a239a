"""What changed with each version, an audit trail, files of scores; from here on no row can be changed or removed."""

import sqlalchemy as sa
from alembic import op

from papi_metrics.store.audit import GENESIS, event_digest
from papi_metrics.store.keeping import forbid_changes

revision = "0002"
down_revision = "0001"

_KEY = ("unit", "plan_year", "number")
_KEPT = ("originals", "versions", "tasks", "findings", "changes", "audit", "score_sets", "scores", "score_findings")


def upgrade() -> None:
    """Add the tables, tell the audit trail of the versions there are, and forbid to change what is stored."""
    op.add_column("versions", sa.Column("act", sa.String, nullable=False, server_default="accept"))
    op.add_column("versions", sa.Column("based_on", sa.Integer))
    op.execute("UPDATE versions SET act = 'restore' WHERE restored_from IS NOT NULL")
    _create_changes()
    _create_audit()
    _create_scores()
    _tell_audit()
    forbid_changes(*_KEPT)


def _create_changes() -> None:
    op.create_table(
        "changes",
        *(sa.Column(name, sa.String if name == "unit" else sa.Integer, primary_key=True) for name in _KEY),
        sa.Column("position", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("kind", "task_id", "task")),
        sa.Column("row", sa.Integer),
        sa.Column("field", sa.String, nullable=False),
        *(sa.Column(name, sa.String) for name in ("before", "after")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("backward", "taken")),
        sa.Column("reason", sa.String),
        sa.ForeignKeyConstraint(_KEY, [f"versions.{name}" for name in _KEY]),
    )


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("unit", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("who", "act")),
        *(sa.Column(name, sa.Integer) for name in ("plan_year", "version")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("reason", "details", "previous", "digest")),
    )


def _create_scores() -> None:
    op.create_table(
        "score_sets",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("file_name", "digest", "author", "reason")),
        sa.Column("withdraws", sa.Integer),
        sa.Column("score_count", sa.Integer, nullable=False),
        sa.Column("rules", sa.String, nullable=False),
        sa.Column("accepted_at", sa.DateTime, nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["originals.digest"]),
    )
    op.create_table(
        "scores",
        *(sa.Column(name, sa.Integer, primary_key=True) for name in ("number", "position")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("unit", "level")),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        *(sa.Column(name, sa.Float) for name in ("score", "standard_error")),
        sa.Column("sample_size", sa.Integer),
        *(sa.Column(name, sa.String) for name in ("source", "sheet")),
        sa.Column("row", sa.Integer),
        sa.ForeignKeyConstraint(["number"], ["score_sets.number"]),
    )
    op.create_table(
        "score_findings",
        *(sa.Column(name, sa.Integer, primary_key=True) for name in ("number", "position")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("code", "severity", "message")),
        sa.Column("sheet", sa.String),
        sa.Column("row", sa.Integer),
        sa.Column("column", sa.String),
        sa.Column("value", sa.String),
        sa.ForeignKeyConstraint(["number"], ["score_sets.number"]),
    )


def _tell_audit() -> None:
    """Give the versions accepted before there was an audit trail their places in it, by their times."""
    connection = op.get_bind()
    versions = sa.table("versions", *map(sa.column, ("unit", "plan_year", "number", "author", "reason", "act", "restored_from")),
                        sa.column("accepted_at", sa.DateTime))  # fmt: skip
    audit = sa.table("audit", sa.column("at", sa.DateTime), *map(sa.column, (
        "unit", "number", "who", "act", "plan_year", "version", "reason", "details", "previous", "digest")))  # fmt: skip
    last: dict[str, tuple[int, str]] = {}
    for row in connection.execute(sa.select(versions).order_by(versions.c.accepted_at, versions.c.number)).all():
        number, previous = last.get(row.unit, (0, GENESIS))
        event = {
            "unit": row.unit, "number": number + 1, "at": row.accepted_at, "who": row.author, "act": row.act,
            "plan_year": row.plan_year, "version": row.number, "reason": row.reason,
            "details": "{}" if row.restored_from is None else f'{{"restored_from": {row.restored_from}}}',
        }  # fmt: skip
        digest = event_digest(event, previous=previous)
        connection.execute(audit.insert(), {**event, "previous": previous, "digest": digest})
        last[row.unit] = number + 1, digest
