"""Lists of phrases as patterns over folded text, laid out as a trie so that a long list stays fast.

`trie(["kỷ luật", "kỷ niệm"])` → a pattern that reads "kỷ" once and then "luật" or "niệm".
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from knowledge.lexicon import load_toml
from knowledge.text.fold import fold_spelling

_END = ""


def trie(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, folded, the longest first."""
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for letter in re.sub(r"\s+", " ", fold_spelling(phrase)):
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _render(root)


def _render(node: dict[str, Any]) -> str:
    branches = [_letter(letter) + _render(node[letter]) for letter in sorted(node) if letter]
    if not branches:
        return ""
    optional = "?" if _END in node else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    # Without diacritics a phrase may go on inside a word; the longest whole one is wanted.
    return f"(?:{'|'.join(branches)}){optional}"


def _letter(letter: str) -> str:
    return r"\s+" if letter == " " else re.escape(letter)


# Units and hedges are few and said over and over.
fold_word = lru_cache(maxsize=4096)(fold_spelling)


@cache
def words(table: str, *keys: str) -> str:
    """Return the pattern for a list in the lexicon, held at word boundaries."""
    entry: Any = load_toml(table)
    for key in keys:
        entry = entry[key]
    return rf"(?<!\w)(?:{trie(entry)})(?!\w)"
