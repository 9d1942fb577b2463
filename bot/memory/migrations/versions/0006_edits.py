"""Facts that an admin has hidden or corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "edits",
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_edits"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("edits")
