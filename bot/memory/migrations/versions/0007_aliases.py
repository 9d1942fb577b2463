"""Words that admins have said to mean the same as words of the reports."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "aliases",
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("words", name="pk_aliases"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("aliases")
