"""/sua: an admin hides a fact or puts it right; it takes effect at once and can be taken back."""

import time
from dataclasses import replace as changed

from telegram import CallbackQuery, Message, User

from bot.context import BotContext
from bot.delivery.outbox import answer, replace
from bot.editing import (
    NotUnderstood,
    list_edits,
    read_changes,
    show_fact,
    show_hidden,
    spell_changes,
)
from bot.handlers.asking import arguments, with_typing
from bot.memory import edits
from bot.memory.edits import Edit
from bot.messages import template
from bot.render import say
from bot.reply import Reply
from bot.shelf import Shelf, read_code
from knowledge import Fact


async def edit(message: Message, context: BotContext) -> None:
    """List what was edited, show a fact to be edited, or put it right."""
    words = arguments(message)
    typed, _, rest = words.partition(" ")
    shelf = await context.run(context.library.shelf)
    known = await context.run(edits.find, context.memory)
    if not words:
        talk = await context.talk(message.chat.id)
        await answer(message, talk.open_book(list_edits(known, shelf)))
        return
    code = read_code(typed)
    fact = await context.run(shelf.fact, code)
    if fact is None:
        hidden = known.get(code)
        unknown = Reply(say("receipt.unknown", code=code[:20]))
        await answer(message, show_hidden(hidden) if hidden else unknown)
    elif not rest.strip():
        await answer(message, show_fact(fact, shelf))
    elif message.from_user is not None:
        await _correct(message, message.from_user, fact, rest, shelf, context)


async def press(query: CallbackQuery, message: Message, context: BotContext) -> None:
    """Hide a fact, or take an edit back."""
    _, _, asked = (query.data or "").partition(":")
    what, _, code = asked.partition(":")
    shelf = await context.run(context.library.shelf)
    fact = await context.run(shelf.fact, code)
    if what == "undo":
        await query.answer()
        await context.run(edits.take_back, context.memory, code)
        await _take_effect(query.from_user, "restore", code, context)
        await replace(message, Reply(say("edit.undone", code=code)))
    elif fact is None:
        await query.answer(template("edit.no_fact"))
    else:
        await query.answer()
        hidden = _edit(fact, shelf, query.from_user, hidden=True)
        await context.run(edits.put, context.memory, hidden)
        await _take_effect(query.from_user, "hide", code, context)
        await replace(message, show_hidden(hidden))


async def _correct(
    message: Message, person: User, fact: Fact, words: str, shelf: Shelf, context: BotContext
) -> None:
    try:
        changes = await context.run(read_changes, words)
    except NotUnderstood as error:
        await answer(message, Reply(str(error)))
        return
    before = shelf.edit(fact)
    put_right = {**(before.changes if before else {}), **changes}
    made = changed(_edit(fact, shelf, person), changes=put_right)
    await context.run(edits.put, context.memory, made)
    about = f"{made.code}: {spell_changes(changes)}"
    await with_typing(message, _take_effect(person, "correct", about, context))
    shelf = await context.run(context.library.shelf)
    now = await context.run(shelf.fact, made.code)
    await answer(message, show_fact(now, shelf) if now else show_hidden(made))


def _edit(fact: Fact, shelf: Shelf, person: User, *, hidden: bool = False) -> Edit:
    return Edit(
        shelf.code(fact),
        fact.report,
        fact.text,
        hidden=hidden,
        person=person.id,
        name=person.full_name,
        at=time.time(),
    )


async def _take_effect(person: User, act: str, about: str, context: BotContext) -> None:
    """Serve what is edited now, and note who did it."""
    await context.note_act(person.id, act, about)
    await context.run(context.bot_data.catch_up)
