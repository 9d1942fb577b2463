"""Pressed buttons: a fact, a passage, another page."""

import contextlib

from telegram import Message, Update
from telegram.error import TelegramError

from bot.context import BotContext
from bot.delivery.outbox import replace
from bot.handlers import editing, intake, letting_in, opinions, synonyms
from bot.handlers.asking import offer, who_pressed
from bot.handlers.guarded import may_press
from bot.messages import template

_FOR_ADMINS = {"k": intake.press, "x": editing.press, "s": synonyms.press}
"""What is done for the buttons that only admins may press, by how their data begins."""


async def press(update: Update, context: BotContext) -> None:
    """Do what a button says; pages change in place, anything else is a new message."""
    query = update.callback_query
    if query is None:
        return
    message = query.message
    # PTB parses an inaccessible message as a Message of 1970, so the type alone does not tell.
    if not isinstance(message, Message) or not message.is_accessible or query.data is None:
        await query.answer(template("reports.expired"))
        return
    if query.data.startswith("g:"):
        await letting_in.press(query, message, update, context)
        return
    if for_admins := _FOR_ADMINS.get(query.data.partition(":")[0]):
        if await may_press(query, update, context):
            await for_admins(query, message, context)
        return
    if query.data.startswith("o:"):
        await opinions.press(query, message, context)
        return
    with contextlib.suppress(TelegramError):  # what matters is what the button is for
        await query.answer()
    who = who_pressed(message.chat.id, query.from_user)
    talk = await context.talk(message.chat.id)
    reply = await context.run(talk.press, query.data, who)
    await (replace(message, reply) if reply.replaces else offer(message, reply, context))
