"""A question that is edited has its answer edited: nobody reads a right answer to other words.

Only messages that were answered are: an old message, or one that was no question, stays as it is.
"""

from telegram import Message, Update

from bot.context import BotContext
from bot.delivery.outbox import replace
from bot.handlers import group
from bot.handlers.asking import arguments, who_wrote
from bot.memory.recent import Answered
from bot.opinions import with_opinions


async def amend(update: Update, context: BotContext) -> None:
    """Put the answer to the new words in the place of the old answer."""
    message = update.edited_message
    if message is None:
        return
    memory, asked = context.recent, (message.chat.id, message.message_id)
    before, question = memory.answer_to(asked), _question(message)
    if before is None or not question or question == before.question:
        return
    who = who_wrote(message)
    memory.forget_question(who, before.question)
    talk = await context.talk(message.chat.id)
    reply = await context.run(talk.reply, question, who)
    memory.note_answer(asked, Answered(before.message, question))
    old = Message(before.message, message.date, message.chat)
    old.set_bot(message.get_bot())
    memory.note_shown((old.chat.id, old.message_id), reply.asked)
    await replace(old, with_opinions(reply))


def _question(message: Message) -> str:
    """Return the question of a message that is edited, empty when it has become something else."""
    text = message.text or ""
    if text.startswith("/"):
        return arguments(message) if text[1:].lower().startswith("hoi") else ""
    return text if message.chat.type == message.chat.PRIVATE else group.question_in(message)
