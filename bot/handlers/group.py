"""Groups: only what is addressed to the bot is read: replies to it, and its @name.

Commands come through `handlers/help.py` and its neighbours. Telegram's entities count UTF-16 units,
and its @names know no case: "@Hoi_Bao_Cao_Bot có bao nhiêu đảng viên?" → "có bao nhiêu đảng viên?".
"""

from telegram import Message, MessageEntity, Update
from telegram.ext import filters

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.handlers.asking import answer_question
from bot.render import say
from bot.reply import Reply


async def ask(update: Update, context: BotContext) -> None:
    """Answer a group message addressed to the bot."""
    message = update.effective_message
    if message is None:
        return
    question = question_in(message)
    if question:
        await answer_question(message, question, context)
    else:
        await answer(message, Reply(say("help.usage_mention")))


def question_in(message: Message) -> str:
    """Return the text of a message without the names of the bot in it."""
    text = message.text or ""
    encoded = text.encode("utf-16-le")
    for entity in sorted(_mentions(message), key=lambda one: one.offset, reverse=True):
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        encoded = encoded[:start] + encoded[end:]
    return encoded.decode("utf-16-le").strip(" \t\n,:;")


def _mentions(message: Message) -> list[MessageEntity]:
    """Return the entities that name this bot."""
    bot = message.get_bot()
    name = f"@{bot.username}".lower()
    entities = message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION])
    return [
        entity
        for entity, text in entities.items()
        if text.lower() == name or (entity.user is not None and entity.user.id == bot.id)
    ]


class _Addressed(filters.MessageFilter):
    """Texts that reply to the bot or name it; a topic's opening message is no reply."""

    def filter(self, message: Message) -> bool:
        """Whether this text is meant for the bot."""
        replied = message.reply_to_message
        if replied is not None and replied.from_user is not None:
            ours = replied.from_user.id == message.get_bot().id
            if ours and replied.forum_topic_created is None:
                return True
        return bool(_mentions(message))


ADDRESSED = filters.TEXT & ~filters.COMMAND & _Addressed(name="Addressed")
