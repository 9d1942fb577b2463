"""Replies → Telegram messages, as many as a long one needs.

`await answer(message, Reply("<b>7.448</b>…"))` replies in the asker's topic; in groups it quotes
the question, and goes without the quotation when the question is already gone. When to send, and
what to do about a refusal, is the limiter's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from telegram import LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.client import Bot
from bot.pages import TEXT_LIMIT, fits, split, visible
from bot.render import escape
from bot.reply import Reply

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_AS_HTML = {"parse_mode": ParseMode.HTML.value, "link_preview_options": {"is_disabled": True}}
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that stands in a chat: enough to edit it and to answer it, in its `topic`."""

    bot: Bot
    chat_id: int
    message_id: int
    topic: Mapping[str, int]


async def answer(message: Message | Sent, reply: Reply) -> Sent:
    """Send a reply to a message, in its topic; in a group, as a reply to its author."""
    to = _standing(message)
    place: dict[str, Any] = {"chat_id": to.chat_id, **to.topic}
    if to.chat_id < 0:
        quoted = {"message_id": to.message_id, "allow_sending_without_reply": True}
        place["reply_parameters"] = quoted
    return Sent(to.bot, to.chat_id, await _send(to.bot, place, reply), to.topic)


async def tell(bot: Bot, chat: int, reply: Reply) -> None:
    """Send a reply that nobody has just asked for."""
    await _send(bot, {"chat_id": chat}, reply)


async def replace(message: Message | Sent, reply: Reply, *, below: bool = True) -> None:
    """Put a reply in the place of a message of ours; `below` when that is gone, or nowhere."""
    old = _standing(message)
    place = {"chat_id": old.chat_id, "message_id": old.message_id}
    text = {"text": pieces(reply.html)[0], "reply_markup": keyboard(reply)}
    try:
        await old.bot.say("editMessageText", {**place, **text, **_AS_HTML})
    except BadRequest as error:
        if not any(words in error.message.lower() for words in _GONE):
            raise
        if below:
            await answer(old, reply)


def keyboard(reply: Reply) -> dict[str, Any] | None:
    """Return the buttons of a reply as the Bot API writes them."""
    if not reply.buttons:
        return None
    rows = [
        [{"text": one.label, "callback_data": one.data} for one in row] for row in reply.buttons
    ]
    return {"inline_keyboard": rows}


def pieces(markup: str) -> list[str]:
    """Return HTML as what fits into messages; too long, it is cut at sentence ends and plain."""
    if fits(markup):
        return [markup]
    text = visible(markup)
    return [escape(text[start:end].strip()) for start, end in split(text, TEXT_LIMIT)]


def _standing(message: Message | Sent) -> Sent:
    if isinstance(message, Sent):
        return message
    topic = {}
    if message.is_topic_message and message.message_thread_id:
        topic["message_thread_id"] = message.message_thread_id
    if message.direct_messages_topic:
        topic["direct_messages_topic_id"] = message.direct_messages_topic.topic_id
    bot = cast("Bot", message.get_bot())
    return Sent(bot, message.chat.id, message.message_id, topic)


async def _send(bot: Bot, place: Mapping[str, Any], reply: Reply) -> int:
    """Send as many messages as a reply takes, its buttons under the last, and return its id."""
    *before, last = pieces(reply.html)
    for piece in before:
        await bot.say("sendMessage", {**place, "text": piece, **_AS_HTML})
    under = {"text": last, "reply_markup": keyboard(reply)}
    sent = await bot.say("sendMessage", {**place, **under, **_AS_HTML})
    return int(sent["message_id"])
