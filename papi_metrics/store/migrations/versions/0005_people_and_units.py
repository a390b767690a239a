"""Many people and units: accounts, roles, sign-ins, lists of units, versions that wait for approval, figures of versions, snapshots."""

import sqlalchemy as sa
from alembic import op

from papi_metrics.store.keeping import forbid_changes

revision = "0005"
down_revision = "0004"

_KEY = ("unit", "plan_year", "number")
_KEPT = ("decisions", "accounts", "grants", "unit_settings", "unit_sets", "units", "signing_keys", "known_keys", "received")


def upgrade() -> None:
    """Add the tables, and forbid to change what is stored for good."""
    op.add_column("versions", sa.Column("unit_name", sa.String))
    op.add_column("versions", sa.Column("account", sa.String, nullable=False, server_default=""))
    op.add_column("versions", sa.Column("waits", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("versions_of_year", "versions", ["plan_year", "unit", "number", "accepted_at", "waits"])
    _create_of_versions()
    _create_people()
    _create_units()
    forbid_changes(*_KEPT)


def _create_of_versions() -> None:
    op.create_table(
        "decisions",
        *_version_key(),
        sa.Column("approved", sa.Boolean, nullable=False),
        *_texts("account", "who", "reason"),
        sa.Column("decided_at", sa.DateTime, nullable=False),
        _of_version(),
    )
    op.create_table(
        "summaries",
        *_version_key(),
        sa.Column("dimension", sa.Integer, primary_key=True),
        *_texts("rules"),
        *_numbers("tasks", "counted", "done"),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("weight", "earned", "planned", "level_of_effort")),
        *_numbers("done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled", "due_soon", "no_deadline", "on_time"),
        sa.Column("days_late", sa.Float),
        sa.Column("longest_overdue", sa.Integer),
        *_texts("light"),
        _of_version(),
    )


def _create_people() -> None:
    op.create_table("accounts", *_key("account"), *_texts("name"), sa.Column("active", sa.Boolean, nullable=False), *_saved())
    op.create_table(
        "grants", sa.Column("unit", sa.String, primary_key=True), *_key("account"), *_numbers("role"), *_saved()
    )
    op.create_index("ix_grants_account", "grants", ["account"])
    op.create_table(
        "sign_ins",
        sa.Column("session", sa.String, primary_key=True),
        *_texts("account"),
        *(sa.Column(name, sa.DateTime, nullable=False) for name in ("started_at", "seen_at")),
        sa.Column("ended_at", sa.DateTime),
    )
    op.create_table("unit_settings", *_key("unit"), sa.Column("second_person", sa.Boolean, nullable=False), *_saved())


def _create_units() -> None:
    op.create_table(
        "unit_sets",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("file_name", "digest", "author", "reason"),
        *_numbers("unit_count"),
        sa.Column("accepted_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "units",
        sa.Column("unit", sa.String, primary_key=True),
        sa.Column("unit_set", sa.Integer, primary_key=True),
        sa.Column("valid_from", sa.Date, primary_key=True),
        sa.Column("valid_to", sa.Date),
        *_texts("name", "level"),
        *(sa.Column(name, sa.String) for name in ("parent", "merged_into")),
    )
    op.create_table("signing_keys", *_key("unit"), *_texts("private_key", "public_key"), *_saved())
    op.create_table("known_keys", *_key("unit"), *_texts("public_key"), sa.Column("active", sa.Boolean, nullable=False), *_saved())
    op.create_table(
        "received",
        *_version_key(),
        *_texts("snapshot"),
        *_numbers("key_number", "sent_number"),
        sa.Column("sent_at", sa.DateTime, nullable=False),
        _of_version(),
    )


def _key(name: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String, primary_key=True), sa.Column("number", sa.Integer, primary_key=True)]


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _saved() -> list[sa.Column[object]]:
    return [*_texts("who"), sa.Column("saved_at", sa.DateTime, nullable=False)]


def _version_key() -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String if name == "unit" else sa.Integer, primary_key=True) for name in _KEY]


def _of_version() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(_KEY, [f"versions.{name}" for name in _KEY])
