"""Words as the search compares them: `key` folds spelling away, `form` keeps letters and tone.

`tokenize("Tỉnh uỷ kỉ luật 1.522")` → keys "tinh ui ki luat 1522", forms "tỉnh", "ủy", "kỉ",
"luật", "1.522".
"""

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from knowledge.text.fold import fold_spelling, syllable_key

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*")


class Token(NamedTuple):
    """One word or number of a text, with its offsets."""

    key: str
    form: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def normalise(word: str) -> tuple[str, str]:
    """Return the key and the form of a word."""
    if word[0].isdigit():
        return intern(re.sub(r"[.,](?=\d{3}(?:\D|$))", "", word)), word
    return intern(syllable_key(word)), intern(fold_spelling(word))


# A question is cut up by every reader of it in turn.
@lru_cache(maxsize=256)
def tokenize(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of a text, in order."""
    made = tuple.__new__
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        key, form = normalise(match[0])
        start, end = match.span()
        found.append(made(Token, (key, form, start, end)))
    return tuple(found)


def keys_of(text: str) -> tuple[str, ...]:
    """Return only the keys of a text's words."""
    return tuple(normalise(m.group())[0] for m in _TOKEN.finditer(text))


def words_in(text: str) -> list[str]:
    """Return the words and numbers of a text as they are written."""
    return _TOKEN.findall(text)
