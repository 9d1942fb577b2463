"""Words as the search compares them: `key` folds spelling away, `form` keeps letters and tone.

`tokenize("Tỉnh uỷ kỉ luật 1.522")` → keys "tinh ui ki luat 1522", forms "tỉnh", "ủy", "kỉ",
"luật", "1.522".
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from knowledge.text.fold import fold_spelling, syllable_key

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class Token:
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


def tokenize(text: str) -> list[Token]:
    """Return the words and numbers of a text, in order."""
    return [Token(*normalise(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def keys_of(text: str) -> tuple[str, ...]:
    """Return only the keys of a text's words."""
    return tuple(normalise(m.group())[0] for m in _TOKEN.finditer(text))
