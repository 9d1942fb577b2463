"""A figure of the text knows those of a table that say the same, and they know it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; reports read before know of none until they are read anew."""
    op.add_column("facts", sa.Column("agrees", sa.Text, nullable=False, server_default="[]"))


def downgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("facts") as table:
        table.drop_column("agrees")
