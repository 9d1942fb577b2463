"""Groups, and people where not all are answered, are let in by an admin of the bot.

The gate stands before every handler. Who is not let in is told so once, and the admins are asked;
in a group that is not let in only admins are answered, other talk there is passed by in silence.
"""

import contextlib
import time

from telegram import (
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    InlineQueryResultsButton,
    Message,
    Update,
    User,
)
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.context import BotContext
from bot.delivery.outbox import answer, replace, tell
from bot.gates import is_admin, is_faceless
from bot.groups import (
    ask_admin,
    ask_for_person,
    ask_leave,
    refuse_person,
    welcome,
    welcome_person,
)
from bot.handlers.group import ADDRESSED
from bot.handlers.inline import article
from bot.memory import chats
from bot.messages import SCOPES, commands, template
from bot.permits import name_of
from bot.render import say
from bot.reply import Card, Reply

GROUPS = {Chat.GROUP, Chat.SUPERGROUP}
PRESENT = {"member", "administrator", "restricted"}


async def gate(update: Update, context: BotContext) -> None:
    """Stop an update of a chat that is not let in; whoever asks there first is told why."""
    chat, pressed = update.effective_chat, update.callback_query
    if update.my_chat_member or (pressed is not None and (pressed.data or "").startswith("g:")):
        return
    if chat is None or update.guest_message is not None:
        await _meet_elsewhere(update, context)
    elif chat.type in GROUPS:
        await _meet_group(update, chat, context)
    elif not await context.is_let_in(chat.id):
        await _refuse_person(update, chat, context)
        raise ApplicationHandlerStop


async def _meet_elsewhere(update: Update, context: BotContext) -> None:
    """Answer inline queries and guests of those alone whose private chat would be answered."""
    user = update.effective_user
    if user is not None and await context.is_let_in(user.id):
        return
    query, guest = update.inline_query, update.guest_message
    if query is not None:
        button = InlineQueryResultsButton(template("access.inline"), start_parameter="help")
        await query.answer([], cache_time=0, is_personal=True, button=button)
    elif guest is not None and guest.guest_query_id is not None:
        card = Card("refused", template("access.inline"), "", say("access.guest"))
        await context.bot.answer_guest_query(guest.guest_query_id, article(card))
    raise ApplicationHandlerStop


async def _meet_group(update: Update, chat: Chat, context: BotContext) -> None:
    message, pressed = update.message, update.callback_query
    if message is not None:
        await _note_moved(message, context)
    if await context.is_let_in(chat.id) or await is_admin(update, context):
        return
    if pressed is not None:
        await pressed.answer(template("group.not_allowed"))
    elif message is not None and is_for_us(message) and await _first_time(chat.id, context):
        await answer(message, ask_leave(chat.id))
    raise ApplicationHandlerStop


async def _refuse_person(update: Update, chat: Chat, context: BotContext) -> None:
    """Tell somebody once that they are not let in, and ask the admins whether they should be."""
    if update.callback_query is not None:
        await update.callback_query.answer(template("access.inline"))
    if update.message is None or not await _first_time(chat.id, context):
        return
    name = chat.full_name or ""
    await context.run(chats.note_name, context.memory, chat.id, name)
    await answer(update.message, refuse_person(chat.id))
    await _ask_admins(ask_for_person(chat.id, name), context)


async def _ask_admins(reply: Reply, context: BotContext) -> None:
    for admin in sorted(await context.admins()):
        with contextlib.suppress(TelegramError):  # not every admin has written to the bot
            await tell(context.bot, admin, reply)


async def added(update: Update, context: BotContext) -> None:
    """Greet a group once when added; added by an admin it is let in at once."""
    change, chat = update.my_chat_member, update.effective_chat
    if change is None or chat is None or chat.type not in GROUPS or not _entered(change):
        return
    await context.run(chats.note_name, context.memory, chat.id, chat.title or "")
    if await context.is_admin(change.from_user.id):
        await _allow(chat.id, change.from_user, context)
    allowed = await context.is_let_in(chat.id)
    if not await _first_time(chat.id, context):
        return
    if allowed:
        await tell(context.bot, chat.id, welcome(f"@{context.bot.username}"))
        return
    await tell(context.bot, chat.id, ask_leave(chat.id))
    await _ask_admins(ask_admin(chat.id, chat.title or ""), context)


async def press(
    query: CallbackQuery, message: Message, update: Update, context: BotContext
) -> None:
    """Let a group or a person in, when an admin of the bot says so."""
    _, _, named = (query.data or "").partition(":")
    if is_faceless(update) or not await context.is_admin(query.from_user.id):
        await query.answer(template("group.only_admins"), show_alert=True)
        return
    chat = int(named)
    await _allow(chat, query.from_user, context)
    await query.answer(template("group.allowed"))
    reply = welcome(f"@{context.bot.username}") if chat < 0 else welcome_person()
    if message.chat.id == chat:
        await replace(message, reply)
        return
    done = say("access.permitted", who=name_of(chat))
    await replace(message, Reply(done))
    await tell(context.bot, chat, reply)


async def _note_moved(message: Message, context: BotContext) -> None:
    """Note a group's new id; both chats tell it, and either may be read first."""
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    if old != new:
        await context.run(chats.note_moved, context.memory, old, new)


def is_for_us(message: Message) -> bool:
    """Whether a group message is a command of ours, a reply to us, or names us."""
    text = message.text or ""
    if not text.startswith("/"):
        return bool(ADDRESSED.check_update(Update(0, message=message)))
    name, _, bot = (
        text[1:].split(maxsplit=1)[0].partition("@") if text[1:].strip() else ("", "", "")
    )
    ours = {one for scope in SCOPES for one, _ in commands(scope)}
    return name.lower() in ours and bot.lower() in {"", message.get_bot().username.lower()}


async def _allow(chat: int, admin: User, context: BotContext) -> None:
    await context.run(chats.allow, context.memory, chat)
    await context.note_act(admin.id, "allow", name_of(chat))


async def _first_time(chat: int, context: BotContext) -> bool:
    return await context.run(chats.note_told, context.memory, chat, time.time())


def _entered(change: ChatMemberUpdated) -> bool:
    before, now = change.old_chat_member.status, change.new_chat_member.status
    return before not in PRESENT and now in PRESENT
