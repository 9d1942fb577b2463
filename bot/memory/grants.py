"""Collections given to chats; a person is their private chat.

`give(engine, 42, "noi-bo")`, then `find(engine, 42)` → {"noi-bo"}. What a group was given follows
it when it becomes a supergroup, see `chats.note_moved`.
"""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import grants
from bot.memory.upsert import insert_into


def give(engine: Engine, chat: int, collection: str) -> None:
    """Let a chat see a collection."""
    with writing(engine) as connection:
        insert = insert_into(connection, grants).values(chat=chat, collection=collection)
        connection.execute(insert.on_conflict_do_nothing())


def take_back(engine: Engine, chat: int, collection: str | None = None) -> None:
    """Let a chat see a collection no more, or any of them."""
    which = [grants.c.chat == chat]
    if collection is not None:
        which.append(grants.c.collection == collection)
    with writing(engine) as connection:
        connection.execute(grants.delete().where(*which))


def find(engine: Engine, chat: int) -> frozenset[str]:
    """Return the collections that a chat was given."""
    with reading(engine) as connection:
        given = sa.select(grants.c.collection).where(grants.c.chat == chat)
        return frozenset(connection.scalars(given))


def find_all(engine: Engine) -> Mapping[int, tuple[str, ...]]:
    """Return who was given which collections."""
    found: dict[int, tuple[str, ...]] = {}
    ordered = sa.select(grants.c.chat, grants.c.collection).order_by(*grants.c)
    with reading(engine) as connection:
        for chat, collection in connection.execute(ordered):
            found[chat] = (*found.get(chat, ()), collection)
    return found
