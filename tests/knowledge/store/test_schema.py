import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from knowledge.errors import StoreError
from knowledge.store import tables
from knowledge.store.engine import open_engine, opened, reading, writing
from knowledge.store.schema import HEAD, MIGRATIONS
from knowledge.store.wire import FACT_COLUMNS, REPORT_COLUMNS


def test_migrations_lead_to_the_tables(store: str) -> None:
    with opened(store) as engine, reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_head_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_tables_hold_the_model() -> None:
    assert tuple(tables.facts.c.keys()) == FACT_COLUMNS
    assert tuple(tables.reports.c.keys())[: len(REPORT_COLUMNS)] == REPORT_COLUMNS


def test_a_store_of_the_future_is_refused(store: str) -> None:
    with opened(store) as engine, writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="9999"):
        open_engine(store)
