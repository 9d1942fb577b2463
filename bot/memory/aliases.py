"""Words that admins have said to mean the same as words of the reports.

`put(engine, Alias("hộ khó khăn", "hộ nghèo"), person=7, now=…)`; one meaning for the same words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import aliases
from bot.memory.upsert import insert_into


@dataclass(frozen=True, slots=True)
class Alias:
    """What people say, and what the reports say."""

    words: str
    term: str


def put(engine: Engine, alias: Alias, *, person: int, now: float) -> None:
    """Keep an alias in the place of an earlier one of the same words."""
    changed = {"term": alias.term, "person": person, "at": now}
    with writing(engine) as connection:
        insert = insert_into(connection, aliases).values(words=alias.words, **changed)
        connection.execute(insert.on_conflict_do_update(index_elements=["words"], set_=changed))


def remove(engine: Engine, alias: Alias) -> None:
    """Forget an alias."""
    with writing(engine) as connection:
        connection.execute(aliases.delete().where(aliases.c.words == alias.words))


def find(engine: Engine) -> Sequence[Alias]:
    """Return every alias, latest first."""
    columns = (aliases.c.words, aliases.c.term)
    with reading(engine) as connection:
        rows = connection.execute(sa.select(*columns).order_by(aliases.c.at.desc()))
        return [Alias(*row) for row in rows]
