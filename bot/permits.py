"""Who is let in and who sees what: an admin's order read, and the list of it written.

`read_order("123456 noi-bo, mat", None)` → Order(123456, ("noi-bo", "mat")).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.access import ALL
from bot.memory.chats import LetIn
from bot.messages import template
from bot.render import say
from bot.reply import Reply
from bot.settings import Settings

_ORDER = re.compile(r"(?P<chat>-?\d{1,19}\b)?\s*(?P<rest>.*)", re.DOTALL | re.ASCII)


@dataclass(frozen=True, slots=True)
class Order:
    """The chat that an order is about, and the collections named in it."""

    chat: int
    collections: tuple[str, ...]


def read_order(words: str, here: int | None) -> Order | None:
    """Return the order in these words, about the chat `here` unless an id is written."""
    match = _ORDER.fullmatch(words.strip())
    if match is None:
        return None
    chat = int(match["chat"]) if match["chat"] else here
    names = [name.strip().strip("/") for name in re.split(r"[,;\n]", match["rest"])]
    collections = tuple(unicodedata.normalize("NFC", name) for name in names if name)
    return None if chat is None else Order(chat, collections)


def name_of(chat: int) -> str:
    """Return what to call a chat: "nhóm -100…" or "người 123456"."""
    return template("access.group" if chat < 0 else "access.person").format(chat=chat)


def spell_grant(chat: int, collection: str) -> str:
    """Return what was given or taken back: "«noi-bo» của người 123456"."""
    return template("access.of").format(collection=collection, whose=name_of(chat))


def list_access(
    settings: Settings,
    let_in: Sequence[LetIn],
    given: Mapping[int, Sequence[str]],
    names: Mapping[int, str],
) -> Reply:
    """Return who is let in and who sees which collections."""
    lines = [
        say("access.users_open" if settings.open_users else "access.users_closed"),
        say("access.groups_open" if settings.open_groups else "access.groups_closed"),
    ]
    told = {one.chat: one.name for one in let_in}
    fixed = [*(settings.users or ()), *(settings.groups or ())]
    everybody = {**{chat: template("access.fixed") for chat in fixed}, **told}
    lines += [
        say("access.let_in", who=name_of(chat), name=f" {name}" if name else "")
        for chat, name in sorted(everybody.items())
    ]
    lines.append("")
    lines += _collections(settings, given, {**names, **told})
    return Reply("\n".join(lines))


def _collections(
    settings: Settings, given: Mapping[int, Sequence[str]], names: Mapping[int, str]
) -> list[str]:
    if not settings.collections:
        return [say("access.no_collections")]
    declared = (
        template("access.every_folder")
        if ALL in settings.collections
        else ", ".join(sorted(settings.collections))
    )
    lines = [say("access.collections", names=declared)]
    for chat, collections in sorted(given.items()):
        name = names.get(chat, "")
        listed = ", ".join(collections)
        who = f"{name_of(chat)} {name}".strip()
        lines.append(say("access.sees", who=who, collections=listed))
    return lines
