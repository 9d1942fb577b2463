"""Inline mode: "@bot câu hỏi" in any chat offers the answer as a card to send."""

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
from bot.reply import Card

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
        cards = await context.run(talk.cards, query.query)
    name = "inline.help_button" if cards else "inline.ask"
    await query.answer(
        [article(card) for card in cards],
        cache_time=CACHE_SECONDS,
        is_personal=True,
        button=InlineQueryResultsButton(template(name), start_parameter="help"),
    )


def article(card: Card) -> InlineQueryResultArticle:
    """Return a card as Telegram wants it."""
    content = InputTextMessageContent(
        card.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(
        card.key, card.title, content, description=card.description or None
    )
