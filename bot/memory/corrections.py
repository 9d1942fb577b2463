"""Whether synonyms or edits have changed, whoever changed them: one small question.

`find_stamp(engine)` → (2, 1_800_000_000.0, 0, None): how many edits, since when, and aliases alike.
"""

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading
from bot.memory.tables import aliases, edits

Stamp = tuple[int, float | None, int, float | None]


def find_stamp(engine: Engine) -> Stamp:
    """Return what differs once one of them is put, changed or removed."""
    told = [
        sa.select(value).scalar_subquery()
        for table in (edits, aliases)
        for value in (sa.func.count(table.c.at), sa.func.max(table.c.at))
    ]
    with reading(engine) as connection:
        edited, edited_at, taught, taught_at = connection.execute(sa.select(*told)).one()
    return edited, edited_at, taught, taught_at
