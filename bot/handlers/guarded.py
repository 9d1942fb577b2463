"""Commands and buttons for admins alone: checked here, once for all of them.

`CommandHandler("quyen", guarded(show_access), …)`; whoever may not is told so and nothing happens.
"""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import CallbackQuery, Message, Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.gates import is_admin, is_faceless
from bot.messages import template
from bot.render import say
from bot.reply import Reply

Act = Callable[[Message, BotContext], Awaitable[None]]
Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]


def guarded(act: Act, *, anywhere: bool = False, owner: bool = False) -> Handler:
    """Return a handler that lets only admins, or only the owner, act; `anywhere` also in groups."""

    async def handle(update: Update, context: BotContext) -> None:
        message = update.effective_message
        if message is None:
            return
        refusal = await _refusal(update, context, owner=owner)
        if refusal is None and not anywhere and message.chat.type != message.chat.PRIVATE:
            refusal = "admin.in_private"
        if refusal is None:
            await act(message, context)
        else:
            await answer(message, Reply(say(refusal)))

    return handle


async def may_press(query: CallbackQuery, update: Update, context: BotContext) -> bool:
    """Whether an admin presses a button that only admins may; anybody else is told so."""
    if is_faceless(update) or not await context.is_admin(query.from_user.id):
        await query.answer(template("admin.refused"), show_alert=True)
        return False
    return True


def author(message: Message) -> int:
    """Return who acts; a guarded act always has an author."""
    return message.from_user.id if message.from_user else 0


async def _refusal(update: Update, context: BotContext, *, owner: bool) -> str | None:
    if is_faceless(update):
        return "admin.anonymous"
    if owner:
        user = update.effective_user
        owns = user is not None and user.id in context.settings.owners
        return None if owns else "admin.only_owner"
    return None if await is_admin(update, context) else "admin.refused"
