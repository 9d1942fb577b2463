"""A question found in a message → its answer sent; shared by private chats, groups and commands."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable
from typing import TypeVar

from telegram import Message, User
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.context import BotContext
from bot.delivery.outbox import Sent, answer
from bot.handlers.opinions import note_outcome
from bot.memory.recent import Answered, Who
from bot.opinions import with_opinions
from bot.reply import AMBIGUOUS, Reply

TYPING_AFTER = 1.0
T = TypeVar("T")


def who_wrote(message: Message) -> Who:
    """Return whose conversation a message belongs to."""
    author = message.sender_chat or message.from_user
    return Who(message.chat.id, author.id if author else 0)


def who_pressed(chat: int, user: User) -> Who:
    """Return whose conversation a pressed button belongs to."""
    return Who(chat, user.id)


async def answer_question(message: Message, question: str, context: BotContext) -> None:
    """Answer a question where it was asked."""
    began = time.monotonic()
    talk = await context.talk(message.chat.id)
    who = who_wrote(message)
    if talk.is_quick:
        reply = talk.reply(question, who)
    else:
        reply = await with_typing(message, context.run(talk.reply, question, who))
    if reply.asked:
        mode = "private" if message.chat.type == message.chat.PRIVATE else "group"
        seconds = time.monotonic() - began  # what Telegram lets a chat wait is not our time
        context.bot_data.tally.note(mode, reply.outcome or AMBIGUOUS, seconds)
    sent = await offer(message, reply, context)
    context.recent.note_answer(
        (message.chat.id, message.message_id), Answered(sent.message_id, question)
    )


async def offer(message: Message, reply: Reply, context: BotContext) -> Sent:
    """Send a reply with what may be said to it, and remember what it answers."""
    sent = await answer(message, with_opinions(reply))
    if reply.asked:
        context.recent.note_shown((sent.chat_id, sent.message_id), reply.asked)
        await note_outcome(reply, context)
    return sent


def arguments(message: Message) -> str:
    """Return what stands behind a command: "/solieu hộ nghèo" → "hộ nghèo"."""
    _, *rest = (message.text or "").split(maxsplit=1)
    return rest[0] if rest else ""


def command_of(message: Message) -> str:
    """Return the name of the command that a message begins with: "/Hoi@bot kho" → "hoi"."""
    word = (message.text or "").split(maxsplit=1)[0]
    return word[1:].partition("@")[0].lower()


async def with_typing(message: Message, work: Awaitable[T]) -> T:
    """Return what the work returns; only when it takes long is the asker shown that it goes on."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({task}, timeout=TYPING_AFTER)
    if not task.done():
        thread = message.message_thread_id if message.is_topic_message else None
        with contextlib.suppress(TelegramError):
            await message.get_bot().send_chat_action(
                message.chat.id, ChatAction.TYPING, message_thread_id=thread
            )
    return await task
