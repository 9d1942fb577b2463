"""👍, 👎 and why, "báo tôi khi có": pressed under an answer, kept in the bot's memory.

What was asked is known from the message the button stands under; after a restart it is not any
more, and then only the answer is kept, and nobody can be put on the waiting list.
"""

import logging
import time

from telegram import CallbackQuery, Message
from telegram.error import Forbidden, TelegramError

from bot.context import BotContext
from bot.delivery.outbox import answer, replace, tell
from bot.memory import ratings, unanswered, waiting
from bot.memory.ratings import Rating
from bot.memory.waiting import Waiting
from bot.messages import template
from bot.opinions import REASONS, ask_why
from bot.render import say
from bot.reply import FOUND, UNKNOWN, Reply
from knowledge import StoreError, fold

_log = logging.getLogger(__name__)


async def press(query: CallbackQuery, message: Message, context: BotContext) -> None:
    """Keep what somebody says to an answer, and thank them in a word."""
    _, _, said = (query.data or "").partition(":")
    reason, _, about = said.partition(":")
    if said == "wait":
        await query.answer(await _wait(query, message, context))
    elif said in {"good", "bad"}:
        await context.run(ratings.rate, context.memory, _rating(query, message, context))
        await query.answer(template("opinion.thanks"))
        if said == "bad":
            await answer(message, ask_why(message.message_id))
    elif reason in REASONS and about.isdecimal():
        key = (message.chat.id, int(about), query.from_user.id)
        await context.run(ratings.give_reason, context.memory, *key, reason)
        await query.answer()
        await replace(message, Reply(say("opinion.noted")))


async def note_outcome(reply: Reply, context: BotContext) -> None:
    """Keep a question that got no answer; a memory that fails must not cost anybody an answer."""
    if reply.outcome != UNKNOWN or not reply.asked:
        return
    question = reply.asked[-1]
    try:
        folded = " ".join(fold(question).split()).strip(" ?!.")
        await context.run(unanswered.note, context.memory, folded, question, time.time())
    except StoreError as error:
        _log.warning("A question without an answer was not kept: %s", error)


async def tell_waiting(context: BotContext) -> None:
    """Tell those who wait for what the store holds now, each of them once."""
    try:
        everybody = await context.run(waiting.find, context.memory)
        for one in everybody:
            if not await context.is_let_in(one.chat):
                continue
            talk = await context.talk(one.chat)
            reply = await context.run(talk.answer_later, one.questions)
            if reply.outcome == FOUND and await context.run(waiting.settle, context.memory, one):
                await _tell_one(one, reply, context)
        for question in await context.run(unanswered.find, context.memory):
            whole = context.bot_data.conversation
            reply = await context.run(whole.answer_later, (question.question,))
            if reply.outcome == FOUND:
                await context.run(unanswered.settle, context.memory, question.folded)
    except StoreError as error:
        _log.warning("Not everybody who waits was told: %s", error)


async def _tell_one(one: Waiting, reply: Reply, context: BotContext) -> None:
    try:
        await tell(context.bot, one.chat, reply)
    except Forbidden:
        _log.info("Somebody who waited has closed the chat")
    except TelegramError as error:
        _log.warning("Somebody who waits is told after the next reload: %s", error.message)
        await context.run(waiting.wait, context.memory, one, time.time())


async def _wait(query: CallbackQuery, message: Message, context: BotContext) -> str:
    asked = context.recent.shown((message.chat.id, message.message_id))
    if not asked:
        return template("opinion.ask_again")
    one = Waiting(message.chat.id, query.from_user.id, asked)
    kept = await context.run(waiting.wait, context.memory, one, time.time())
    return template("opinion.waiting" if kept else "opinion.too_many")


def _rating(query: CallbackQuery, message: Message, context: BotContext) -> Rating:
    chat = message.chat.id
    asked = context.recent.shown((chat, message.message_id))
    return Rating(
        chat,
        message.message_id,
        query.from_user.id,
        good=query.data == "o:good",
        question=asked[-1] if asked else "",
        answer=message.text or "",
        rated_at=time.time(),
    )
