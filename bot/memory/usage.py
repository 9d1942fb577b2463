"""How much was asked, day by day, and how it went: counts, nothing of who asked or what.

`tally.note("private", "found", 0.08)` counts in memory; `save(engine, tally.drain())` adds what was
counted to the database now and then, so that no answer waits for it.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import ratings, unanswered, usage, waiting
from bot.memory.upsert import insert_into

BOUNDS = (50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000)
"""Milliseconds up to which answers are counted together; what takes longer counts as the last."""
VIETNAM = timezone(timedelta(hours=7))


class Kind(NamedTuple):
    """Which answers are counted together."""

    day: str
    mode: str
    outcome: str
    within_ms: int


class Opinions(NamedTuple):
    """What people said since a day, who waits, and what could not be answered."""

    good: int
    bad: int
    waiting: int
    unanswered: int


def day_of(seconds: float) -> str:
    """Return the day in Vietnam: "2026-11-24"."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(VIETNAM).date().isoformat()


class Tally:
    """Answers counted since they were last saved."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: Counter[Kind] = Counter()

    def note(self, mode: str, outcome: str, seconds: float) -> None:
        """Count an answer that took so long."""
        within = next((bound for bound in BOUNDS if seconds * 1000 <= bound), BOUNDS[-1])
        with self._lock:
            self._counts[Kind(day_of(self._clock()), mode, outcome, within)] += 1

    def drain(self) -> Mapping[Kind, int]:
        """Return what was counted and count from nothing."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        return counts

    def put_back(self, counts: Mapping[Kind, int]) -> None:
        """Count again what could not be saved."""
        with self._lock:
            self._counts.update(counts)


def save(engine: Engine, counts: Mapping[Kind, int]) -> None:
    """Add counts to those of the database."""
    rows = [{**kind._asdict(), "times": times} for kind, times in counts.items()]
    with writing(engine) as connection:
        insert = insert_into(connection, usage)
        more = {"times": usage.c.times + insert.excluded.times}
        put = insert.on_conflict_do_update(index_elements=Kind._fields, set_=more)
        connection.execute(put, rows)


def find(engine: Engine, since: str) -> Counter[Kind]:
    """Return the counts of a day and all after it."""
    with reading(engine) as connection:
        rows = connection.execute(sa.select(usage).where(usage.c.day >= since))
        return Counter({Kind(*row[:4]): row.times for row in rows})


def find_opinions(engine: Engine, since: float) -> Opinions:
    """Return what people said since a time, and what is open now."""
    rated = sa.select(ratings.c.good, sa.func.count()).where(ratings.c.rated_at >= since)
    with reading(engine) as connection:
        said = {bool(good): n for good, n in connection.execute(rated.group_by(ratings.c.good))}
        still = [
            connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in (waiting, unanswered)
        ]
    return Opinions(said.get(True, 0), said.get(False, 0), *still)
