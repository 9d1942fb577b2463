"""A question found in a message → its answer sent; shared by private chats, groups and commands."""

from telegram import Message, User

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.memory.recent import Who


def who_wrote(message: Message) -> Who:
    """Return whose conversation a message belongs to."""
    author = message.sender_chat or message.from_user
    return Who(message.chat.id, author.id if author else 0)


def who_pressed(chat: int, user: User) -> Who:
    """Return whose conversation a pressed button belongs to."""
    return Who(chat, user.id)


async def answer_question(message: Message, question: str, context: BotContext) -> None:
    """Answer a question where it was asked."""
    reply = await context.run(context.conversation.reply, question, who_wrote(message))
    await answer(message, reply)
