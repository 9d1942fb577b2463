"""Where a sentence says a word, the accented form of one, or a pair of neighbouring words.

A key is a word ("dang"), a form ("=đảng") or a pair ("dang", "vien"); the words of a pair may have
another between them, which tells a little less.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Protocol

from knowledge.search.tokens import Token, normalise

Key = str | tuple[str, str]
_SKIP = 0.9


class Levels(Protocol):
    """How near each key is said, 1 the nearest and 0 nowhere; a dict of levels is one."""

    def get(self, key: Key, default: float, /) -> float:
        """Return the level of a key."""


class Later:
    """Levels that are not read before the first is asked for: many a fact is judged without."""

    __slots__ = ("_levels", "_read")

    def __init__(self, read: Callable[[], Levels]) -> None:
        self._read = read
        self._levels: Levels | None = None

    def get(self, key: Key, default: float, /) -> float:
        """Return the level of a key."""
        if self._levels is None:
            self._levels = self._read()
        return self._levels.get(key, default)


class Words:
    """The words of one sentence, and where in it each is."""

    __slots__ = ("_places", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(tokens):
            self._places[token.key].append(place)

    def level(self, key: Key, levels: Sequence[float]) -> float:
        """Return the highest level of a key, given the level of each word; 0 where not said."""
        if isinstance(key, tuple):
            return self._pair(key[0], key[1], levels)
        best = 0.0
        form = key[1:] if key[:1] == "=" else None
        for at in self._places.get(words_of(key)[0] if form else key, ()):
            if levels[at] > best and (form is None or self.tokens[at].form == form):
                best = levels[at]
        return best

    def _pair(self, first: str, second: str, levels: Sequence[float]) -> float:
        best = 0.0
        seconds = self._places.get(second)
        if seconds is None:
            return best
        for at in self._places.get(first, ()):
            for other in seconds:
                if 0 < other - at <= 2:
                    both = min(levels[at], levels[other])
                    best = max(best, both if other - at == 1 else _SKIP * both)
        return best


def words_of(key: Key) -> tuple[str, ...]:
    """Return the words that are said where a key is: "=đảng" → "dang"."""
    if isinstance(key, tuple):
        return key
    return (normalise(key[1:])[0] if key.startswith("=") else key,)


def levels_of(tokens: Sequence[Token], level: float) -> dict[Key, float]:
    """Return the levels of a few words, all on one level."""
    words = Words(tokens)
    levels = [level] * len(tokens)
    keys: set[Key] = {token.key for token in tokens}
    keys.update(f"={token.form}" for token in tokens)
    for place, token in enumerate(tokens):
        keys.update((token.key, other.key) for other in tokens[place + 1 : place + 3])
    return {key: words.level(key, levels) for key in keys}
