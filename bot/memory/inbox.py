"""Updates from their arrival until they are answered, in the database.

`receive` commits before anybody confirms; `claim` hands out what waits, each chat in order, to one
worker at a time; `settle` notes what is answered. Several replicas may claim from one PostgreSQL:
only the first waiting update of a chat can be claimed by anybody, and whoever holds it may take the
next ones along. Everything here blocks; a fault is a `knowledge.StoreError`.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql.dml import ReturningInsert

from bot.memory.engine import reading, writing
from bot.memory.tables import dead_letters, inbox

LEASE = 30.0
LANE_SHARE = 8
KEPT = 24 * 3600.0
SWEEP = 5_000
_waiting = inbox.c.done_at.is_(None)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came: `lane` is its chat, `digest` tells it from another of the same id."""

    update_id: int
    lane: int
    body: str
    digest: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An update to be answered now; `attempts` counts this time, too."""

    update_id: int
    lane: int
    body: str
    received_at: float
    attempts: int


@dataclass(frozen=True, slots=True)
class Settled:
    """An update that is dealt with; `reason` when it could not be answered."""

    update_id: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Depth:
    """How many updates wait, since when the oldest does, and how many could not be answered."""

    waiting: int
    oldest_at: float | None
    dead: int


class InboxRows:
    """The rows of one bot, as one worker sees them."""

    def __init__(
        self, engine: Engine, bot: int, worker: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._engine, self._bot, self._worker, self._clock = engine, bot, worker, clock
        # One SQLite file serves one process, which may therefore take its claims for granted.
        self.alone = engine.dialect.name == "sqlite"
        self._mine = inbox.c.bot == bot

    def receive(self, arrivals: Sequence[Arrival], mine: Collection[int] = ()) -> set[int]:
        """Keep updates and return the ids of the new ones; `mine` are claimed at once.

        One that was answered is not kept again. The same id with other content is a new update:
        servers other than Telegram's start counting anew.
        """
        if not arrivals:
            return set()
        now = self._clock()
        rows = [self._row(one, now, mine=one.update_id in mine) for one in arrivals]
        with writing(self._engine) as connection:
            return set(connection.scalars(self._insert(), rows))

    def bury(self, body: str, reason: str) -> None:
        """Keep something that is no update at all, so that somebody may look at it."""
        dead = {"bot": self._bot, "body": body, "reason": reason, "died_at": self._clock()}
        with writing(self._engine) as connection:
            connection.execute(dead_letters.insert(), dead)

    def claim(self, room: int) -> list[Claim]:
        """Return up to `room` updates for this worker alone, oldest first."""
        with writing(self._engine) as connection:
            lanes = connection.scalars(self._free_lanes(room)).all()
            if not lanes:
                return []
            found = connection.execute(self._claiming(lanes, room)).fetchall()
        return sorted((Claim(*row) for row in found), key=lambda one: one.update_id)

    def settle(self, settled: Sequence[Settled]) -> None:
        """Note that updates are dealt with, and keep those that could not be answered."""
        with writing(self._engine) as connection:
            for one in settled:
                if one.reason is not None:
                    self._bury(connection, one)
            done = [{"settled_id": one.update_id} for one in settled]
            connection.execute(self._settling(), done)

    def renew(self) -> None:
        """Hold on to what this worker has claimed."""
        with writing(self._engine) as connection:
            held = inbox.update().where(self._mine, inbox.c.claimed_by == self._worker, _waiting)
            connection.execute(held.values(claimed_until=self._clock() + LEASE))

    def release(self, held: Collection[int] = ()) -> int:
        """Leave to others what this worker has claimed, but `held`; return how many may be claimed.

        On SQLite there are no others: what anybody claimed was lost by a process that died.
        """
        whose = [] if self.alone else [inbox.c.claimed_by == self._worker]
        lost = inbox.update().where(self._mine, _waiting, inbox.c.update_id.not_in(held), *whose)
        free = sa.select(sa.func.count()).where(self._mine, _waiting, inbox.c.claimed_by.is_(None))
        with writing(self._engine) as connection:
            connection.execute(lost.values(claimed_by=None, claimed_until=None))
            return connection.scalar(free) or 0

    def sweep(self) -> int:
        """Remove some of what was answered more than a day ago; return how many."""
        old = (
            sa.select(inbox.c.update_id)
            .where(self._mine, inbox.c.done_at < self._clock() - KEPT)
            .limit(SWEEP)
        )
        with writing(self._engine) as connection:
            gone = inbox.delete().where(self._mine, inbox.c.update_id.in_(old))
            return connection.execute(gone).rowcount

    def depth(self) -> Depth:
        """Return how much waits."""
        waiting = sa.select(sa.func.count(), sa.func.min(inbox.c.received_at))
        dead = sa.select(sa.func.count()).select_from(dead_letters)
        with reading(self._engine) as connection:
            count, oldest = connection.execute(waiting.where(self._mine, _waiting)).one()
            buried = connection.scalar(dead.where(dead_letters.c.bot == self._bot))
        return Depth(count, oldest, buried or 0)

    def _row(self, one: Arrival, now: float, *, mine: bool) -> dict[str, object]:
        return {
            "bot": self._bot,
            "update_id": one.update_id,
            "lane": one.lane,
            "body": one.body,
            "digest": one.digest,
            "received_at": now,
            "claimed_by": self._worker if mine else None,
            "claimed_until": now + LEASE if mine else None,
            "attempts": int(mine),
        }

    def _insert(self) -> ReturningInsert[tuple[int]]:
        insert = sqlite.insert(inbox) if self.alone else postgresql.insert(inbox)
        new = insert.excluded
        kept = ("lane", "body", "digest", "received_at", "claimed_by", "claimed_until", "attempts")
        return insert.on_conflict_do_update(
            index_elements=[inbox.c.bot, inbox.c.update_id],
            set_={**{name: new[name] for name in kept}, "done_at": None},
            where=sa.and_(inbox.c.done_at.is_not(None), inbox.c.digest != new.digest),
        ).returning(inbox.c.update_id)

    def _free_lanes(self, room: int) -> sa.Select[int]:
        """Chats whose first waiting update nobody holds; what others are claiming is passed by."""
        heads = sa.select(sa.func.min(inbox.c.update_id)).where(self._mine, _waiting)
        free = inbox.c.claimed_by.is_(None) | (inbox.c.claimed_until < self._clock())
        return (
            sa.select(inbox.c.lane)
            .where(self._mine, _waiting, free, inbox.c.update_id.in_(heads.group_by(inbox.c.lane)))
            .order_by(inbox.c.update_id)
            .limit(room)
            .with_for_update(skip_locked=True)
        )

    def _claiming(self, lanes: Sequence[int], room: int) -> sa.Update:
        """Take the first few of each chat, so that one that floods leaves room for others."""
        place = sa.func.row_number().over(partition_by=inbox.c.lane, order_by=inbox.c.update_id)
        ranked = (
            sa.select(inbox.c.update_id, place.label("place"))
            .where(self._mine, _waiting, inbox.c.lane.in_(lanes))
            .subquery()
        )
        chosen = (
            sa.select(ranked.c.update_id)
            .where(ranked.c.place <= LANE_SHARE)
            .order_by(ranked.c.update_id)
            .limit(room)
        )
        return (
            inbox.update()
            .where(self._mine, _waiting, inbox.c.update_id.in_(chosen))
            .values(
                claimed_by=self._worker,
                claimed_until=self._clock() + LEASE,
                attempts=inbox.c.attempts + 1,
            )
            .returning(
                inbox.c.update_id,
                inbox.c.lane,
                inbox.c.body,
                inbox.c.received_at,
                inbox.c.attempts,
            )
        )

    def _settling(self) -> sa.Update:
        this = inbox.c.update_id == sa.bindparam("settled_id")
        return inbox.update().where(self._mine, this, _waiting).values(done_at=self._clock())

    def _bury(self, connection: Connection, one: Settled) -> None:
        now = sa.literal(self._clock(), sa.Double)
        reason = sa.literal(one.reason, sa.Text)
        kept = sa.select(inbox.c.bot, inbox.c.update_id, inbox.c.body, reason, now)
        connection.execute(
            dead_letters.insert().from_select(
                ["bot", "update_id", "body", "reason", "died_at"],
                kept.where(self._mine, inbox.c.update_id == one.update_id),
            )
        )
