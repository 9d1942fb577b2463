"""The folded syllables of a text, cut once for all recognisers that look up where to begin.

`read_words("Tỉnh ủy")` has the words "tinh", "uy" at 0 and 5. Looking up which of them may open
a phrase is several times faster than one large pattern; the last texts are kept, for all ask.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from knowledge.text.fold import fold

_WORD = re.compile(r"([^\W_]+)")


class Words:
    """A text, folded, and its words: each one's offset, and the numbers under which it occurs."""

    __slots__ = ("_sought", "folded", "numbers", "starts", "words")

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        parts = _WORD.split(self.folded)  # gap, word, gap, …
        self.words: list[str] = parts[1::2]
        self.starts = list(accumulate(map(len, parts)))[0:-1:2]
        self.numbers: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            self.numbers[word].append(number)
        self._sought: dict[Sought, list[int]] = {}

    def follower(self, number: int) -> str:
        """Return the word behind the one of this number, "" behind the last."""
        return self.words[number + 1] if number + 1 < len(self.words) else ""

    def numbers_of(self, openers: frozenset[str]) -> list[int]:
        """Return the numbers of all words that are one of these, in order."""
        found: list[int] = []
        for word in openers & self.numbers.keys():
            found += self.numbers[word]
        found.sort()
        return found

    def numbers_where(self, fits: Callable[[str], bool]) -> list[int]:
        """Return the numbers of all words that fit, in order; each word is asked about once."""
        return self.numbers_of(frozenset(filter(fits, self.numbers)))

    def starts_of(self, sought: "Sought") -> list[int]:
        """Return where words stand that may open what is sought; kept for the next sentence."""
        starts = self._sought.get(sought)
        if starts is None:
            numbers = self.numbers_of(sought.openers)
            starts = [self.starts[number] for number in numbers]
            self._sought[sought] = starts
        return starts


@lru_cache(maxsize=4)
def read_words(text: str) -> Words:
    """Return the text with its words, folded."""
    return Words(text)


class Sought:
    """A pattern of phrases that is tried only where the first word of one of them stands.

    The pattern must match at the start of a word alone; then this finds what `finditer` finds.
    """

    __slots__ = ("openers", "pattern")

    def __init__(self, pattern: re.Pattern[str], phrases: Iterable[str]) -> None:
        self.pattern = pattern
        self.openers = frozenset(spelt for phrase in phrases for spelt in _first_word(phrase))

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, twin: str | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield the matches inside `start`..`end` of the text, or of its twin in another case."""
        starts = read_words(text).starts_of(self)
        end, read = len(text) if end is None else end, text if twin is None else twin
        match, reached = self.pattern.match, start
        for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
            if at >= reached and (found := match(read, at, end)):
                reached = found.end()
                yield found


def _first_word(phrase: str) -> set[str]:
    """Return the first word of a phrase, with y and with i: "kỷ luật" is "kỉ luật" as well."""
    found = _WORD.search(fold(phrase))
    word = found[1] if found else ""
    return {word, re.sub("y$", "i", word), re.sub("i$", "y", word)}
