"""Groups are let in by an admin of the bot: greeted when added, told once when not let in.

The gate stands before every handler. It lets private chats, inline queries and guests through, and
in a group that is not let in only its admins; other talk there is passed by in silence.
"""

import contextlib
import time

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.context import BotContext
from bot.delivery.outbox import answer, replace, tell
from bot.gates import is_admin, is_faceless
from bot.groups import ask_admin, ask_leave, welcome
from bot.handlers.group import ADDRESSED
from bot.memory import chats
from bot.memory.people import Act, note_act
from bot.messages import commands, template

GROUPS = {Chat.GROUP, Chat.SUPERGROUP}
PRESENT = {"member", "administrator", "restricted"}


async def gate(update: Update, context: BotContext) -> None:
    """Stop an update of a group that is not let in; whoever asks there first is told why."""
    chat = update.effective_chat
    if chat is None or chat.type not in GROUPS or update.my_chat_member or update.guest_message:
        return
    pressed = update.callback_query
    if pressed is not None and (pressed.data or "").startswith("g:"):
        return
    message = update.message
    if message is not None:
        await _note_moved(message, context)
    if context.settings.open_groups or is_admin(update, context.settings):
        return
    if await context.run(chats.is_allowed, context.memory, chat.id):
        return
    if pressed is not None:
        await pressed.answer(template("group.not_allowed"))
    elif message is not None and is_for_us(message) and await _first_time(chat.id, context):
        await answer(message, ask_leave(chat.id))
    raise ApplicationHandlerStop


async def added(update: Update, context: BotContext) -> None:
    """Greet a group once when added; added by an admin it is let in at once."""
    change, chat = update.my_chat_member, update.effective_chat
    if change is None or chat is None or chat.type not in GROUPS or not _entered(change):
        return
    if change.from_user.id in context.settings.admins:
        await _allow(chat.id, change.from_user, context)
    allowed = await context.run(chats.is_allowed, context.memory, chat.id)
    if not await _first_time(chat.id, context):
        return
    if allowed or context.settings.open_groups:
        await tell(context.bot, chat.id, welcome(f"@{context.bot.username}"))
        return
    await tell(context.bot, chat.id, ask_leave(chat.id))
    for admin in sorted(context.settings.admins):
        with contextlib.suppress(TelegramError):  # not every admin has written to the bot
            await tell(context.bot, admin, ask_admin(chat.id, chat.title or ""))


async def press(
    query: CallbackQuery, message: Message, update: Update, context: BotContext
) -> None:
    """Let a group in, when an admin of the bot says so."""
    _, _, chat = (query.data or "").partition(":")
    if is_faceless(update) or query.from_user.id not in context.settings.admins:
        await query.answer(template("group.only_admins"), show_alert=True)
        return
    await _allow(int(chat), query.from_user, context)
    await query.answer(template("group.allowed"))
    reply = welcome(f"@{context.bot.username}")
    await replace(message, reply)
    if message.chat.id != int(chat):
        await tell(context.bot, int(chat), reply)


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
    ours = {one for scope in ("private", "groups", "admin") for one, _ in commands(scope)}
    return name.lower() in ours and bot.lower() in {"", message.get_bot().username.lower()}


async def _allow(chat: int, admin: User, context: BotContext) -> None:
    await context.run(chats.allow, context.memory, chat)
    act = Act(admin.id, "allow", str(chat), time.time())
    await context.run(note_act, context.memory, act)


async def _first_time(chat: int, context: BotContext) -> bool:
    return await context.run(chats.note_told, context.memory, chat, time.time())


def _entered(change: ChatMemberUpdated) -> bool:
    before, now = change.old_chat_member.status, change.new_chat_member.status
    return before not in PRESENT and now in PRESENT
