"""Conversations still warm, kept over a restart: written now and then, read at the start.

`save(engine, memory.drain(), now)`; `load(engine, now)` → {Who(…): Recent(…)}. What is older than a
follow-up can be is not kept.
"""

import json
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.recent import CHATS, LASTING, Recent, Who
from bot.memory.tables import recent
from bot.memory.upsert import insert_into


def save(engine: Engine, changed: Mapping[Who, Recent | None], now: float) -> None:
    """Write what changed; None is a conversation that is forgotten."""
    # Made ready before, and in few statements: while they run, no update can be kept.
    rows = [_row(who, one) for who, one in changed.items() if one is not None]
    gone = [{"in": who.chat, "by": who.user} for who, one in changed.items() if one is None]
    with writing(engine) as connection:
        connection.execute(recent.delete().where(recent.c.at < now - LASTING))
        if gone:
            mine = (recent.c.chat == sa.bindparam("in"), recent.c.person == sa.bindparam("by"))
            connection.execute(recent.delete().where(*mine), gone)
        if rows:
            insert = insert_into(connection, recent)
            new = {name: insert.excluded[name] for name in ("questions", "facts", "at")}
            put = insert.on_conflict_do_update(index_elements=["chat", "person"], set_=new)
            connection.execute(put, rows)


def load(engine: Engine, now: float) -> Mapping[Who, Recent]:
    """Return the conversations still warm, the one silent longest first."""
    warm = sa.select(recent).where(recent.c.at >= now - LASTING).order_by(recent.c.at.desc())
    with reading(engine) as connection:
        rows = connection.execute(warm.limit(CHATS)).fetchall()
    return {
        Who(row.chat, row.person): Recent(
            tuple(json.loads(row.questions)), tuple(json.loads(row.facts)), row.at
        )
        for row in reversed(rows)
    }


def _row(who: Who, one: Recent) -> dict[str, object]:
    return {
        "chat": who.chat,
        "person": who.user,
        "questions": json.dumps(one.questions, ensure_ascii=False),
        "facts": json.dumps(one.facts),
        "at": one.at,
    }
