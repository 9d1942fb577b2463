"""/thongke for admins, and the counts behind it saved now and then."""

import asyncio
import logging
import time

from telegram import Message

from bot.context import BotContext, House
from bot.delivery.outbox import answer
from bot.memory import usage
from bot.statistics import DAY, SPANS, first_day, show_statistics
from knowledge import StoreError

_log = logging.getLogger(__name__)
SAVE_EVERY = 60.0


async def show(message: Message, context: BotContext) -> None:
    """Tell how the bot is used, and what the store holds."""
    await context.run(save, context.bot_data)
    now, days = time.time(), max(SPANS.values())
    counts = await context.run(usage.find, context.memory, first_day(days, now))
    opinions = await context.run(usage.find_opinions, context.memory, now - days * DAY)
    reply = await context.run(show_statistics, counts, opinions, context.library, now)
    await answer(message, reply)


async def keep_saving(house: House) -> None:
    """Save what is counted until cancelled, and once more then."""
    try:
        while True:
            await asyncio.sleep(SAVE_EVERY)
            await asyncio.to_thread(save, house)
    finally:
        save(house)


def save(house: House) -> None:
    """Save what was counted; what cannot be saved is counted on."""
    counts = house.tally.drain()
    if not counts:
        return
    try:
        usage.save(house.open_memory, counts)
    except StoreError as error:
        _log.warning("The use was not saved: %s", error)
        house.tally.put_back(counts)
