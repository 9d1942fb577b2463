"""Private chats: the whole message is the question."""

from telegram import Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import answer_question
from bot.render import say
from bot.reply import Reply


async def ask(update: Update, context: BotContext) -> None:
    """Answer a private text."""
    message = update.effective_message
    if message is not None and message.text:
        await answer_question(message, message.text, context)


async def not_text(update: Update, context: BotContext) -> None:  # noqa: ARG001
    """Tell somebody who sent a photo or a voice that only text is read."""
    if update.effective_message is not None:
        await answer(update.effective_message, Reply(say("help.not_text")))


async def unknown_command(update: Update, context: BotContext) -> None:  # noqa: ARG001
    """Name a command that does not exist and point to the help."""
    message = update.effective_message
    if message is not None and message.text:
        command = message.text.split()[0]
        await answer(message, Reply(say("help.unknown_command", command=command)))
