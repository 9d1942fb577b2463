"""What the bot says about being let into a group: to the group, and to its admins.

A group is answered once an admin of the bot has let it in; until then it is told so once.
"""

from bot.messages import template
from bot.render import say
from bot.reply import Button, Reply


def ask_leave(chat: int) -> Reply:
    """Return what a group is told that nobody has let in yet."""
    return Reply(say("group.not_allowed"), (_allowing(chat),))


def ask_admin(chat: int, title: str) -> Reply:
    """Return what an admin is told of a group that the bot was added to."""
    return Reply(say("group.wants_in", title=title), (_allowing(chat),))


def welcome(name: str) -> Reply:
    """Return the greeting of a group that is let in."""
    return Reply(say("group.welcome", bot=name))


def _allowing(chat: int) -> tuple[Button, ...]:
    return (Button(template("group.allow"), f"g:{chat}"),)
