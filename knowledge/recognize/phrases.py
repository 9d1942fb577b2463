"""A table of phrases looked up from a position of a text, longest first, without cutting it up.

`PhraseTable({"tổ chức cơ sở đảng": 1, "tổ chức": 2}).match(lowered, at)` walks by syllables,
placing tones one way ("uỷ" meets "ủy"), and stops at the first one that leads nowhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from knowledge.recognize.words import Words
from knowledge.text.fold import fold, fold_tone

Entry = TypeVar("Entry")
_OLD_STYLE = re.compile(r"(?<!q)(o|u)([\u0300\u0301\u0303\u0309\u0323])([aey])(?!\w)")
_STEP = re.compile(r"[ \u00a0]{0,3}(,|[^\W_]+)")
_SIGNS = re.compile(r"[≥≤<>~≈±=]")
_WORD = re.compile(r"[^\W_]+|[≥≤<>~≈±=]+")
_FIRST = re.compile(r"[^\W_]+|,")


def alternatives(words: Iterable[str]) -> str:
    """Return a regex alternation, longest first, in both tone placements: "khóa|khoá|năm"."""
    spelt = {spelling for word in words for spelling in (word, _new_style(word))}
    return "|".join(sorted(map(re.escape, spelt), key=lambda word: (-len(word), word)))


def _new_style(word: str) -> str:
    """Move the tone of a final oa, oe, uy to its second vowel: "khóa" → "khoá"."""
    moved = _OLD_STYLE.sub(r"\1\3\2", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", moved)


@lru_cache(maxsize=16384)
def _key(syllable: str) -> str:
    return fold_tone(syllable)


@lru_cache(maxsize=16384)
def _plain_key(syllable: str) -> str:
    return fold(syllable)


class _Node(Generic[Entry]):
    __slots__ = ("entry", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[Entry]] = {}
        self.entry: Entry | None = None


class PhraseTable(Generic[Entry]):
    """Phrases of syllables and commas with an entry each; `plain` ignores diacritics."""

    def __init__(self, phrases: Mapping[str, Entry], *, plain: bool = False) -> None:
        self._root: _Node[Entry] = _Node()
        self._key = _plain_key if plain else _key
        for phrase, entry in phrases.items():
            self._add(phrase, entry)

    def _add(self, phrase: str, entry: Entry) -> None:
        node = self._root
        for step in _FIRST.findall(phrase):
            node = node.next.setdefault(self._key(step), _Node())
        if node.entry is None:
            node.entry = entry

    def match(self, lowered: str, at: int) -> tuple[Entry, int] | None:
        """Return the entry of the longest phrase that starts at `at`, and where it ends."""
        node, best = self._root, None
        while step := _STEP.match(lowered, at):
            following = node.next.get(self._key(step[1]))
            if following is None:
                break
            node, at = following, step.end()
            if node.entry is not None:
                best = node.entry, at
        return best


class PhraseSet:
    """Phrases looked up backwards from a position: "không quá" before "5 ngày"."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = {tuple(_key(word) for word in phrase.split()) for phrase in phrases}
        self._longest: dict[str, int] = {}  # of the phrases that end with a word
        for phrase in self._phrases:
            self._longest[phrase[-1]] = max(len(phrase), self._longest.get(phrase[-1], 0))

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._phrases)

    def ending(self, words: list[str]) -> int:
        """Return how many of the last words make the longest phrase, 0 for none."""
        longest = self._longest.get(words[-1], 0) if words else 0
        for size in range(min(longest, len(words)), 0, -1):
            if tuple(words[-size:]) in self._phrases:
                return size
        return 0


def words_before(words: Words, lowered: str, at: int, most: int = 5) -> tuple[list[str], list[int]]:
    """Return up to `most` words that lead without punctuation to `at`, and where each starts."""
    found: list[str] = []
    starts: list[int] = []
    number, edge = words.number_at(at), at
    while len(found) < most and number:
        number -= 1
        start = words.starts[number]
        end = min(edge, start + len(words.words[number]))
        gap = lowered[end:edge]
        if gap != " " and gap.strip(" \u00a0"):
            if not _SIGNS.search(gap):
                break
            return _signs_before(lowered, at, most)
        edge = start
        found.append(_key(lowered[start:end]))
        starts.append(start)
    return found[::-1], starts[::-1]


def _signs_before(lowered: str, at: int, most: int) -> tuple[list[str], list[int]]:
    """Do the same where signs like "≥" stand among the words."""
    words: list[str] = []
    starts: list[int] = []
    low, edge = max(0, at - 48), at
    for match in reversed(list(_WORD.finditer(lowered, low, at))):
        if len(words) == most or lowered[match.end() : edge].strip(" \u00a0"):
            break
        edge = match.start()
        words.append(_key(match[0]))
        starts.append(edge)
    return words[::-1], starts[::-1]
