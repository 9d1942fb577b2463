"""/quantri, /themquantri, /boquantri: the owner says who else is an admin."""

import time

from telegram import Message

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import arguments
from bot.handlers.guarded import author
from bot.memory import admins
from bot.menus import set_admin_menu, unset_menu
from bot.render import say
from bot.reply import Reply


async def show_admins(message: Message, context: BotContext) -> None:
    """List the owners and the admins, and where each was named."""
    settings = context.settings
    added = await context.run(admins.find, context.memory) - settings.all_admins
    named = settings.admins - settings.owners
    lines = [say("owner.head")]
    for kind, people in (("owner", settings.owners), ("fixed", named), ("added", added)):
        lines += [say(f"owner.{kind}", person=person) for person in sorted(people)]
    await answer(message, Reply("\n".join(lines)))


async def add_admin(message: Message, context: BotContext) -> None:
    """Make somebody an admin."""
    person = _person(message)
    if person is None:
        await answer(message, Reply(say("owner.usage_add")))
        return
    new = person not in context.settings.all_admins and await context.run(
        admins.add, context.memory, person, by=author(message), now=time.time()
    )
    if new:
        await context.note_act(author(message), "add_admin", person)
        await set_admin_menu(context.bot, person)
    await answer(message, Reply(say("owner.done_add" if new else "owner.is_one", person=person)))


async def remove_admin(message: Message, context: BotContext) -> None:
    """Make somebody an admin no more; those of the settings stay."""
    person = _person(message)
    if person is None:
        reply = say("owner.usage_remove")
    elif person in context.settings.all_admins:
        reply = say("owner.is_fixed", person=person)
    elif await context.run(admins.remove, context.memory, person):
        await context.note_act(author(message), "remove_admin", person)
        await unset_menu(context.bot, person)
        reply = say("owner.done_remove", person=person)
    else:
        reply = say("owner.is_none", person=person)
    await answer(message, Reply(reply))


def _person(message: Message) -> int | None:
    """Return the id behind the command, or of whoever's message it replies to."""
    words = arguments(message)
    if words.isascii() and words.isdigit() and len(words) < 20:
        return int(words)
    replied = message.reply_to_message
    if words or replied is None or replied.from_user is None or replied.from_user.is_bot:
        return None
    return replied.from_user.id
