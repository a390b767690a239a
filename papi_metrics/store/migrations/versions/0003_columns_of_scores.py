"""The column of each score's cell; scores accepted before have none and are told by their row."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; rows that stand are left as they are."""
    op.add_column("scores", sa.Column("column", sa.String))
