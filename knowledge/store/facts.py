"""Reading the store back whole: a `KnowledgeBase` is built from one moment of it.

`load(engine)` → every report by name, every fact in the order its report tells it.
"""

from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from knowledge.model import Fact, Report
from knowledge.store import tables
from knowledge.store.engine import reading
from knowledge.store.wire import FACT_COLUMNS, REPORT_COLUMNS, to_fact, to_report

_REPORTS = sa.select(*(tables.reports.c[name] for name in REPORT_COLUMNS))
_FACTS = sa.select(*(tables.facts.c[name] for name in FACT_COLUMNS))


def load(engine: Engine) -> tuple[tuple[Report, ...], tuple[Fact, ...]]:
    """Return all reports and all facts, as they were at one moment."""
    with reading(engine) as connection:
        reports = [to_report(row) for row in connection.execute(_REPORTS)]
        facts = [to_fact(row) for row in connection.execute(_FACTS)]
    # Sorted here, not in SQL: a database's collation would order names its own way.
    reports.sort(key=attrgetter("name"))
    facts.sort(key=attrgetter("report", "start", "end", "kind"))
    return tuple(reports), tuple(facts)
