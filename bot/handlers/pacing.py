"""Whoever asks too often is told so once, politely, and waits; others do not notice.

The gate stands behind the one that lets people in. What is not for the bot costs nothing, and
admins of the settings may always act.
"""

from collections.abc import Hashable

from telegram import InlineQueryResultsButton, Update
from telegram.ext import ApplicationHandlerStop

from bot.buckets import Refusal
from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.inline import article
from bot.handlers.letting_in import GROUPS, is_for_us
from bot.messages import template
from bot.render import say
from bot.reply import Card, Reply

GROUP_SHARE = 2
"""A group may ask as often as so many people."""
TYPING_SHARE = 4
"""Inline queries come while somebody types."""


async def gate(update: Update, context: BotContext) -> None:
    """Stop an update of somebody who asks too often."""
    rate, user = context.settings.rate, update.effective_user
    if not rate or user is None or user.id in context.settings.all_admins:
        return
    wanted = _wanted(update, user.id, rate)
    refusal = context.bot_data.buckets.take(wanted) if wanted else None
    if refusal is not None:
        await _refuse(update, refusal, context)
        raise ApplicationHandlerStop


def _wanted(update: Update, person: int, rate: int) -> list[tuple[Hashable, int]]:
    """Return the buckets that an update takes a token from; none when it is not for the bot."""
    if update.inline_query is not None:
        return [(("typing", person), TYPING_SHARE * rate)]
    message, chat = update.effective_message, update.effective_chat
    if message is None or update.my_chat_member is not None:
        return []
    if message.sender_chat is not None:  # many write under the one name of anonymous admins
        person = message.sender_chat.id
    wanted: list[tuple[Hashable, int]] = [(("person", person), rate)]
    if chat is None or chat.type not in GROUPS:
        return wanted
    spoken = update.callback_query is None and update.guest_message is None
    if spoken and not is_for_us(message):
        return []
    return [*wanted, (("group", chat.id), GROUP_SHARE * rate)]


async def _refuse(update: Update, refusal: Refusal, context: BotContext) -> None:
    guest = update.guest_message
    words = say("pace.wait", seconds=refusal.seconds)
    if update.callback_query is not None:
        await update.callback_query.answer(words if refusal.first else None)
    elif update.inline_query is not None:
        button = InlineQueryResultsButton(say("pace.inline"), start_parameter="help")
        await update.inline_query.answer([], cache_time=0, is_personal=True, button=button)
    elif guest is not None and guest.guest_query_id is not None and refusal.first:
        card = Card("wait", template("pace.inline"), "", words)
        await context.bot.answer_guest_query(guest.guest_query_id, article(card))
    elif update.message is not None and refusal.first:
        await answer(update.message, Reply(words))
