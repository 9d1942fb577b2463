"""Commands that look something up: one table for Telegram and the terminal.

`LOOKUPS["solieu"](conversation, "hộ nghèo Hà Giang", who)` → Reply("📊 <b>13 số liệu</b>…").
"""

from collections.abc import Callable, Mapping

from bot.conversation import Conversation
from bot.memory.recent import Who
from bot.reply import Reply
from knowledge import FactKind

OF_A_REPLY = frozenset({"soat"})
"""Commands that, alone, look up the message they reply to."""

Lookup = Callable[[Conversation, str, Who], Reply]

LOOKUPS: Mapping[str, Lookup] = {
    "baocao": lambda talk, words, _: talk.reports(words),
    "solieu": lambda talk, words, _: talk.facts_about(words, FactKind.FIGURE),
    "trichdan": lambda talk, words, _: talk.facts_about(words, FactKind.QUOTE),
    "soat": lambda talk, words, _: talk.check(words),
    "nguon": lambda talk, _, who: talk.source(who),
    "f": lambda talk, words, who: talk.receipt(words, who),
}
