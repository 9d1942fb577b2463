"""Insert or update in one statement, on SQLite and PostgreSQL alike."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection


def insert_into(connection: Connection, table: sa.Table) -> Any:
    """Return an insert that knows `on_conflict_do_update`; `Any`, for there are two kinds of it."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
