"""Faults: logged first under a short name, then told kindly; never with what the user wrote."""

import logging
import secrets

from telegram import Update
from telegram.error import Forbidden, RetryAfter, TelegramError

from bot.context import BotContext
from bot.delivery.limiter import is_passing
from bot.delivery.outbox import answer
from bot.render import say
from bot.reply import Reply

_log = logging.getLogger(__name__)


async def apologise(update: object, context: BotContext) -> None:
    """Log a handler's fault and tell the user its name."""
    error = context.error
    if isinstance(error, Forbidden):
        _log.info("A chat is closed to the bot: %s", error.message)
        return
    name = secrets.token_hex(4)
    number = update.update_id if isinstance(update, Update) else None
    _log.error("Fault %s in update %s", name, number, exc_info=error)
    if not isinstance(update, Update):
        return
    if update.inline_query is not None:  # nobody waits for it any more
        return
    if error is not None and is_undelivered(error):
        context.bot_data.undelivered[update.update_id] = f"not delivered ({type(error).__name__})"
    else:
        await _tell(update, name)


def is_undelivered(error: Exception) -> bool:
    """Whether an answer was there and Telegram would not take it, however often it was asked."""
    return isinstance(error, RetryAfter) or (isinstance(error, TelegramError) and is_passing(error))


async def _tell(update: Update, name: str) -> None:
    message = update.effective_message
    if message is None:
        return
    try:
        await answer(message, Reply(say("error.sorry", id=name)))
    except TelegramError as error:
        _log.warning("Could not tell of fault %s: %s", name, error.message)
