"""Letterheads of units' reports, kept as they were saved; rows are never changed or removed."""

import sqlalchemy as sa
from alembic import op

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
    if op.get_context().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER letterheads_no_{act.lower()} BEFORE {act} ON letterheads "
                "BEGIN SELECT RAISE(ABORT, 'rows of letterheads are never changed or removed'); END"
            )
