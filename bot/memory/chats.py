"""Chats closed to the bot, groups let in, and groups that became supergroups.

`note_gone(engine, chat, now)` when Telegram says Forbidden; `find_gone(engine)` for whoever writes
to many. Settings of a group follow it in `note_moved`, in one transaction.
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import chats


def note_gone(engine: Engine, chat: int, now: float) -> None:
    """Note that the bot was blocked or removed."""
    with writing(engine) as connection:
        _put(connection, chat, gone_at=now)


def note_back(engine: Engine, chat: int) -> None:
    """Note that a chat is open again."""
    with writing(engine) as connection:
        back = chats.update().where(chats.c.chat == chat, chats.c.gone_at.is_not(None))
        connection.execute(back.values(gone_at=None))


def note_moved(engine: Engine, old: int, new: int) -> None:
    """Note that a group goes on under another id; what is kept of it goes along."""
    with writing(engine) as connection:
        _put(connection, old, moved_to=new)
        kept = sa.select(chats.c.allowed, chats.c.told_at).where(chats.c.chat == old)
        allowed, told_at = connection.execute(kept).one()
        known = sa.select(chats.c.chat).where(chats.c.chat == new)
        if connection.scalar(known) is None:
            _put(connection, new, allowed=allowed, told_at=told_at)
        elif allowed:
            _put(connection, new, allowed=True)


def allow(engine: Engine, chat: int) -> None:
    """Let a group in."""
    with writing(engine) as connection:
        _put(connection, chat, allowed=True)


def is_allowed(engine: Engine, chat: int) -> bool:
    """Whether a group was let in."""
    with reading(engine) as connection:
        return bool(connection.scalar(sa.select(chats.c.allowed).where(chats.c.chat == chat)))


def note_told(engine: Engine, chat: int, now: float) -> bool:
    """Note that a group is told how it stands; False when it was told before."""
    with writing(engine) as connection:
        told = connection.scalar(sa.select(chats.c.told_at).where(chats.c.chat == chat))
        if told is None:
            _put(connection, chat, told_at=now)
        return told is None


def find_gone(engine: Engine) -> frozenset[int]:
    """Return the chats that are closed."""
    with reading(engine) as connection:
        gone = sa.select(chats.c.chat).where(chats.c.gone_at.is_not(None))
        return frozenset(connection.scalars(gone))


def find_successor(engine: Engine, chat: int) -> int:
    """Return under which id a chat is now."""
    with reading(engine) as connection:
        moved = connection.scalar(sa.select(chats.c.moved_to).where(chats.c.chat == chat))
    return chat if moved is None else int(moved)


def _put(connection: Connection, chat: int, **values: float | int | None) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(chats).values(chat=chat, **values)
    connection.execute(insert.on_conflict_do_update(index_elements=[chats.c.chat], set_=values))
