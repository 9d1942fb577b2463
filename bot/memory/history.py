"""Where facts stood, reading by reading: in which file, by its SHA-256, and at which offsets.

`note(engine, editions, now)` after each reading writes what changed since the one before, a report
at a time, so that updates need not wait; `find(engine, "k4j7n2qa5x")` → sightings, latest first.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import editions, sightings
from bot.memory.upsert import insert_into


class Place(NamedTuple):
    """Where a fact stands in its report's text."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edition:
    """A report as it was read: its bytes' SHA-256 and where its facts stand."""

    report: str
    sha256: str
    places: tuple[Place, ...]

    @property
    def digest(self) -> str:
        """What changes when a fact comes, goes or moves, or the file does."""
        whole = "\n".join((self.sha256, *sorted(f"{one}" for one in self.places)))
        return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of time in which a fact stood there; `gone_at` is None while it does."""

    report: str
    sha256: str
    start: int
    end: int
    seen_at: float
    gone_at: float | None


def note(engine: Engine, read: Iterable[Edition], now: float) -> None:
    """Write what changed since the last reading; reports that are no longer read are gone."""
    with reading(engine) as connection:
        known = dict(iter(connection.execute(sa.select(editions.c.report, editions.c.digest))))
    for edition in read:
        if known.pop(edition.report, None) != edition.digest:
            with writing(engine) as connection:
                _change(connection, edition, now)
    for report in known:
        with writing(engine) as connection:
            _close(connection, sightings.c.report == report, now)
            connection.execute(editions.delete().where(editions.c.report == report))


def find(engine: Engine, code: str) -> Sequence[Sighting]:
    """Return where a fact stood, latest first."""
    columns = [sightings.c[name] for name in Sighting.__dataclass_fields__]
    latest = sa.select(*columns).where(sightings.c.code == code).order_by(sightings.c.id.desc())
    with reading(engine) as connection:
        return [Sighting(*row) for row in connection.execute(latest)]


def _change(connection: Connection, edition: Edition, now: float) -> None:
    """Close the sightings that are no longer so, and open those that are new."""
    open_now = sa.select(
        sightings.c.id, sightings.c.code, sightings.c.start, sightings.c.end, sightings.c.sha256
    ).where(sightings.c.report == edition.report, sightings.c.gone_at.is_(None))
    wanted = set(edition.places)
    gone = []
    for number, code, start, end, sha256 in connection.execute(open_now):
        place = Place(code, start, end)
        if sha256 == edition.sha256 and place in wanted:
            wanted.discard(place)
        else:
            gone.append({"number": number})
    if gone:
        closing = sightings.update().where(sightings.c.id == sa.bindparam("number"))
        connection.execute(closing.values(gone_at=now), gone)
    same = {"report": edition.report, "sha256": edition.sha256, "seen_at": now}
    if rows := [one._asdict() | same for one in sorted(wanted)]:
        connection.execute(sightings.insert(), rows)
    digest = {"digest": edition.digest}
    insert = insert_into(connection, editions).values(report=edition.report, **digest)
    connection.execute(insert.on_conflict_do_update(index_elements=["report"], set_=digest))


def _close(connection: Connection, which: sa.ColumnElement[bool], now: float) -> None:
    still = sa.and_(which, sightings.c.gone_at.is_(None))
    connection.execute(sightings.update().where(still).values(gone_at=now))
