"""Chats closed to the bot, people and groups let in, and groups that became supergroups.

`note_gone(engine, chat, now)` when Telegram says Forbidden; `find_gone(engine)` for whoever writes
to many. Settings of a group follow it in `note_moved`, in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import chats, grants, waiting


@dataclass(frozen=True, slots=True)
class LetIn:
    """A person's private chat or a group that an admin has let in, and how it is called."""

    chat: int
    name: str


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
        kept = sa.select(chats.c.allowed, chats.c.told_at, chats.c.name)
        allowed, told_at, name = connection.execute(kept.where(chats.c.chat == old)).one()
        known = sa.select(chats.c.chat).where(chats.c.chat == new)
        if connection.scalar(known) is None:
            _put(connection, new, allowed=allowed, told_at=told_at, name=name)
        elif allowed:
            _put(connection, new, allowed=True)
        _move_grants(connection, old, new)
        connection.execute(waiting.update().where(waiting.c.chat == old).values(chat=new))


def allow(engine: Engine, chat: int, name: str = "") -> None:
    """Let a person or a group in."""
    with writing(engine) as connection:
        _put(connection, chat, allowed=True, **({"name": name} if name else {}))


def shut_out(engine: Engine, chat: int) -> None:
    """Let a person or a group in no more; who asks again is told so again."""
    with writing(engine) as connection:
        _put(connection, chat, allowed=False, told_at=None)


def note_name(engine: Engine, chat: int, name: str) -> None:
    """Note how a chat is called."""
    with writing(engine) as connection:
        _put(connection, chat, name=name)


def find_name(engine: Engine, chat: int) -> str:
    """Return how a chat is called, nothing when that is not known."""
    with reading(engine) as connection:
        return connection.scalar(sa.select(chats.c.name).where(chats.c.chat == chat)) or ""


def find_let_in(engine: Engine) -> Sequence[LetIn]:
    """Return whom admins have let in."""
    named = sa.select(chats.c.chat, chats.c.name).where(chats.c.allowed, chats.c.moved_to.is_(None))
    with reading(engine) as connection:
        return [LetIn(chat, name or "") for chat, name in connection.execute(named)]


def is_allowed(engine: Engine, chat: int) -> bool:
    """Whether a person or a group was let in."""
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


def _move_grants(connection: Connection, old: int, new: int) -> None:
    """Give the new chat what the old one was given."""
    given = sa.select(grants.c.collection)
    had = set(connection.scalars(given.where(grants.c.chat == old)))
    has = set(connection.scalars(given.where(grants.c.chat == new)))
    connection.execute(grants.delete().where(grants.c.chat == old))
    if rows := [{"chat": new, "collection": name} for name in sorted(had - has)]:
        connection.execute(grants.insert(), rows)


def _put(connection: Connection, chat: int, **values: float | int | str | None) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(chats).values(chat=chat, **values)
    connection.execute(insert.on_conflict_do_update(index_elements=[chats.c.chat], set_=values))
