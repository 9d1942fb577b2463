"""Writing reports: everything an ingestion changes goes in by one transaction, or not at all.

`save(engine, Changes(stored=(Stored(report, facts, fingerprint),), removed=("cu.txt",)))`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from knowledge.model import Fact, Report
from knowledge.store import tables
from knowledge.store.engine import reading, writing
from knowledge.store.wire import fact_row, report_row


@dataclass(frozen=True, slots=True)
class Stored:
    """A report, all of its facts, and the fingerprint that tells when to read it anew."""

    report: Report
    facts: tuple[Fact, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a transaction writes: reports added or replaced, and names of reports removed."""

    stored: tuple[Stored, ...] = ()
    removed: tuple[str, ...] = ()


def fingerprints(engine: Engine) -> dict[str, str]:
    """Return the fingerprint of every stored report, by name."""
    columns = tables.reports.c
    with reading(engine) as connection:
        rows = connection.execute(sa.select(columns.name, columns.fingerprint))
        return dict(iter(rows))


def save(engine: Engine, changes: Changes) -> int:
    """Write all changes at once and return how many facts the store holds afterwards."""
    gone = [*changes.removed, *(item.report.name for item in changes.stored)]
    with writing(engine) as connection:
        _delete(connection, gone)
        _insert(connection, tables.reports, (_report_row(item) for item in changes.stored))
        rows = (fact_row(fact) for item in changes.stored for fact in item.facts)
        _insert(connection, tables.facts, rows)
        count: int = connection.scalar(sa.select(sa.func.count()).select_from(tables.facts)) or 0
    return count


def _report_row(item: Stored) -> dict[str, object]:
    return report_row(item.report, item.fingerprint)


def _delete(connection: Connection, names: Iterable[str]) -> None:
    rows = [{"gone": name} for name in names]
    if rows:
        # Facts follow by their foreign key.
        statement = sa.delete(tables.reports).where(tables.reports.c.name == sa.bindparam("gone"))
        connection.execute(statement, rows)


def _insert(connection: Connection, table: sa.Table, rows: Iterable[dict[str, object]]) -> None:
    if batch := list(rows):
        names = list(batch[0])
        statement = sa.insert(table).compile(dialect=connection.dialect, column_keys=names)
        # Handed to the driver as they are: SQLAlchemy would go through every value of every row.
        ordered = statement.positiontup
        values = [tuple(map(row.__getitem__, ordered)) for row in batch] if ordered else batch
        connection.exec_driver_sql(str(statement), values)
