"""How a figure is hedged: "hơn 650", "từ 11,5 - 12,4% trở lên", "ước đạt 9 tỷ USD".

A qualifier in front of the numeral or behind its unit belongs to the figure's text; one that
another word parts from it ("ước đạt") is named and left out of the text.
"""

import re
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.recognize.phrases import PhraseSet, alternatives

_TABLE = load_toml("qualifiers")
_AFTER = re.compile(rf"[ \u00a0]+({alternatives(_TABLE['after'])})(?!\w)")
_HON_AFTER = frozenset(_TABLE["hon_after"])
_COMPARATIVE = frozenset(_TABLE["comparative"])
_COMPARED = tuple(_TABLE["compared"])
_PLAIN = frozenset(_TABLE["plain"])
_VAGUE = frozenset(_TABLE["vague"])
_BEFORE = PhraseSet([*_TABLE["before"], *_TABLE["symbols"]])
_LOOSE, _BETWEEN = PhraseSet(_TABLE["loose"]), PhraseSet(_TABLE["between"])
# The words that may hedge a number behind them, and how those begin that may behind it.
LEADERS = (*_BEFORE, *((*loose, *between) for loose in _LOOSE for between in _BETWEEN))
FOLLOWERS = frozenset(phrase.split()[0] for phrase in _TABLE["after"])


class Qualifier(NamedTuple):
    """A hedge and where the figure's text starts with it, or None when it stands apart."""

    name: str
    start: int | None

    @property
    def allows_vague(self) -> bool:
        """Whether a bare scale may follow: "hơn chục người"."""
        return self.name.split()[-1] in _VAGUE or self.name in _VAGUE


def qualifier_before(words: list[str], starts: list[int]) -> Qualifier | None:
    """Return the qualifier among the words that lead to a numeral."""
    size = _BEFORE.ending(words)
    if not size:
        return _apart(words)
    name = " ".join(words[-size:])
    if name == "hơn" and len(words) > 1 and words[-2] in _HON_AFTER:
        return None
    return None if name in _PLAIN else Qualifier(name, starts[-size])


def _apart(words: list[str]) -> Qualifier | None:
    between = _BETWEEN.ending(words)
    size = _LOOSE.ending(words[:-between]) if between else 0
    if not size:
        return None
    return Qualifier(" ".join(words[:-between][-size:]), None)


def qualifier_after(lowered: str, at: int) -> tuple[str, int] | None:
    """Return the qualifier behind a figure and where it ends: "trở lên"."""
    match = _AFTER.match(lowered, at)
    return (match[1], match.end()) if match else None


def is_difference(name: str, lowered: str, at: int) -> bool:
    """Whether a comparative states a difference: "cao hơn 2,9% so với đầu nhiệm kỳ"."""
    return name in _COMPARATIVE and lowered[at : at + 24].lstrip(" \u00a0").startswith(_COMPARED)
