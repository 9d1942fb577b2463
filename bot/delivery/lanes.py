"""Bounded work with order kept inside each lane: one lane per chat.

PTB's `concurrent_updates` starts a task for every update, however many (20,000 were measured). Here
at most `width` jobs run at once; a job that only waits, for Telegram or for a chat's turn, gives
its place to others with `async with resting()`. How much may be put is for whoever puts to know.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar

_log = logging.getLogger(__name__)
Job = Callable[[], Awaitable[None]]


class Lanes:
    """Runs jobs of one lane one after the other, and at most `width` jobs at once."""

    def __init__(self, width: int = 64) -> None:
        self._width = asyncio.Semaphore(width)
        self._waiting: dict[int, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False
        self._left = 0
        self.ended = asyncio.Event()
        """Set whenever a job has ended; whoever waits for room clears it."""

    def put(self, lane: int, job: Job) -> None:
        """Queue a job behind the others of its lane."""
        if lane in self._waiting:
            self._waiting[lane].append(job)
            return
        self._waiting[lane] = deque([job])
        task = asyncio.create_task(self._drain(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> bool:
        """Wait for what is pending; False when it takes longer.

        In the last part of the time nothing more is begun, so that little has to be cut short.
        """
        if not await self._wait(0.6 * seconds):
            self._closing = True
            if not await self._wait(0.4 * seconds):
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)
        return not self._left

    async def _wait(self, seconds: float) -> bool:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        return not self._tasks

    async def _drain(self, lane: int) -> None:
        jobs = self._waiting[lane]
        try:
            while jobs:
                async with _place(self._width):
                    if self._closing:
                        break
                    await _guarded(jobs.popleft())
                self.ended.set()
        except asyncio.CancelledError:
            self._left += 1
            raise
        finally:
            self._left += len(self._waiting.pop(lane))


class _Place:
    """A running job's share of the width; only the task that runs the job may lend it."""

    def __init__(self, width: asyncio.Semaphore) -> None:
        self.width = width
        self.holder = asyncio.current_task()
        self.held = True

    def leave(self) -> None:
        if self.held:
            self.held = False
            self.width.release()


_PLACE: ContextVar[_Place | None] = ContextVar("place", default=None)


@asynccontextmanager
async def resting() -> AsyncIterator[None]:
    """Give this job's place to others while it only waits; outside of lanes it does nothing."""
    place = _PLACE.get()
    if place is None or not place.held or place.holder is not asyncio.current_task():
        yield
        return
    place.leave()
    yield  # a job cancelled meanwhile wants no place back
    await place.width.acquire()
    place.held = True


@asynccontextmanager
async def _place(width: asyncio.Semaphore) -> AsyncIterator[None]:
    await width.acquire()
    place = _Place(width)
    _PLACE.set(place)
    try:
        yield
    finally:
        place.leave()


async def _guarded(job: Job) -> None:
    """Run a job; a fault nobody caught is logged and leaves the lane open for the next."""
    try:
        await job()
    except Exception:
        _log.exception("A job failed")
