"""Folded text finds words however they are typed; this room rejects the wrong ones among them.

"nam 2018" and "năm 2018" name a year, "nắm 2018" and "nằm" do not. A typed word fits a known
one when it carries no mark the known one lacks: people leave marks out ("đâu năm"), seldom add.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledge.text.fold import fold, fold_tone

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
Vocabulary = Mapping[str, frozenset[str]]


def vocabulary(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return for each folded word of the phrases the spellings that are known for it."""
    known: dict[str, set[str]] = {}
    for word in _WORD.findall(" ".join(phrases)):
        known.setdefault(fold(word), set()).add(fold_tone(word))
    return {folded: frozenset(words) for folded, words in known.items()}


def fits(typed: str, known: Vocabulary) -> bool:
    """Tell whether every word of `typed` that is known folded may be meant by how it is typed."""
    if typed.isascii():
        return True
    for word in _WORD.findall(typed):
        spellings = known.get(_folded(word))
        if spellings is not None and not _word_fits(word, spellings):
            return False
    return True


_folded = lru_cache(maxsize=16384)(fold)


@lru_cache(maxsize=16384)
def _word_fits(word: str, spellings: frozenset[str]) -> bool:
    toned = fold_tone(word)
    return word.isascii() or any(may_mean(toned, spelling) for spelling in spellings)


@lru_cache(maxsize=8192)
def may_mean(typed: str, known: str) -> bool:
    """Tell whether `typed` is `known` with marks left out: "đâu" may mean "đầu", not "đậu"."""
    typed_letters, known_letters = _letters(typed), _letters(known)
    return len(typed_letters) == len(known_letters) and all(
        mine[0] == theirs[0] and mine[1] <= theirs[1]
        for mine, theirs in zip(typed_letters, known_letters, strict=True)
    )


def _letters(word: str) -> list[tuple[str, frozenset[str]]]:
    """Split into letters with their marks; đ is a d with a mark, tone floats over the syllable."""
    letters: list[tuple[str, frozenset[str]]] = []
    for char in unicodedata.normalize("NFD", word.replace("đ", "d\u0335")):
        if char in _MARKS or char == "\u0335":
            base, marks = letters[-1]
            letters[-1] = (base, marks | {char})
        else:
            letters.append((char, frozenset()))
    return letters
