"""The bot's own schema. Times are seconds since 1970, by the clock of whoever wrote them.

Ids of Telegram need 64 bits. An update id is unique for one bot only, hence `bot`: a test bot and
the real one may share a database. A new column or table is a migration in `migrations/versions`.
"""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("lane", sa.BigInteger, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("received_at", sa.Double, nullable=False),
    sa.Column("claimed_by", sa.Text),
    sa.Column("claimed_until", sa.Double),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("done_at", sa.Double),
)
_waiting = inbox.c.done_at.is_(None)
sa.Index(
    "ix_inbox_lane",
    inbox.c.bot,
    inbox.c.lane,
    inbox.c.update_id,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)
sa.Index("ix_inbox_done_at", inbox.c.done_at)

dead_letters = sa.Table(
    "dead_letters",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("bot", sa.BigInteger, nullable=False),
    sa.Column("update_id", sa.BigInteger),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("died_at", sa.Double, nullable=False),
)

chats = sa.Table(
    "chats",
    metadata,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("gone_at", sa.Double),
    sa.Column("moved_to", sa.BigInteger),
    sa.Column("allowed", sa.Boolean),
    sa.Column("told_at", sa.Double),
    sa.Column("name", sa.Text),
)

grants = sa.Table(
    "grants",
    metadata,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("collection", sa.Text, primary_key=True),
)

admins = sa.Table(
    "admins",
    metadata,
    sa.Column("person", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("added_by", sa.BigInteger, nullable=False),
    sa.Column("added_at", sa.Double, nullable=False),
)

pending = sa.Table(
    "pending",
    metadata,
    sa.Column("token", sa.Text, primary_key=True),
    sa.Column("file_id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("folder", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("sent_at", sa.Double, nullable=False),
)

ratings = sa.Table(
    "ratings",
    metadata,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("good", sa.Boolean, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("rated_at", sa.Double, nullable=False),
)

unanswered = sa.Table(
    "unanswered",
    metadata,
    sa.Column("folded", sa.Text, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("asked_at", sa.Double, nullable=False),
)

waiting = sa.Table(
    "waiting",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.BigInteger, nullable=False),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("questions", sa.Text, nullable=False),
    sa.Column("since", sa.Double, nullable=False),
)
sa.Index("ix_waiting_person", waiting.c.person)

usage = sa.Table(
    "usage",
    metadata,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("mode", sa.Text, primary_key=True),
    sa.Column("outcome", sa.Text, primary_key=True),
    sa.Column("within_ms", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("times", sa.Integer, nullable=False),
)

edits = sa.Table(
    "edits",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("hidden", sa.Boolean, nullable=False),
    sa.Column("changes", sa.Text, nullable=False),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("at", sa.Double, nullable=False),
)

aliases = sa.Table(
    "aliases",
    metadata,
    sa.Column("words", sa.Text, primary_key=True),
    sa.Column("term", sa.Text, nullable=False),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("at", sa.Double, nullable=False),
)

recent = sa.Table(
    "recent",
    metadata,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("questions", sa.Text, nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
    sa.Column("at", sa.Double, nullable=False),
)

editions = sa.Table(
    "editions",
    metadata,
    sa.Column("report", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),
)

sightings = sa.Table(
    "sightings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("seen_at", sa.Double, nullable=False),
    sa.Column("gone_at", sa.Double),
)
sa.Index("ix_sightings_code", sightings.c.code)
sa.Index("ix_sightings_report", sightings.c.report)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("at", sa.Double, nullable=False),
)
