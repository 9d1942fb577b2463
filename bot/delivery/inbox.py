"""Updates between their arrival and their answer: kept before they are confirmed, then handed out.

`await inbox.receive(batch)` returns after the commit, so whoever brought the batch may confirm it;
`inbox.run()` claims what waits and has it handled, each chat in order. An update keeps its place
until its answer is noted on disk: after a `kill -9` at most `WIDTH` are answered twice.
"""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

from bot.delivery.arrivals import read_arrival, read_body
from bot.delivery.commits import Commits
from bot.delivery.desk import Desk
from bot.delivery.lanes import Lanes
from bot.delivery.limiter import pause_after
from bot.delivery.vitals import Vitals
from bot.memory.inbox import LEASE, Arrival, Claim, Depth, InboxRows, Settled
from knowledge import StoreError

_log = logging.getLogger(__name__)
WIDTH, BACKLOG = 64, 512
ATTEMPTS = 10
TICK = 1.0
SWEEP_EVERY = 600.0
Handle = Callable[[dict[str, Any]], Awaitable[str | None]]
"""Answers a raw update; returns why it cannot be answered, or None."""
P = ParamSpec("P")
T = TypeVar("T")


class Inbox:
    """The updates of one bot, in the hands of this process."""

    def __init__(self, rows: InboxRows, handle: Handle, vitals: Vitals) -> None:
        self._rows, self._handle, self._vitals = rows, handle, vitals
        self._lanes = Lanes(WIDTH)
        self._desk = Desk(rows, BACKLOG)
        self._writer = ThreadPoolExecutor(1, "inbox")
        self._arrivals = Commits(self._receive, self._writer, self._put)
        self._settled = Commits(self._desk.settle, self._writer)
        self._depth = Depth(0, None, 0)
        self._claiming: asyncio.Task[None] | None = None
        vitals.watch("in_flight", "Updates being answered", lambda: self.in_flight)
        vitals.watch("inbox_waiting", "Updates not yet answered", lambda: self._depth.waiting)
        vitals.watch("inbox_oldest_seconds", "How long the oldest waits", self.oldest_age)
        vitals.watch("inbox_dead_letters", "Dead letters kept", lambda: self._depth.dead)

    @property
    def in_flight(self) -> int:
        """How many updates are being answered."""
        return self._desk.held

    async def receive(self, updates: Sequence[object]) -> None:
        """Return once every update is kept; raises StoreError when they cannot be."""
        found = [(raw, read_arrival(raw)) for raw in updates]
        for raw, arrival in found:
            if arrival is None:
                _log.error("An update without an id was put aside")
                await self._run(self._rows.bury, json.dumps(raw), "it has no id")
        arrivals = [arrival for _, arrival in found if arrival is not None]
        if arrivals:
            await self._arrivals.add(arrivals)
            self._lanes.ended.set()

    async def run(self) -> None:
        """Hand out what waits, for ever."""
        keeping = asyncio.create_task(self._keep_house())
        try:
            while True:
                self._lanes.ended.clear()
                await self._surely(self._hand_out)
                await _either(self._lanes.ended, TICK)
        finally:
            keeping.cancel()

    async def finish(self, seconds: float) -> bool:
        """Answer what was begun, and leave the rest for later; whether nothing was left."""
        whole = False
        try:
            await self._arrivals.finish()
            if self._claiming is not None:
                await self._claiming
            await self._hand_out()
            whole = await self._lanes.finish(seconds)
            await self._run(self._desk.release)
        except StoreError as error:
            self._vitals.ill("inbox", error)
            await self._lanes.finish(0)
        self._writer.shutdown(wait=False)
        return whole

    async def depth(self) -> Depth:
        """Return how much waits, as of now; raises StoreError."""
        self._depth = await self._run(self._rows.depth)
        return self._depth

    def oldest_age(self) -> float:
        """Return how many seconds the oldest update had waited when last looked at."""
        oldest = self._depth.oldest_at
        return 0.0 if oldest is None else max(0.0, time.time() - oldest)

    async def _hand_out(self) -> None:
        """Put what waits into the lanes; what is claimed gets there even when this is cancelled."""
        if self._desk.may_claim:
            self._claiming = asyncio.create_task(self._claim())
            await asyncio.shield(self._claiming)

    async def _claim(self) -> None:
        self._put(await self._run(self._desk.claim))

    def _put(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            self._lanes.put(claim.lane, partial(self._answer, claim))

    async def _answer(self, claim: Claim) -> None:
        reason: str | None = f"the bot stopped {claim.attempts - 1} times over it"
        if claim.attempts <= ATTEMPTS:
            reason = await self._handled(read_body(claim.body))
        if reason is not None:
            _log.error("Update %s was put aside: %s", claim.update_id, reason)
            self._vitals.dead.inc()
        # While this fails its place stays taken, and what comes waits on disk.
        await self._surely(partial(self._settled.add, [Settled(claim.update_id, reason)]))
        self._vitals.answered(time.time() - claim.received_at)

    async def _handled(self, raw: dict[str, Any]) -> str | None:
        try:
            return await self._handle(raw)
        except Exception as error:  # its chat must not wait for ever behind it
            _log.exception("Update %s could not be handled", raw.get("update_id"))
            return f"it cannot be handled ({type(error).__name__})"

    async def _keep_house(self) -> None:
        """Hold on to the claims, and forget what was answered long ago."""
        while True:
            while await self._surely(partial(self._run, self._rows.sweep)):
                pass
            for _ in range(int(SWEEP_EVERY / (LEASE / 3))):
                await asyncio.sleep(LEASE / 3)
                if not self._rows.alone:
                    await self._surely(partial(self._run, self._rows.renew))

    def _receive(self, arrivals: Sequence[Arrival]) -> list[Claim]:
        new, claims = self._desk.receive(arrivals)
        self._vitals.received.inc(new)
        self._vitals.repeated.inc(len(arrivals) - new)
        return claims

    async def _surely(self, work: Callable[[], Awaitable[T]]) -> T:
        """Return what the database says, however often it must be asked."""
        failures = 0
        while True:
            try:
                result = await work()
            except StoreError as error:
                failures += 1
                self._vitals.ill("inbox", error)
                await asyncio.sleep(pause_after(failures))
            else:
                self._vitals.well("inbox")
                return result

    async def _run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, partial(work, *args, **kwargs))


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, at most so long."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):  # wait_for may swallow a cancellation (Python 3.11)
            await event.wait()
