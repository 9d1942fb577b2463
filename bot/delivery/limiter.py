"""When a call may go out, and what happens to one that Telegram did not take.

Each chat has its own `Pace`: a 429 parks that chat as long as Telegram asks, and nobody else.
Measured of PTB's own limiter: 33 replies a second over all chats, and a hold that any other call
ends early (NOTES §1). Faults of the network and of Telegram are waited out; what Telegram refuses
is mended where it can be (`mending`).
"""

import logging
import random
from asyncio import sleep
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import BaseRateLimiter

from bot.delivery.lanes import resting
from bot.delivery.mending import is_too_late, mend
from bot.delivery.pace import Pace

_log = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STUBBORN = 30.0
FLOODS = 8
LATE = 10.0
URGENT = frozenset({"answercallbackquery", "answerinlinequery", "answerguestquery"})
"""Calls worth nothing when they come late; people have given up by then."""
OPENING = frozenset({"getme"})
"""What a start asks first: whoever starts the bot hears at once that the token is wrong."""
Call = Callable[..., Coroutine[Any, Any, Any]]


def seconds_to_wait(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait; PTB's public attribute warns on every reading."""
    return error._retry_after.total_seconds()


def pause_after(failures: int) -> float:
    """Return seconds to wait after so many failures in a row, longer each time and never equal."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures - 1, 10))
    return float(longest * random.uniform(0.5, 1.0))  # noqa: S311 (jitter, no secret)


def is_passing(error: TelegramError) -> bool:
    """Whether a fault is of the kind that passes: network, 5xx, or a stray 401, 404 or 409."""
    if isinstance(error, BadRequest | Forbidden | ChatMigrated | RetryAfter):
        return False
    return isinstance(error, NetworkError | InvalidToken | Conflict) or "Invalid" in error.message


class Limiter(BaseRateLimiter[None]):
    """Lets calls out chat by chat; `closed` and `moved` hear of chats that are gone or migrated."""

    def __init__(self) -> None:
        self._paces: dict[object, Pace] = {}
        self._heard = 0.0
        self.closed: Callable[[object], None] = lambda _chat: None
        self.moved: Callable[[object, int], None] = lambda _old, _new: None
        self.happened: Callable[[str, str], None] = lambda _endpoint, _outcome: None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Return what Telegram answers in the end; raises what no waiting and mending cures."""
        name = endpoint.lower()
        chat = data.get("chat_id")
        pace = self._pace(chat) if chat is not None else Pace(None)
        try:
            if name == "sendchataction":
                return await self._perhaps(pace, callback, args, kwargs)
            async with pace.turn:
                return await _Try(self, pace, name, data).run(callback, args, kwargs)
        finally:
            self._forget(chat, pace)

    async def _perhaps(self, pace: Pace, callback: Call, args: Any, kwargs: dict[str, Any]) -> Any:
        """Show that the bot is typing, or leave it: a late "typing" tells nothing."""
        if pace.parked:
            return True
        try:
            return await callback(*args, **kwargs)
        except Forbidden:
            raise
        except TelegramError:
            return True

    def heard(self) -> None:
        """Note that a call has just got through."""
        self._heard = monotonic()

    def heard_since(self, moment: float) -> bool:
        """Whether any call got through after this moment."""
        return self._heard > moment

    def _pace(self, chat: object) -> Pace:
        if chat not in self._paces:
            self._paces[chat] = Pace(chat)
        pace = self._paces[chat]
        pace.users += 1
        return pace

    def _forget(self, chat: object, pace: Pace) -> None:
        pace.users -= 1
        if not pace.users and not pace.remembers:
            self._paces.pop(chat, None)


class _Try:
    """One call on its way: how often it failed, and what is still worth trying."""

    def __init__(self, limiter: Limiter, pace: Pace, name: str, data: dict[str, Any]) -> None:
        self._limiter, self._pace, self._name, self._data = limiter, pace, name, data
        self._began = monotonic()
        self._failures = self._floods = 0
        self._mended: set[str] = set()

    async def run(self, callback: Call, args: Any, kwargs: dict[str, Any]) -> Any:
        endpoint = args[0] if args else self._name
        while True:
            await _wait(self._pace.seconds_to_wait())
            self._pace.note_sent(self._name)
            try:
                result = await callback(endpoint, self._data, **kwargs)
            except TelegramError as error:
                self._limiter.happened(self._name, type(error).__name__)
                if await self._again(error):
                    continue
                if isinstance(error, BadRequest) and is_too_late(self._name, error):
                    return True
                raise
            self._limiter.heard()
            self._limiter.happened(self._name, "ok")
            return result

    async def _again(self, error: TelegramError) -> bool:
        """Whether the call is to be made once more; waits, or changes the call, before it is."""
        if isinstance(error, RetryAfter):
            return self._flooded(seconds_to_wait(error))
        if is_passing(error):
            return await self._outwait(error)
        if isinstance(error, Forbidden):
            self._limiter.closed(self._data.get("chat_id"))
            return False
        self._limiter.heard()
        return self._mend(error)

    def _flooded(self, seconds: float) -> bool:
        self._floods += 1
        self._pace.park(seconds)
        urgent = self._name in URGENT and seconds > LATE
        if urgent or self._floods > FLOODS:
            return False
        _log.warning("Telegram asks to wait %g s before %s", seconds, self._name)
        return True

    async def _outwait(self, error: TelegramError) -> bool:
        if self._name in OPENING:
            return False
        self._failures += 1
        now = monotonic()
        late = now - self._began > (LATE if self._name in URGENT else STUBBORN)
        # While nothing gets through at all, it is not this call's fault: it waits on.
        if late and (self._name in URGENT or self._limiter.heard_since(self._began)):
            return False
        _log.warning("%s failed (%s), trying again", self._name, type(error).__name__)
        await _wait(pause_after(self._failures))
        return True

    def _mend(self, error: TelegramError) -> bool:
        mended = mend(self._name, self._data, error)
        if mended is None or mended.why in self._mended:
            return False
        self._mended.add(mended.why)
        if isinstance(error, ChatMigrated):
            self._limiter.moved(self._data.get("chat_id"), error.new_chat_id)
        _log.log(mended.level, "%s: %s", self._name, mended.why)
        self._data = mended.data
        return True


async def _wait(seconds: float) -> None:
    if seconds > 0:
        async with resting():
            await sleep(seconds)
