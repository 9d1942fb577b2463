"""For admins, in private: /phanhoi, /chuatraloi and /nhatky. For everybody: /quen."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.gates import is_admin, is_faceless
from bot.handlers.asking import who_wrote
from bot.memory import people, ratings, unanswered
from bot.memory.engine import Engine
from bot.memory.recent import Book
from bot.opinions import list_acts, list_bad, list_unanswered
from bot.render import say
from bot.reply import Reply

LISTS: dict[str, Callable[[Engine], Book]] = {
    "phanhoi": lambda memory: list_bad(ratings.find_bad(memory)),
    "chuatraloi": lambda memory: list_unanswered(unanswered.find(memory)),
    "nhatky": lambda memory: list_acts(people.find_acts(memory)),
}


def show(name: str) -> Callable[[Update, BotContext], Coroutine[Any, Any, None]]:
    """Return the handler of a list that admins alone see, in their private chat alone."""

    async def handle(update: Update, context: BotContext) -> None:
        message = update.effective_message
        if message is None:
            return
        if is_faceless(update):
            reply = Reply(say("reload.anonymous"))
        elif not is_admin(update, context.settings):
            reply = Reply(say("reload.refused"))
        elif message.chat.type != message.chat.PRIVATE:
            reply = Reply(say("admin.in_private"))
        else:
            book = await context.run(LISTS[name], context.memory)
            reply = context.conversation.open_book(book)
        await answer(message, reply)

    return handle


async def forget(update: Update, context: BotContext) -> None:
    """Forget what is kept of a person: questions before, opinions, what they wait for."""
    message = update.effective_message
    if message is None:
        return
    who = who_wrote(message)
    reply = context.conversation.forget(who)
    await context.run(people.forget, context.memory, who.user)
    await answer(message, reply)
