"""Admins whom the owner has added by command; those of the settings are not kept here.

`add(engine, 42, by=7, now=…)` → True, `is_admin(engine, 42)` → True, `remove(engine, 42)` → True.
"""

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import admins
from bot.memory.upsert import insert_into


def add(engine: Engine, person: int, *, by: int, now: float) -> bool:
    """Make somebody an admin; False when they are one already."""
    with writing(engine) as connection:
        insert = insert_into(connection, admins).values(person=person, added_by=by, added_at=now)
        new = insert.on_conflict_do_nothing().returning(admins.c.person)
        return connection.scalar(new) is not None


def remove(engine: Engine, person: int) -> bool:
    """Make somebody an admin no more; False when they were none."""
    with writing(engine) as connection:
        return connection.execute(admins.delete().where(admins.c.person == person)).rowcount > 0


def is_admin(engine: Engine, person: int) -> bool:
    """Whether the owner has made somebody an admin."""
    with reading(engine) as connection:
        return connection.scalar(sa.select(admins.c.person).filter_by(person=person)) is not None


def find(engine: Engine) -> frozenset[int]:
    """Return the admins whom the owner has added."""
    with reading(engine) as connection:
        return frozenset(connection.scalars(sa.select(admins.c.person)))
