"""/thongke: an admin is told how the bot is used, and what the store holds."""

import time

from telegram import Message

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.keeping import save
from bot.memory import usage
from bot.statistics import DAY, SPANS, first_day, show_statistics


async def show(message: Message, context: BotContext) -> None:
    """Tell how the bot is used, and what the store holds."""
    await context.run(save, context.bot_data)
    now, days = time.time(), max(SPANS.values())
    counts = await context.run(usage.find, context.memory, first_day(days, now))
    opinions = await context.run(usage.find_opinions, context.memory, now - days * DAY)
    reply = await context.run(show_statistics, counts, opinions, context.library, now)
    await answer(message, reply)
