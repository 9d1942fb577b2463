"""Waiting without sleeping: `await bell.until(lambda: chat.unread, what="a reply")`."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 10.0


class NothingHappened(AssertionError):
    """What a test waited for did not come; the text says what did."""


class Bell:
    """Rings whenever the world changes; waiters then look again."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake every waiter."""
        if not self._waiters:
            return
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(
        self,
        ready: Callable[[], T | None],
        *,
        what: str | Callable[[], str],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - callers read better with a number
    ) -> T:
        """Return what `ready` returns as soon as that is neither None nor False."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not (found := ready()):
            left = deadline - loop.time()
            if left <= 0:
                words = what if isinstance(what, str) else what()
                raise NothingHappened(f"waited {timeout:g} s for {words}")
            await self.wait(left)
        return found

    async def wait(self, seconds: float) -> bool:
        """Wait for the next ring, at most this long; tell whether it rang."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        done, _ = await asyncio.wait([waiter], timeout=seconds)
        self._waiters.discard(waiter)
        return bool(done)
