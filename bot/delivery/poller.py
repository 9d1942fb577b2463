"""Updates by long polling, a loop of our own: a batch is kept before the next call confirms it.

PTB's own loop confirms before anything is handled (950 of 1,000 updates lost after `kill -9`),
stops for ever after one stray 404, and never passes a batch with one malformed update.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from time import monotonic
from typing import Any

from telegram.error import Conflict, RetryAfter, TelegramError, TimedOut

from bot.client import Bot
from bot.delivery.inbox import Inbox
from bot.delivery.limiter import pause_after, seconds_to_wait
from bot.delivery.vitals import Vitals
from knowledge import StoreError

LONG_POLL = 25
LAST_CALL = 1.0
IMPATIENT, BREATH = 1.0, 0.1


class Poller:
    """The loop around getUpdates."""

    def __init__(self, bot: Bot, inbox: Inbox, vitals: Vitals) -> None:
        self._bot, self._inbox, self._vitals = bot, inbox, vitals
        self._offset = 0

    async def run(self) -> None:
        """Ask for updates for ever, longer and longer apart while Telegram is away."""
        failures = 0
        while True:
            began = monotonic()
            try:
                batch = await self._bot.get_raw_updates(self._offset, LONG_POLL)
            except TelegramError as error:
                failures += 1
                await self._rest(error, failures)
                continue
            self._vitals.polled()
            if await self._keep(batch):
                failures = 0
            else:
                failures += 1
                await asyncio.sleep(pause_after(failures))
            if not batch and monotonic() - began < IMPATIENT:
                await asyncio.sleep(BREATH)  # this server knows no long polling

    async def confirm(self) -> None:
        """Confirm what is kept, so that no later start is given it again."""
        if self._offset:
            with contextlib.suppress(TelegramError, TimeoutError):
                async with asyncio.timeout(LAST_CALL):
                    await self._bot.get_raw_updates(self._offset, 0)

    async def _keep(self, batch: Sequence[Any]) -> bool:
        try:
            await self._inbox.receive(batch)
        except StoreError as error:
            self._vitals.ill("inbox", error)
            return False
        ids = [raw["update_id"] for raw in batch if _has_id(raw)]
        self._offset = max([self._offset, *(number + 1 for number in ids)])
        return True

    async def _rest(self, error: TelegramError, failures: int) -> None:
        if isinstance(error, TimedOut):  # a quiet network is asked again at once
            return
        self._vitals.ill("getUpdates", error)
        if isinstance(error, Conflict) and "webhook" in error.message.lower():
            with contextlib.suppress(TelegramError):
                await self._bot.delete_webhook()
        seconds = seconds_to_wait(error) if isinstance(error, RetryAfter) else pause_after(failures)
        await asyncio.sleep(seconds)


def _has_id(raw: Any) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)
