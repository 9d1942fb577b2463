"""Reports and facts, as they first were."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OPTIONAL = (
    "value",
    "unit",
    "qualifier",
    "measure",
    "nature",
    "direction",
    "subject",
    "action",
    "period",
    "period_text",
    "place",
    "speaker",
    "role",
    "cue",
    "event",
)


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "reports",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("date", sa.Text),
        sa.Column("blocks", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column(
            "ingested_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        ),
        sa.PrimaryKeyConstraint("name", name="pk_reports"),
    )
    op.create_table(
        "facts",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in _OPTIONAL),
        sa.Column("host", sa.Integer),
        sa.Column("twin", sa.Integer),
        sa.Column("conflicts", sa.Text, nullable=False),
        sa.Column("own", sa.Text, nullable=False),
        sa.Column("origins", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report", "start", "end", "kind", name="pk_facts"),
        sa.ForeignKeyConstraint(
            ["report"], ["reports.name"], name="fk_facts_report", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_facts_kind", "facts", ["kind"])
    op.create_index("ix_facts_place_period", "facts", ["place", "period"])


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("facts")
    op.drop_table("reports")
