"""/hoi: the question stands behind the command, or in the message the command replies to."""

from telegram import Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import answer_question, arguments
from bot.render import say
from bot.reply import Reply


async def ask(update: Update, context: BotContext) -> None:
    """Answer /hoi."""
    message = update.effective_message
    if message is None or not message.text:
        return
    question = arguments(message) or _replied_text(update)
    if question:
        await answer_question(message, question, context)
    else:
        await answer(message, Reply(say("help.usage")))


def _replied_text(update: Update) -> str:
    message = update.effective_message
    replied = message.reply_to_message if message is not None else None
    if replied is None or replied.from_user is None or replied.from_user.is_bot:
        return ""
    return replied.text or ""
