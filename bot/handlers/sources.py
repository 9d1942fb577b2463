"""/nguon: the passage around the last answer, its sentence marked."""

from telegram import Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import who_wrote


async def show_source(update: Update, context: BotContext) -> None:
    """Show where the last answer stands in its report."""
    message = update.effective_message
    if message is not None:
        reply = await context.run(context.conversation.source, who_wrote(message))
        await answer(message, reply)
