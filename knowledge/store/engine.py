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
from knowledge.store.schema import migrate

# Any constant will do, as long as every process of ours asks for the same lock.
_WRITER_LOCK = 7_448_279


def open_engine(store: str) -> Engine:
    """Return an engine for the store with its schema up to date; the caller disposes of it."""
    url = store_url(store)
    with _store_errors(url, "Không mở được kho"):
        engine = _build_engine(url)
        try:
            migrate(engine, writing)
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
def writing(engine: Engine) -> Iterator[Connection]:
    """Give the only writing connection of the moment; all of its work is kept, or none."""
    with _store_errors(engine.url, "Không ghi được kho"), engine.connect() as connection:
        connection.execution_options(begin="BEGIN IMMEDIATE")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITER_LOCK)))
            yield connection


def _build_engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url)
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url)
    sa.event.listen(engine, "connect", _tune_sqlite)
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
