"""The schema. Columns of `facts` carry the names and the order of `model.Fact`, one for one.

Canonical values ("74.48", "2019-01/2019-06") are text: exact, and the same on both databases.
`blocks`, `layout`, `paper`, `conflicts`, `own`, `origins` and `agrees` are JSON kept as text:
nothing is ever searched inside.
"""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("date", sa.Text),
    sa.Column("blocks", sa.Text, nullable=False),
    sa.Column("layout", sa.Text, nullable=False, server_default="{}"),
    sa.Column("paper", sa.Text, nullable=False, server_default="{}"),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column(
        "ingested_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
    ),
)

facts = sa.Table(
    "facts",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column(
        "report", sa.ForeignKey("reports.name", ondelete="CASCADE"), primary_key=True, type_=sa.Text
    ),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("end", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sentence", sa.Text, nullable=False),
    sa.Column("sentence_start", sa.Integer, nullable=False),
    sa.Column("value", sa.Text),
    sa.Column("unit", sa.Text),
    sa.Column("qualifier", sa.Text),
    sa.Column("measure", sa.Text),
    sa.Column("nature", sa.Text),
    sa.Column("direction", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("action", sa.Text),
    sa.Column("period", sa.Text),
    sa.Column("period_text", sa.Text),
    sa.Column("place", sa.Text),
    sa.Column("speaker", sa.Text),
    sa.Column("role", sa.Text),
    sa.Column("cue", sa.Text),
    sa.Column("event", sa.Text),
    sa.Column("host", sa.Integer),
    sa.Column("twin", sa.Integer),
    sa.Column("conflicts", sa.Text, nullable=False),
    sa.Column("own", sa.Text, nullable=False),
    sa.Column("origins", sa.Text, nullable=False),
    sa.Column("agrees", sa.Text, nullable=False, server_default="[]"),
    sa.PrimaryKeyConstraint("report", "start", "end", "kind"),
    sa.Index(None, "kind"),
    sa.Index(None, "place", "period"),
)
