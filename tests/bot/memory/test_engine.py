"""The memory is opened like the store, beside it if wanted, and says what is wrong."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import Engine

import knowledge
from bot.memory.engine import SCHEMA, open_memory, reading
from bot.memory.tables import metadata


def test_migrations_make_the_tables_that_are_written_down(memory: Engine) -> None:
    with memory.connect() as connection:
        options = {"version_table": SCHEMA.version_table}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_newest_migration_is_the_head() -> None:
    newest = max(path.name for path in (SCHEMA.migrations / "versions").glob("0*.py"))
    assert newest.startswith(SCHEMA.head)


def test_memory_may_lie_in_the_stores_database(store: str) -> None:
    sample = sorted(Path(knowledge.samples()).glob("*.txt"))[0]
    knowledge.ingest([sample], store)
    engine = open_memory(store)
    with reading(engine) as connection:
        assert {"inbox", "reports"} <= set(sa.inspect(connection).get_table_names())
    engine.dispose()
    assert len(knowledge.open_knowledge(store).reports) == 1


def test_commits_reach_the_disk(sqlite_store: str) -> None:
    engine = open_memory(sqlite_store)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    path.write_text("không phải SQLite" * 100, "utf-8")
    with pytest.raises(knowledge.StoreError, match=r"bot\.sqlite3"):
        open_memory(str(path))
