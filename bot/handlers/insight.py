"""For admins, in private: /phanhoi and /nhatky. For everybody: /quen."""

from collections.abc import Callable

from telegram import Message, Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import who_wrote
from bot.handlers.guarded import Handler, guarded
from bot.memory import people, ratings
from bot.memory.engine import Engine
from bot.memory.recent import Book
from bot.opinions import list_acts, list_bad

LISTS: dict[str, Callable[[Engine], Book]] = {
    "phanhoi": lambda memory: list_bad(ratings.find_bad(memory)),
    "nhatky": lambda memory: list_acts(people.find_acts(memory)),
}


def show(name: str) -> Handler:
    """Return the handler of a list that admins alone see, in their private chat alone."""

    async def handle(message: Message, context: BotContext) -> None:
        book = await context.run(LISTS[name], context.memory)
        talk = await context.talk(message.chat.id)
        await answer(message, talk.open_book(book))

    return guarded(handle)


async def forget(update: Update, context: BotContext) -> None:
    """Forget what is kept of a person: questions before, opinions, what they wait for."""
    message = update.effective_message
    if message is None:
        return
    who = who_wrote(message)
    talk = await context.talk(message.chat.id)
    reply = talk.forget(who)
    await context.run(people.forget, context.memory, who.user)
    await answer(message, reply)
