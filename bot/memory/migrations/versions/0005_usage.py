"""How much was asked, day by day, and how it went; nothing of who asked or what."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "usage",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("within_ms", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "mode", "outcome", "within_ms", name="pk_usage"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("usage")
