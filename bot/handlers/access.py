"""/chophep, /thuhoi, /quyen: admins say who is answered, and who sees which collections.

"/chophep 123456 noi-bo" gives a person the collection, "/chophep noi-bo" the group it is sent in.
"""

from telegram import Message

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import arguments
from bot.handlers.guarded import author
from bot.memory import chats, grants
from bot.permits import Order, list_access, name_of, read_order, spell_grant
from bot.render import say
from bot.reply import Reply


async def show_access(message: Message, context: BotContext) -> None:
    """Tell who is let in and who sees what."""
    let_in = await context.run(chats.find_let_in, context.memory)
    given = await context.run(grants.find_all, context.memory)
    names = {chat: await context.run(chats.find_name, context.memory, chat) for chat in given}
    reply = list_access(context.settings, let_in, given, names)
    await answer(message, reply)


async def permit(message: Message, context: BotContext) -> None:
    """Let somebody in, and give them the collections named."""
    order = await _read(message, context)
    if order is None:
        return
    name = message.chat.title or "" if order.chat == message.chat.id else ""
    await context.run(chats.allow, context.memory, order.chat, name)
    await context.note_act(author(message), "allow", name_of(order.chat))
    for collection in order.collections:
        await context.run(grants.give, context.memory, order.chat, collection)
        about = spell_grant(order.chat, collection)
        await context.note_act(author(message), "grant", about)
    await _confirm(message, order, "access.permitted", "access.given")


async def withdraw(message: Message, context: BotContext) -> None:
    """Take collections back; when none is named all of them, and shut the chat out."""
    order = await _read(message, context)
    if order is None:
        return
    for collection in order.collections:
        await context.run(grants.take_back, context.memory, order.chat, collection)
        about = spell_grant(order.chat, collection)
        await context.note_act(author(message), "ungrant", about)
    if not order.collections:
        await context.run(grants.take_back, context.memory, order.chat)
        await context.run(chats.shut_out, context.memory, order.chat)
        await context.note_act(author(message), "shut_out", name_of(order.chat))
        if await context.is_let_in(order.chat):
            await answer(message, Reply(say("access.still_open", who=name_of(order.chat))))
            return
    await _confirm(message, order, "access.shut_out", "access.taken_back")


async def _read(message: Message, context: BotContext) -> Order | None:
    """Return what is asked for; None when that was not understood, and was told."""
    private = message.chat.type == message.chat.PRIVATE
    known = context.library.known(context.settings.reports)
    order = read_order(arguments(message), None if private else message.chat.id)
    unknown = [] if order is None else [one for one in order.collections if one not in known]
    if order is None:
        await answer(message, Reply(say("access.usage")))
    elif unknown:
        listed = ", ".join(sorted(known)) if private else "…"
        told = say("access.no_collection", name=unknown[0], known=listed or "–")
        await answer(message, Reply(told))
    else:
        return order
    return None


async def _confirm(message: Message, order: Order, plain: str, about: str) -> None:
    who = name_of(order.chat)
    listed = ", ".join(order.collections)
    told = say(about, who=who, collections=listed) if listed else say(plain, who=who)
    await answer(message, Reply(told))
