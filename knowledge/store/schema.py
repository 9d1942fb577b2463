"""Bringing a store's schema up to date when it is opened, safely for two processes at once.

Alembic is imported only when there is something to migrate: it costs more than opening the store.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from knowledge.errors import StoreError

HEAD = "0001"
MIGRATIONS = Path(__file__).with_name("migrations")

Writing = Callable[[Engine], AbstractContextManager[Connection]]


def migrate(engine: Engine, writing: Writing) -> None:
    """Upgrade the schema to `HEAD` in one locked transaction, unless it is there already."""
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with writing(engine) as connection:
        # Another process may have migrated while this one waited for the lock.
        revision = _revision(connection)
        if revision != HEAD:
            _upgrade(connection, revision)


def _revision(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection, revision: str | None) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise StoreError(
            f"Kho đã được một phiên bản mới hơn ghi (bản {revision}); hãy cập nhật chương trình"
        ) from error
