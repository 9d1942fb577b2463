"""Bringing a store's schema up to date when it is opened, safely for two processes at once.

Alembic is imported only when there is something to migrate: it costs more than opening the store.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from knowledge.errors import StoreError

HEAD = "0003"
MIGRATIONS = Path(__file__).with_name("migrations")

Writing = Callable[[Engine], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Schema:
    """Where the migrations of some tables lie, the newest of them, and the table that counts them.

    Two programs may keep their tables in one database, each with a count of its own.
    """

    migrations: Path
    head: str
    version_table: str = "alembic_version"


KNOWLEDGE = Schema(MIGRATIONS, HEAD)


def migrate(engine: Engine, writing: Writing, schema: Schema = KNOWLEDGE) -> None:
    """Upgrade the schema to its head in one locked transaction, unless it is there already."""
    with engine.connect() as connection:
        if _revision(connection, schema) == schema.head:
            return
    with writing(engine) as connection:
        # Another process may have migrated while this one waited for the lock.
        revision = _revision(connection, schema)
        if revision != schema.head:
            _upgrade(connection, schema, revision)


def _revision(connection: Connection, schema: Schema) -> str | None:
    if not sa.inspect(connection).has_table(schema.version_table):
        return None
    versions = sa.table(schema.version_table, sa.column("version_num", sa.Text))
    found: str | None = connection.scalar(sa.select(versions.c.version_num))
    return found


def _upgrade(connection: Connection, schema: Schema, revision: str | None) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(schema.migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = schema.version_table
    try:
        command.upgrade(config, schema.head)
    except CommandError as error:
        raise StoreError(
            f"Kho đã được một phiên bản mới hơn ghi (bản {revision}); hãy cập nhật chương trình"
        ) from error
