"""Collections given to chats, admins added by command, and how chats are called."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "grants",
        sa.Column("chat", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("collection", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("chat", "collection", name="pk_grants"),
    )
    op.create_table(
        "admins",
        sa.Column("person", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("added_by", sa.BigInteger, nullable=False),
        sa.Column("added_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_admins"),
    )
    op.add_column("chats", sa.Column("name", sa.Text))


def downgrade() -> None:
    """Drop the tables and the column."""
    op.drop_column("chats", "name")
    for table in ("admins", "grants"):
        op.drop_table(table)
