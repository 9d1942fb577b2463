"""How near a fact the keys of one question are said: `Nearness(maps, keys).own(fact, number)`."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import and_

from knowledge.model import Fact, FactKind
from knowledge.search.columns import header_words
from knowledge.search.levels import ELSEWHERE, LEANING, OWN, SLOT_LEVEL, LevelMaps
from knowledge.search.said import Key, Words, levels_of, words_of
from knowledge.search.tokens import tokenize


class Nearness:
    """The levels of one question's keys, near any fact."""

    def __init__(self, maps: LevelMaps, keys: Iterable[Key]) -> None:
        self._maps, self._index = maps, maps.index
        told = {key: words_of(key) for key in keys}
        self._words = {word for words in told.values() for word in words}
        self._others = [(key, words) for key, words in told.items() if key not in self._words]
        self._keys = self._words | told.keys()
        self._said: dict[int, dict[Key, int]] = {}
        self._around: dict[int, Around] = {}

    def own(self, fact: Fact, number: int) -> dict[Key, float]:
        """Return the levels of the keys that a fact's own sentence or its slots say."""
        slots = _slot_levels(fact.unit, fact.action, fact.speaker, fact.role)
        levels = {key: slots[key] for key in self._keys & slots.keys()}
        if headers := header_words(self._index.text_of(number), fact):
            heads = levels_of(tokenize(headers), OWN)
            levels |= {key: heads[key] for key in self._keys & heads.keys()}
        if fact.kind is FactKind.QUOTE:
            words = Words(tokenize(fact.sentence))
            each: Sequence[float] = [OWN] * len(words.tokens)
            hits: Iterable[Key] = self._keys
        else:
            said, at = self._said_near(number)
            hits = [key for key, sentences in said.items() if sentences >> at & 1]
            if not hits:
                return levels
            words, each = self._index.words(number), self._maps.levels(fact, number)
        for key in hits:
            level = words.level(key, each)
            if level > levels.get(key, 0.0):
                levels[key] = level
        return levels

    def around(self, number: int) -> "Around":
        """Return the levels of the keys that are said around a sentence, without its own."""
        made = self._around.get(number)
        if made is None:
            said, at = self._said_near(number)
            made = self._around[number] = Around(self._maps, number, at, said)
        return made

    def _said_near(self, number: int) -> tuple[dict[Key, int], int]:
        """Return which sentences of a sentence's report may say each key, and its place in it.

        Those that say the words of a key, one bit each.
        """
        report = self._index.reports[self._index.sentences[number].report]
        said = self._said.get(report.number)
        if said is None:
            said = {word: mask for word in self._words if (mask := report.mask(word))}
            for key, words in self._others:
                if sentences := reduce(and_, (said.get(word, 0) for word in words)):
                    said[key] = sentences
            self._said[report.number] = said
        return said, number - report.sentences.start


class Around:
    """The levels of keys that are said around a sentence, each worked out when asked for."""

    __slots__ = ("_first", "_leans", "_maps", "_mask", "_near", "_number", "_said", "_seen")

    def __init__(self, maps: LevelMaps, number: int, at: int, said: dict[Key, int]) -> None:
        self._maps, self._number, self._said = maps, number, said
        self._first = number - at
        self._near, self._leans = maps.near(number)
        self._mask = 0
        for other, _ in self._near:
            self._mask |= 1 << other - self._first
        self._seen: dict[Key, float] = {}

    def get(self, key: Key, default: float, /) -> float:
        """Return the level of a key."""
        level = self._seen.get(key)
        if level is None:
            sentences = self._said.get(key)
            if sentences is None:
                return default
            level = self._seen[key] = self._level(key, sentences)
        return level

    def _level(self, key: Key, sentences: int) -> float:
        """Return the level of a key that these sentences of the report may say."""
        index = self._maps.index
        best = 0.0 if isinstance(key, tuple) or key.startswith("=") else ELSEWHERE
        if sentences & self._mask:
            for number, level in self._near:
                if level <= best:
                    break
                if sentences >> number - self._first & 1:
                    best = max(best, level * index.read_share(number, key))
        if self._leans:
            words = index.words(self._number - 1)
            best = max(best, words.level(key, [LEANING] * len(words.tokens)))
        return best


@lru_cache(maxsize=4096)
def _slot_levels(*slots: str | None) -> dict[Key, float]:
    """Return the levels of what a fact's slots say, in its sentence or not."""
    levels: dict[Key, float] = {}
    for words in slots:
        if words:
            levels |= levels_of(tokenize(words), SLOT_LEVEL)
    return levels


def said_by_slots(fact: Fact) -> frozenset[str]:
    """Return the words that a fact's slots say."""
    return _words_of_slots(fact.unit, fact.action, fact.speaker, fact.role)


@lru_cache(maxsize=4096)
def _words_of_slots(*slots: str | None) -> frozenset[str]:
    return frozenset(key for key in _slot_levels(*slots) if isinstance(key, str))
