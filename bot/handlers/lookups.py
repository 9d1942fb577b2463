"""Commands that look something up: /baocao, /solieu, /trichdan, /nguon, /f and their neighbours."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Message, Update
from telegram.ext import filters

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import arguments, who_wrote, with_typing
from bot.lookups import LOOKUPS, OF_A_REPLY

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]
TAPPED = filters.Regex(r"^/f_[a-z2-7]{10}(?:@\w+)?$")
"""A code as lists show it, to be tapped: /f_abcdefghij."""


def show(name: str) -> Handler:
    """Return the handler of a command: what stands behind it is looked up."""

    async def handle(update: Update, context: BotContext) -> None:
        message = update.effective_message
        if message is not None:
            words, who = arguments(message), who_wrote(message)
            if not words and name in OF_A_REPLY:
                words = _replied_words(message)
            talk = await context.talk(message.chat.id)
            work = context.run(LOOKUPS[name], talk, words, who)
            await answer(message, await with_typing(message, work))

    return handle


def _replied_words(message: Message) -> str:
    """Return the words of the message that a command replies to, whoever wrote it."""
    replied = message.reply_to_message
    return (replied.text or replied.caption or "") if replied is not None else ""


async def open_tapped(update: Update, context: BotContext) -> None:
    """Open the fact of a code that was tapped in a list."""
    message = update.effective_message
    if message is None or not message.text:
        return
    code, _, bot = message.text.partition("@")
    if bot and bot.lower() != context.bot.username.lower():
        return
    who = who_wrote(message)
    talk = await context.talk(message.chat.id)
    await answer(message, await context.run(LOOKUPS["f"], talk, code, who))
