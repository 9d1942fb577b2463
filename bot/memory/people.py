"""What is kept of one person, and how it is forgotten; admins' acts, which are not.

`forget(engine, person)` → 3: ratings, questions asked and waited with are deleted, in
every chat.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import audit, ratings, recent, waiting

LISTED = 100


@dataclass(frozen=True, slots=True)
class Act:
    """What an admin did, about what, and when."""

    person: int
    act: str
    about: str
    at: float


def forget(engine: Engine, person: int) -> int:
    """Delete what is kept of a person and return how many things that were."""
    with writing(engine) as connection:
        return sum(
            connection.execute(table.delete().where(table.c.person == person)).rowcount
            for table in (ratings, waiting, recent)
        )


def note_act(engine: Engine, act: Act) -> None:
    """Keep what an admin did."""
    row = {"person": act.person, "act": act.act, "about": act.about, "at": act.at}
    with writing(engine) as connection:
        connection.execute(audit.insert().values(row))


def find_acts(engine: Engine) -> Sequence[Act]:
    """Return what admins did, latest first."""
    columns = (audit.c.person, audit.c.act, audit.c.about, audit.c.at)
    with reading(engine) as connection:
        rows = connection.execute(sa.select(*columns).order_by(audit.c.id.desc()).limit(LISTED))
        return [Act(*row) for row in rows]
