"""What people think of answers: 👍 or 👎, the question, the answer as shown, and why.

`rate(engine, Rating(chat, message, person, False, "bao nhiêu …?", "7.448 …"), now)`; pressing the
other thumb changes one's mind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import ratings
from bot.memory.upsert import insert_into

LISTED = 200


@dataclass(frozen=True, slots=True)
class Rating:
    """One person's opinion of one message."""

    chat: int
    message: int
    person: int
    good: bool
    question: str
    answer: str
    reason: str | None = None
    rated_at: float = 0.0


def rate(engine: Engine, rating: Rating) -> None:
    """Keep an opinion; it takes the place of the same person's earlier one of the message."""
    values = {column.name: getattr(rating, column.name) for column in ratings.c}
    keys = ("chat", "message", "person")
    changed = {name: value for name, value in values.items() if name not in keys}
    with writing(engine) as connection:
        insert = insert_into(connection, ratings).values(values)
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed))


def give_reason(engine: Engine, chat: int, message: int, person: int, reason: str) -> None:
    """Note why somebody found an answer bad."""
    mine = (ratings.c.chat == chat, ratings.c.message == message, ratings.c.person == person)
    with writing(engine) as connection:
        connection.execute(ratings.update().where(*mine).values(reason=reason))


def find_bad(engine: Engine) -> Sequence[Rating]:
    """Return the answers that were found bad, latest first."""
    bad = sa.select(ratings).where(ratings.c.good.is_(False))
    with reading(engine) as connection:
        rows = connection.execute(bad.order_by(ratings.c.rated_at.desc()).limit(LISTED))
        return [Rating(**row._mapping) for row in rows]
