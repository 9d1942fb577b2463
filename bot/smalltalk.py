"""Small talk: what people say to a bot that is no question; the phrases are `smalltalk.toml`.

`small_talk("Cam on bạn nhiều ạ 🙏")` → "thanks"; `small_talk("cảm ơn, còn năm 2023?")` → None: one
word that is no small talk makes the message a question.
"""

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

from knowledge import fold

LONGEST = 80
FILLER = "fillers"
_WORD = re.compile(r"\w+")


def small_talk(message: str) -> str | None:
    """Return the kind of small talk a message is as a whole, None when it may be a question."""
    words = _WORD.findall(fold(unicodedata.normalize("NFC", message)))
    if not words:
        return "help" if "?" in message else "ok"
    if len(message) > LONGEST or not _vocabulary().issuperset(words):
        return None
    kinds = _cover(words)
    return next((kind for kind in _phrases() if kind != FILLER and kind in kinds), None)


def _cover(words: list[str]) -> set[str]:
    """Return the kinds of the phrases that words are made of; none when a word is left over.

    Every way of cutting is tried: "chào em" is a greeting and a filler, "em ơi" a greeting.
    """
    reached: list[set[str] | None] = [set(), *(None for _ in words)]
    for end in range(1, len(words) + 1):
        for start in range(end):
            before, kind = reached[start], _by_words().get(tuple(words[start:end]))
            if before is not None and kind is not None:
                reached[end] = (reached[end] or set()) | before | {kind}
    return reached[-1] or set()


@cache
def _phrases() -> dict[str, list[str]]:
    source = resources.files(__package__).joinpath("smalltalk.toml")
    table = tomllib.loads(source.read_text("utf-8"))
    return {kind: section["phrases"] for kind, section in table.items()}


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for words in _by_words() for word in words)


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    """Return the kind of each phrase, by its folded words; of twins the first kind stays."""
    kinds: dict[tuple[str, ...], str] = {}
    for kind, phrases in _phrases().items():
        for phrase in phrases:
            kinds.setdefault(tuple(fold(phrase).split()), kind)
    return kinds
