"""What the bot says about being let in: to the group or person, and to its admins.

A group is answered once an admin of the bot has let it in; until then it is told so once. So is a
person, where not everybody is answered.
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


def refuse_person(person: int) -> Reply:
    """Return what somebody is told whom nobody has let in yet."""
    return Reply(say("access.refused", person=person))


def ask_for_person(person: int, name: str) -> Reply:
    """Return what an admin is told of somebody who wants to ask."""
    return Reply(say("access.wants_in", name=name, person=person), (_allowing(person),))


def welcome_person() -> Reply:
    """Return what somebody is told who is let in."""
    return Reply(say("access.welcome"))


def welcome(name: str) -> Reply:
    """Return the greeting of a group that is let in."""
    return Reply(say("group.welcome", bot=name))


def _allowing(chat: int) -> tuple[Button, ...]:
    return (Button(template("group.allow" if chat < 0 else "access.allow"), f"g:{chat}"),)
