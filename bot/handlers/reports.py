"""/baocao: the reports in the store, page by page."""

from telegram import Update

from bot.context import BotContext
from bot.delivery.outbox import answer


async def show_reports(update: Update, context: BotContext) -> None:
    """List the reports being served."""
    if update.effective_message is not None:
        await answer(update.effective_message, await context.run(context.conversation.reports))
