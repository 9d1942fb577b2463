"""The last questions of each conversation, over a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "recent",
        sa.Column("chat", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("questions", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("chat", "person", name="pk_recent"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("recent")
