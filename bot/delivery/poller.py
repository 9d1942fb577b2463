"""Updates in: long polling of our own, from raw JSON to handlers, in order within each chat.

PTB's own loop stops for ever after one stray 404 and never passes a batch with one malformed
update; this one goes on after both. `await poll(application, stop)` returns once `stop` is set and
what was begun is answered. A durable inbox will take this file's place.
"""

import asyncio
import contextlib
import logging
from typing import Any

from telegram import Update
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.context import BotApplication
from bot.delivery.lanes import Lanes
from bot.delivery.limiter import seconds_to_wait

_log = logging.getLogger(__name__)
LONG_POLL = 25
GRACE = 6.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0


async def poll(application: BotApplication, stop: asyncio.Event) -> None:
    """Fetch updates and have them handled until told to stop."""
    poller = _Poller(application)
    fetching = asyncio.create_task(poller.fetch())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        fetching.cancel()
        stopping.cancel()
        ended = await asyncio.gather(fetching, stopping, return_exceptions=True)
        await poller.finish()
    if isinstance(ended[0], Exception):
        raise ended[0]


class _Poller:
    """The loop around getUpdates and what it has begun."""

    def __init__(self, application: BotApplication) -> None:
        self._application = application
        self._lanes = Lanes()
        self._offset = 0

    async def fetch(self) -> None:
        """Ask for updates for ever, longer and longer apart while Telegram is away."""
        pause = FIRST_PAUSE
        while True:
            try:
                batch = await self._application.bot.get_raw_updates(self._offset, LONG_POLL)
            except TelegramError as error:
                await asyncio.sleep(_pause_after(error, pause))
                pause = min(2 * pause, LONGEST_PAUSE)
                continue
            pause = FIRST_PAUSE
            for raw in batch:
                await self._hand_over(raw)

    async def finish(self) -> None:
        """Answer what was begun, then confirm it, so that no later start answers it again."""
        if not await self._lanes.finish(GRACE):
            _log.warning("Stopped before every update was answered")
        elif self._offset:
            with contextlib.suppress(TelegramError):
                await self._application.bot.get_raw_updates(self._offset, 0)

    async def _hand_over(self, raw: dict[str, Any]) -> None:
        """Queue an update in the lane of its chat; one that does not parse is passed by."""
        application = self._application
        try:
            update = Update.de_json(raw, application.bot)
        except Exception as error:  # whatever it may raise, the batch must go on
            _log.error("Update %s does not parse: %s", raw["update_id"], type(error).__name__)
        else:
            while self._lanes.room < 1:
                self._lanes.ended.clear()
                await self._lanes.ended.wait()
            self._lanes.put(_lane(update), lambda: application.process_update(update))
        self._offset = int(raw["update_id"]) + 1


def _pause_after(error: TelegramError, pause: float) -> float:
    """Return how long to wait before asking again, and log what happened."""
    if isinstance(error, TimedOut):
        return 0.0
    level = logging.WARNING if isinstance(error, NetworkError) else logging.ERROR
    _log.log(level, "getUpdates failed: %s", type(error).__name__)
    if isinstance(error, RetryAfter):
        return seconds_to_wait(error)
    return pause


def _lane(update: Update) -> int:
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else 0
