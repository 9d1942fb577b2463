"""Opening the bot's memory: an SQLite file of its own, or tables beside the store in PostgreSQL.

`engine = open_memory("bot.sqlite3")`, then `reading(engine)` and `writing(engine)`. How a database
is opened is the store's knowledge (`knowledge.store.engine`) and shared; the schema is our own.
Every fault comes out as `knowledge.StoreError`, in words fit to be shown and without the password.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import Connection, Engine

from knowledge.store import engine as databases
from knowledge.store.schema import Schema

SCHEMA = Schema(Path(__file__).with_name("migrations"), "0009", "bot_alembic_version")

__all__ = ["SCHEMA", "Engine", "open_memory", "reading", "writing"]
reading = databases.reading


def open_memory(url: str) -> Engine:
    """Return an engine with the schema up to date; the caller disposes of it."""
    return databases.open_engine(url, SCHEMA, durable=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a writing connection: on SQLite the only one, on PostgreSQL one of many."""
    with databases.writing(engine, alone=False) as connection:
        yield connection
