"""Letterheads of units' reports, kept as they were saved; rows are never changed or removed."""

import sqlalchemy as sa
from alembic import op

from papi_metrics.store.keeping import forbid_changes

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table and forbid to change what is stored in it."""
    op.create_table(
        "letterheads",
        sa.Column("unit", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("saved_at", sa.DateTime, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("who", "parts")),
    )
    forbid_changes("letterheads")
