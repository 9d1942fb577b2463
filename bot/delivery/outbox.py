"""Replies → Telegram messages, as many as a long one needs.

`await answer(message, Reply("<b>7.448</b>…"))` replies in the asker's topic; in groups it quotes
the question, and goes without the quotation when the question is already gone. When to send, and
what to do about a refusal, is the limiter's business.
"""

from telegram import (
    Bot,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.pages import TEXT_LIMIT, fits, split, visible
from bot.render import escape
from bot.reply import Reply

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


async def answer(message: Message, reply: Reply) -> Message:
    """Send a reply to a message, in its topic; in a group, as a reply to its author."""
    quoted = None
    if message.chat.type != Chat.PRIVATE:
        quoted = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    *before, last = pieces(reply.html)
    for piece in before:
        await _send(message, piece, None, quoted)
    return await _send(message, last, keyboard(reply), quoted)


async def tell(bot: Bot, chat: int, reply: Reply) -> None:
    """Send a reply that nobody has just asked for."""
    *before, last = pieces(reply.html)
    for piece in (*before, last):
        await bot.send_message(
            chat,
            piece,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply) if piece is last else None,
            link_preview_options=NO_PREVIEW,
        )


async def replace(message: Message, reply: Reply) -> None:
    """Put a reply in the place of a message of ours, or below when that is gone."""
    try:
        await message.edit_text(
            pieces(reply.html)[0],
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        if not any(words in error.message.lower() for words in _GONE):
            raise
        await answer(message, reply)


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


def pieces(markup: str) -> list[str]:
    """Return HTML as what fits into messages; too long, it is cut at sentence ends and plain."""
    if fits(markup):
        return [markup]
    text = visible(markup)
    return [escape(text[start:end].strip()) for start, end in split(text, TEXT_LIMIT)]


async def _send(
    message: Message,
    text: str,
    buttons: InlineKeyboardMarkup | None,
    quoted: ReplyParameters | None,
) -> Message:
    return await message.reply_text(
        text,
        parse_mode=ParseMode.HTML,
        reply_markup=buttons,
        reply_parameters=quoted,
        link_preview_options=NO_PREVIEW,
    )
