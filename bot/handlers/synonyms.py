"""/chuatraloi with one-tap synonyms, and /dongnghia: add, list and remove them by hand."""

import time
from collections.abc import Sequence
from dataclasses import replace as changed

from telegram import CallbackQuery, Message, User

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import arguments, with_typing
from bot.handlers.opinions import tell_waiting
from bot.memory import aliases, unanswered
from bot.memory.aliases import Alias
from bot.messages import template
from bot.opinions import group_alike, list_unanswered
from bot.render import say
from bot.reply import Reply
from bot.synonyms import list_aliases, read_alias, suggest, suggestion_buttons, token


async def show_unanswered(message: Message, context: BotContext) -> None:
    """List questions without an answer, with synonyms that would answer some."""
    found = await context.run(unanswered.find, context.memory)
    suggested = await with_typing(message, context.run(_suggest, found, context))
    book = changed(list_unanswered(found), buttons=suggestion_buttons(suggested))
    talk = await context.talk(message.chat.id)
    await answer(message, talk.open_book(book))


async def edit_aliases(message: Message, context: BotContext) -> None:
    """List synonyms, or add the one that is written."""
    words, person = arguments(message), message.from_user
    if not words or person is None:
        known = await context.run(aliases.find, context.memory)
        talk = await context.talk(message.chat.id)
        await answer(message, talk.open_book(list_aliases(known)))
        return
    alias = read_alias(words)
    if alias is None:
        await answer(message, Reply(say("synonym.usage")))
    else:
        await _add(message, alias, person, context)


async def press(query: CallbackQuery, message: Message, context: BotContext) -> None:
    """Add a synonym that was suggested, or remove one."""
    _, what, wanted = (query.data or "").split(":", 2)
    if what == "add":
        found = await context.run(unanswered.find, context.memory)
        offered: Sequence[Alias] = await context.run(_suggest, found, context)
    else:
        offered = await context.run(aliases.find, context.memory)
    alias = next((one for one in offered if token(one) == wanted), None)
    if alias is None:
        await query.answer(template("synonym.settled"))
        return
    await query.answer()
    if what == "add":
        await _add(message, alias, query.from_user, context)
        return
    await context.run(aliases.remove, context.memory, alias)
    await _take_effect(query.from_user, "unalias", alias, context)
    await answer(message, Reply(say("synonym.removed", words=alias.words, term=alias.term)))


def _suggest(found: Sequence[unanswered.Unanswered], context: BotContext) -> list[Alias]:
    library = context.library
    questions = [group[0].question for group in group_alike(found)]
    reworded = [library.wording.reword(question) for question in questions]
    return suggest(reworded, library.knowledge)


async def _add(message: Message, alias: Alias, person: User, context: BotContext) -> None:
    await context.run(aliases.put, context.memory, alias, person=person.id, now=time.time())
    await _take_effect(person, "alias", alias, context)
    await answer(message, Reply(say("synonym.added", words=alias.words, term=alias.term)))
    await tell_waiting(context)


async def _take_effect(person: User, act: str, alias: Alias, context: BotContext) -> None:
    """Read questions by what is kept now, and note who did it."""
    await context.run(context.bot_data.catch_up)
    await context.note_act(person.id, act, f"«{alias.words}» = «{alias.term}»")
