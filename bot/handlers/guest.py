"""Guest mentions: "@bot câu hỏi" in a chat that the bot is not in is answered by one card."""

import time

from telegram import Update

from bot.context import BotContext
from bot.handlers.group import question_in
from bot.handlers.inline import article, outcome_of
from bot.messages import template
from bot.render import say
from bot.reply import Card


async def answer_guest(update: Update, context: BotContext) -> None:
    """Answer with the best card, or tell how to ask when no question was written."""
    message = update.guest_message
    if message is None or message.guest_query_id is None:
        return
    # Everybody there reads the answer; a chat of two may bear the id of one of them.
    talk = await context.talk(message.chat.id if message.chat.id < 0 else None)
    began = time.monotonic()
    cards = await context.run(talk.cards, question_in(message))
    asks_back = Card("help", template("inline.help_button"), "", say("help.usage_mention"))
    card = cards[0] if cards else asks_back
    if cards:
        context.bot_data.tally.note("guest", outcome_of(cards), time.monotonic() - began)
    await context.bot.answer_guest_query(message.guest_query_id, article(card))
