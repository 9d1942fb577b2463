"""The bot's memory, fresh, on an SQLite file and on PostgreSQL alike."""

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.memory.engine import open_memory


@pytest.fixture
def memory(store: str) -> Iterator[Engine]:
    engine = open_memory(store)
    yield engine
    engine.dispose()
