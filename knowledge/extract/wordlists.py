"""Lists of the lexicon as patterns: any of their words, the longest first, either tone placement.

"toạ đàm" in the list also finds "tọa đàm" in a report, and several spaces are as good as one.
"""

import re
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.recognize.words import Sought
from knowledge.text.fold import fold_tone


@cache
def any_of(table: str, key: str) -> str:
    """Return a pattern for any word of `key` in `table`.toml, without a group of its own."""
    words = {spelling for word in load_toml(table)[key] for spelling in (word, fold_tone(word))}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


@cache
def sought(table: str, key: str) -> Sought:
    """Return what finds the words of `key` in `table`.toml in a text, in any case."""
    pattern = re.compile(rf"(?i)(?<!\w)(?:{any_of(table, key)})(?!\w)")
    return Sought(pattern, load_toml(table)[key])
