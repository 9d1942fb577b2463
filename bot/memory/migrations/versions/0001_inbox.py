"""Updates until they are answered, those that cannot be, and chats that are gone or moved."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "inbox",
        sa.Column("bot", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("update_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("lane", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("received_at", sa.Double, nullable=False),
        sa.Column("claimed_by", sa.Text),
        sa.Column("claimed_until", sa.Double),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("done_at", sa.Double),
        sa.PrimaryKeyConstraint("bot", "update_id", name="pk_inbox"),
    )
    waiting = sa.text("done_at IS NULL")
    op.create_index(
        "ix_inbox_lane",
        "inbox",
        ["bot", "lane", "update_id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index("ix_inbox_done_at", "inbox", ["done_at"])
    op.create_table(
        "dead_letters",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("update_id", sa.BigInteger),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("died_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dead_letters"),
    )
    op.create_table(
        "chats",
        sa.Column("chat", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("gone_at", sa.Double),
        sa.Column("moved_to", sa.BigInteger),
        sa.PrimaryKeyConstraint("chat", name="pk_chats"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("chats", "dead_letters", "inbox"):
        op.drop_table(table)
