"""Updates in: long polling of our own, from raw JSON to handlers, in order within each chat.

PTB's own loop stops for ever after one stray 404 and never passes a batch with one malformed
update; this one goes on after both. `await poll(application, stop)` returns once `stop` is set and
what was begun is answered. A durable inbox will take this file's place.
"""

import asyncio
import logging
from typing import Any

from telegram import Update
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.client import seconds_to_wait
from bot.context import BotApplication
from bot.lanes import Lanes

_log = logging.getLogger(__name__)
LONG_POLL = 25
GRACE = 6.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0


async def poll(application: BotApplication, stop: asyncio.Event) -> None:
    """Fetch updates and have them handled until told to stop."""
    lanes = Lanes()
    fetching = asyncio.create_task(_fetch(application, lanes))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        fetching.cancel()
        stopping.cancel()
        ended = await asyncio.gather(fetching, stopping, return_exceptions=True)
        if not await lanes.finish(GRACE):
            _log.warning("Stopped before every update was answered")
    if isinstance(ended[0], Exception):
        raise ended[0]


async def _fetch(application: BotApplication, lanes: Lanes) -> None:
    offset, pause = 0, FIRST_PAUSE
    while True:
        try:
            batch = await application.bot.get_raw_updates(offset, LONG_POLL)
        except TelegramError as error:
            await asyncio.sleep(_pause_after(error, pause))
            pause = min(2 * pause, LONGEST_PAUSE)
            continue
        pause = FIRST_PAUSE
        for raw in batch:
            offset = max(offset, int(raw["update_id"]) + 1)
            await _hand_over(application, lanes, raw)


def _pause_after(error: TelegramError, pause: float) -> float:
    """Return how long to wait before asking again, and log what happened."""
    if isinstance(error, TimedOut):
        return 0.0
    level = logging.WARNING if isinstance(error, NetworkError) else logging.ERROR
    _log.log(level, "getUpdates failed: %s", type(error).__name__)
    if isinstance(error, RetryAfter):
        return seconds_to_wait(error)
    return pause


async def _hand_over(application: BotApplication, lanes: Lanes, raw: dict[str, Any]) -> None:
    """Queue an update in the lane of its chat; one that does not parse is named and passed by."""
    try:
        update = Update.de_json(raw, application.bot)
    except Exception as error:  # whatever a malformed update may raise, the batch must go on
        _log.error("Update %s does not parse: %s", raw.get("update_id"), type(error).__name__)
        return
    await lanes.put(_lane(update), lambda: application.process_update(update))


def _lane(update: Update) -> int:
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else 0
