"""Reports know their pages and tables, and what they say of themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns; reports read before know of no tables until they are read anew."""
    for name in ("layout", "paper"):
        column = sa.Column(name, sa.Text, nullable=False, server_default="{}")
        op.add_column("reports", column)


def downgrade() -> None:
    """Drop both columns."""
    for name in ("layout", "paper"):
        with op.batch_alter_table("reports") as table:
            table.drop_column(name)
