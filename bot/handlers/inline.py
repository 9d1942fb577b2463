"""Inline mode: "@bot câu hỏi" in any chat offers the answer as a card to send."""

import time
from collections.abc import Sequence

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode

from bot.context import BotContext
from bot.delivery.outbox import NO_PREVIEW
from bot.messages import template
from bot.reply import FOUND, UNKNOWN, Card

CACHE_SECONDS = 5
SHORTEST = 3


async def offer(update: Update, context: BotContext) -> None:
    """Answer an inline query with cards; an empty one with a way to the help."""
    query = update.inline_query
    if query is None:
        return
    cards: tuple[Card, ...] = ()
    if len(query.query.strip()) >= SHORTEST:
        talk = await context.talk(query.from_user.id)
        began = time.monotonic()
        cards = await context.run(talk.cards, query.query)
        context.bot_data.tally.note("inline", outcome_of(cards), time.monotonic() - began)
    name = "inline.help_button" if cards else "inline.ask"
    await query.answer(
        [article(card) for card in cards],
        cache_time=CACHE_SECONDS,
        is_personal=True,
        button=InlineQueryResultsButton(template(name), start_parameter="help"),
    )


def outcome_of(cards: Sequence[Card]) -> str:
    """Return what became of a question that cards answer."""
    return UNKNOWN if not cards or cards[0].key == UNKNOWN else FOUND


def article(card: Card) -> InlineQueryResultArticle:
    """Return a card as Telegram wants it."""
    content = InputTextMessageContent(
        card.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(
        card.key, card.title, content, description=card.description or None
    )
