"""Faults: logged first under a short name, then told kindly; never with what the user wrote."""

import logging
import secrets

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.context import BotContext
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
    lost = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    if isinstance(update, Update) and not lost:
        await _tell(update, name)


async def _tell(update: Update, name: str) -> None:
    message = update.effective_message
    if message is None or update.inline_query is not None:
        return
    try:
        await answer(message, Reply(say("error.sorry", id=name)))
    except TelegramError as error:
        _log.warning("Could not tell of fault %s: %s", name, error.message)
