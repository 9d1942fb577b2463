"""Opinions, questions without an answer, who waits for one, admins' acts, groups let in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "ratings",
        sa.Column("chat", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("message", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("rated_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("chat", "message", "person", name="pk_ratings"),
    )
    op.create_table(
        "unanswered",
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("asked_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("folded", name="pk_unanswered"),
    )
    op.create_table(
        "waiting",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("questions", sa.Text, nullable=False),
        sa.Column("since", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waiting"),
    )
    op.create_index("ix_waiting_person", "waiting", ["person"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )

    op.add_column("chats", sa.Column("allowed", sa.Boolean))
    op.add_column("chats", sa.Column("told_at", sa.Double))


def downgrade() -> None:
    """Drop the tables and columns."""
    for column in ("told_at", "allowed"):
        op.drop_column("chats", column)
    for table in ("audit", "waiting", "unanswered", "ratings"):
        op.drop_table(table)
