"""Questions that got no answer, how often and when last; never who asked.

`note(engine, "ty le ho ngheo", "Tỷ lệ hộ nghèo?", now)` counts spellings of one question together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import unanswered
from bot.memory.upsert import insert_into

KEPT = 5_000
LISTED = 500


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer, in the words it was last asked in."""

    folded: str
    question: str
    times: int
    asked_at: float


def note(engine: Engine, folded: str, question: str, now: float) -> None:
    """Count a question that got no answer; the ones asked longest ago make room."""
    row = {"folded": folded, "question": question, "times": 1, "asked_at": now}
    again = {"question": question, "times": unanswered.c.times + 1, "asked_at": now}
    with writing(engine) as connection:
        insert = insert_into(connection, unanswered).values(row)
        connection.execute(insert.on_conflict_do_update(index_elements=["folded"], set_=again))
        kept = sa.select(unanswered.c.folded).order_by(unanswered.c.asked_at.desc()).limit(KEPT)
        connection.execute(unanswered.delete().where(unanswered.c.folded.not_in(kept)))


def settle(engine: Engine, folded: str) -> None:
    """Forget a question: it has its answer now."""
    with writing(engine) as connection:
        connection.execute(unanswered.delete().where(unanswered.c.folded == folded))


def find(engine: Engine) -> Sequence[Unanswered]:
    """Return the questions, most often asked first."""
    often = (unanswered.c.times.desc(), unanswered.c.asked_at.desc())
    with reading(engine) as connection:
        rows = connection.execute(sa.select(unanswered).order_by(*often).limit(LISTED))
        return [Unanswered(**row._mapping) for row in rows]
