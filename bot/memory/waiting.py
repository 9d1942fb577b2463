"""Who waits for an answer that the store does not hold yet; told once, when it does.

`wait(engine, Waiting(chat, person, ("…?",)), now)`, and after a reload `find(engine)`. A question
goes with those before it, for "còn nữ?" alone can never be answered.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import waiting

MOST = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in a chat, the questions before the one waited with, and that one last."""

    chat: int
    person: int
    questions: tuple[str, ...]
    id: int = 0


def wait(engine: Engine, one: Waiting, now: float) -> bool:
    """Keep a question to be answered later; False when the person waits for too many already."""
    mine = waiting.c.person == one.person
    asked = json.dumps(one.questions, ensure_ascii=False)
    with writing(engine) as connection:
        same = sa.and_(mine, waiting.c.chat == one.chat, waiting.c.questions == asked)
        if connection.scalar(sa.select(sa.func.count()).select_from(waiting).where(same)):
            return True
        count = connection.scalar(sa.select(sa.func.count()).select_from(waiting).where(mine))
        if (count or 0) >= MOST:
            return False
        row = {"chat": one.chat, "person": one.person, "questions": asked, "since": now}
        connection.execute(waiting.insert().values(row))
    return True


def find(engine: Engine) -> Sequence[Waiting]:
    """Return everybody who waits, longest first."""
    columns = (waiting.c.chat, waiting.c.person, waiting.c.questions, waiting.c.id)
    with reading(engine) as connection:
        rows = connection.execute(sa.select(*columns).order_by(waiting.c.since)).fetchall()
    return [Waiting(chat, who, tuple(json.loads(asked)), one) for chat, who, asked, one in rows]


def settle(engine: Engine, one: Waiting) -> bool:
    """Take somebody off the list; False when another replica has told them already."""
    with writing(engine) as connection:
        gone = connection.execute(waiting.delete().where(waiting.c.id == one.id))
        return gone.rowcount > 0
