"""Opening a store: SQLite tuned for one writer and many readers, or PostgreSQL; always migrated.

`with opened("kho.sqlite3") as engine: load(engine)`. Measured in NOTES §5: SQLite in WAL with a
busy timeout of 5 s gave no lock error where the default gave 3,369.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from knowledge.errors import StoreError
from knowledge.store.location import masked, store_url
from knowledge.store.schema import KNOWLEDGE, Schema, migrate

# Any constant will do, as long as every process of ours asks for the same lock.
_WRITER_LOCK = 7_448_279


def open_engine(store: str, schema: Schema = KNOWLEDGE, *, durable: bool = False) -> Engine:
    """Return an engine for the store with its schema up to date; the caller disposes of it.

    `durable` is for what cannot be read again from reports: a commit has reached the disk.
    """
    url = store_url(store)
    with _store_errors(url, "Không mở được kho"):
        engine = _build_engine(url, durable)
        try:
            migrate(engine, writing, schema)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def opened(store: str) -> Iterator[Engine]:
    """Open a store for the length of a `with` block."""
    engine = open_engine(store)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one moment of the store, whatever is written meanwhile."""
    with _store_errors(engine.url, "Không đọc được kho"), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, *, alone: bool = True) -> Iterator[Connection]:
    """Give a writing connection, all of whose work is kept, or none; `alone` makes others wait."""
    with _store_errors(engine.url, "Không ghi được kho"), engine.connect() as connection:
        connection.execution_options(begin="BEGIN IMMEDIATE")
        with connection.begin():
            if alone and engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITER_LOCK)))
            yield connection


def _build_engine(url: URL, durable: bool) -> Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url)
    sa.event.listen(engine, "connect", _tune_sqlite)
    if durable:
        sa.event.listen(engine, "connect", _harden_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _tune_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions leave DDL outside and start as readers; ours begin explicitly.
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")


def _harden_sqlite(connection: Any, _record: object) -> None:
    # Whoever waits for this store is about to stop, or can wait and ask again.
    connection.execute("PRAGMA busy_timeout = 2000")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


@contextmanager
def _store_errors(url: URL, what: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        hint = "pip install 'hoi-bao-cao[postgresql]'"
        raise StoreError(f"{what}: thiếu gói {error.name}; cài bằng {hint}") from error
    except (SQLAlchemyError, OSError) as error:
        # The driver's own words: SQLAlchemy adds the statement, its values and a link.
        words = error.orig if isinstance(error, DatabaseError) else error
        where = url.render_as_string(hide_password=True)
        raise StoreError(f"{what} {where}: {masked(url, str(words).strip())}") from error
