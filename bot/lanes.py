"""Bounded work with order kept inside each lane: one lane per chat.

PTB's `concurrent_updates` starts a task for every update, however many (20,000 were measured). Here
`put` waits while too much is pending, so the poller stops asking Telegram for more.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

_log = logging.getLogger(__name__)
Job = Callable[[], Awaitable[None]]


class Lanes:
    """Runs jobs of one lane one after the other, and at most `width` lanes at once."""

    def __init__(self, width: int = 32, backlog: int = 500) -> None:
        self._width = asyncio.Semaphore(width)
        self._room = asyncio.Semaphore(backlog)
        self._waiting: dict[int, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def put(self, lane: int, job: Job) -> None:
        """Queue a job behind the others of its lane; waits while the backlog is full."""
        await self._room.acquire()
        if lane in self._waiting:
            self._waiting[lane].append(job)
            return
        self._waiting[lane] = deque([job])
        task = asyncio.create_task(self._drain(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> bool:
        """Wait for what is pending; False, and the rest cancelled, when it takes longer."""
        if not self._tasks:
            return True
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        return not late

    async def _drain(self, lane: int) -> None:
        jobs = self._waiting[lane]
        try:
            while jobs:
                async with self._width:
                    await _guarded(jobs.popleft())
                self._room.release()
        finally:
            del self._waiting[lane]


async def _guarded(job: Job) -> None:
    """Run a job; a fault nobody caught is logged and leaves the lane open for the next."""
    try:
        await job()
    except Exception:
        _log.exception("A job failed")
