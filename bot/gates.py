"""Who may do what, before any handler acts.

`await is_admin(update, context)` is true only for an admin writing under their own name: an
anonymous group admin writes as GroupAnonymousBot, and a channel post has no author at all.
"""

from telegram import Message, Update
from telegram.ext import filters

from bot.context import BotContext

GROUP_ANONYMOUS_BOT = 1087968824
CHANNEL_BOT = 136817688
FACELESS = frozenset({GROUP_ANONYMOUS_BOT, CHANNEL_BOT})
"""Whom Telegram names as author when somebody writes as the group or as a channel."""


async def is_admin(update: Update, context: BotContext) -> bool:
    """Whether the author is an admin under their own name."""
    user = update.effective_user
    if user is None or is_faceless(update):
        return False
    return await context.is_admin(user.id)


def is_faceless(update: Update) -> bool:
    """Whether a message was written in the name of a group or channel, or by nobody."""
    user, message = update.effective_user, update.effective_message
    if user is None or user.is_bot:
        return True
    return message is not None and message.sender_chat is not None


class _FromPeople(filters.MessageFilter):
    """Messages somebody wrote: no channel forwards, no other bots, not our own inline results."""

    def filter(self, message: Message) -> bool:
        """Whether a person wrote this message, be it in the name of a group or channel."""
        if message.is_automatic_forward or message.via_bot is not None:
            return False
        user = message.from_user
        return user is not None and (not user.is_bot or user.id in FACELESS)


_PEOPLE = _FromPeople(name="FromPeople")
EDITED_BY_PEOPLE = filters.UpdateType.EDITED_MESSAGE & _PEOPLE
FROM_PEOPLE = filters.UpdateType.MESSAGE & _PEOPLE
"""New messages by people; never edited ones, channel posts or business messages."""
