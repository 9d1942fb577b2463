"""Facts that an admin has hidden or corrected, by the code that names a fact in every snapshot.

`put(engine, Edit("k4j7n2qa5x", "so-ket.txt", "7.448", changes={"unit": "đảng viên"}, …))`.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import edits
from bot.memory.upsert import insert_into


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done to a fact, by whom and when; `words` are the fact's own, never changed."""

    code: str
    report: str
    words: str
    hidden: bool = False
    changes: Mapping[str, str] = field(default_factory=dict)
    person: int = 0
    name: str = ""
    at: float = 0.0


def put(engine: Engine, edit: Edit) -> None:
    """Keep an edit in the place of an earlier one of the same fact."""
    values = asdict(edit) | {"changes": json.dumps(dict(edit.changes), ensure_ascii=False)}
    changed = {name: value for name, value in values.items() if name != "code"}
    with writing(engine) as connection:
        insert = insert_into(connection, edits).values(values)
        connection.execute(insert.on_conflict_do_update(index_elements=["code"], set_=changed))


def take_back(engine: Engine, code: str) -> None:
    """Forget an edit: the fact is again what was read."""
    with writing(engine) as connection:
        connection.execute(edits.delete().where(edits.c.code == code))


def find(engine: Engine) -> Mapping[str, Edit]:
    """Return every edit by its fact's code, latest first."""
    with reading(engine) as connection:
        rows = connection.execute(sa.select(edits).order_by(edits.c.at.desc())).fetchall()
    found = (Edit(**{**row._mapping, "changes": json.loads(row.changes)}) for row in rows)
    return {edit.code: edit for edit in found}
