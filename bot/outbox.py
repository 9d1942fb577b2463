"""Replies → Telegram messages; asks again when Telegram says to wait.

`await answer(message, Reply("<b>7.448</b>…"))` replies in the asker's topic; in groups it quotes
the question, and goes without the quotation when the question is already gone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import (
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter

from bot.client import seconds_to_wait
from bot.reply import Reply

_log = logging.getLogger(__name__)
PATIENCE = 5
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
T = TypeVar("T")


async def answer(message: Message, reply: Reply) -> Message:
    """Send a reply to a message, in its topic; in a group, as a reply to its author."""
    quoted = None
    if message.chat.type != Chat.PRIVATE:
        quoted = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    return await patiently(
        lambda: message.reply_text(
            reply.html,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply),
            reply_parameters=quoted,
            link_preview_options=NO_PREVIEW,
        )
    )


async def replace(message: Message, reply: Reply) -> None:
    """Put a reply in the place of a message of ours; pressing twice changes nothing."""
    try:
        await patiently(
            lambda: message.edit_text(
                reply.html,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(reply),
                link_preview_options=NO_PREVIEW,
            )
        )
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            raise


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """Return the buttons of a reply as Telegram wants them."""
    if not reply.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.data) for button in row]
            for row in reply.buttons
        ]
    )


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Return what the call returns, waiting as long as Telegram asks, a few times."""
    for _ in range(PATIENCE):
        try:
            return await call()
        except RetryAfter as error:
            seconds = seconds_to_wait(error)
            _log.warning("Telegram asks to wait %s s", seconds)
            await asyncio.sleep(seconds)
    return await call()
