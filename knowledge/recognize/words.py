"""The folded syllables of a text, cut once for all recognisers that look up where to begin.

`read_words("Tỉnh ủy")` has the words "tinh", "uy" at 0 and 5. Looking up which of them may open
a phrase is several times faster than one large pattern; the last texts are kept, for all ask.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from threading import Lock

from knowledge.text.fold import fold

_WORD = re.compile(r"([^\W_]+)")


class Words:
    """A text, folded, and its words: each one's offset, and the numbers under which it occurs."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        parts = _WORD.split(self.folded)  # gap, word, gap, …
        self.words: list[str] = parts[1::2]
        self.followers = [*self.words[1:], ""]  # behind each word
        self.starts = list(accumulate(map(len, parts)))[0:-1:2]
        self.numbers: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            self.numbers[word].append(number)
        self._found: dict[frozenset[str], list[int]] = {}
        self._starts: dict[Openings, list[int]] = {}
        self._with_digits: list[int] | None = None

    def numbers_of(self, openers: frozenset[str]) -> list[int]:
        """Return the numbers of all words that are one of these, in order."""
        if openers not in self._found:
            self._sort_out(openers)
        return self._found[openers]

    def _sort_out(self, openers: frozenset[str]) -> None:
        """Find the words of all who ever asked at once: most words open nothing for anybody."""
        _register(openers)
        found: dict[frozenset[str], list[int]] = {asked: [] for asked in tuple(_ASKED)}
        for word, numbers in self.numbers.items():
            for asked in _BY_OPENER.get(word, ()):
                if asked in found:
                    found[asked] += numbers
        for numbers in found.values():
            numbers.sort()
        self._found = found

    def number_at(self, offset: int) -> int:
        """Return the number of the first word that begins at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def after(self, offset: int) -> str:
        """Return the first word that begins at an offset or behind it, "" when none does."""
        number = bisect_left(self.starts, offset)
        return self.words[number] if number < len(self.words) else ""

    def before(self, offset: int) -> str:
        """Return the last word that begins before an offset, "" when none does."""
        number = bisect_left(self.starts, offset) - 1
        return self.words[number] if number >= 0 else ""

    @property
    def with_digits(self) -> list[int]:
        """The numbers of all words that begin or end with a digit, in order."""
        if self._with_digits is None:
            self._with_digits = sorted(
                number
                for word, numbers in self.numbers.items()
                if word[0] <= "9" or word[-1] <= "9"
                for number in numbers
            )
        return self._with_digits

    def starts_of(self, openings: "Openings") -> list[int]:
        """Return where one of the openings stands; kept for the next sentence."""
        starts = self._starts.get(openings)
        if starts is None:
            words, followers, seconds = self.words, self.followers, openings.seconds
            starts = [
                self.starts[number]
                for number in self.numbers_of(openings.firsts)
                if (second := seconds[words[number]]) is None or followers[number] in second
            ]
            self._starts[openings] = starts
        return starts


# Who ever asked, and under each word those it opens something for; written under the lock alone.
_ASKED: set[frozenset[str]] = set()
_BY_OPENER: dict[str, tuple[frozenset[str], ...]] = {}
_REGISTERING = Lock()


def _register(openers: frozenset[str]) -> None:
    with _REGISTERING:
        if openers in _ASKED:
            return
        for word in openers:
            _BY_OPENER[word] = (*_BY_OPENER.get(word, ()), openers)
        _ASKED.add(openers)


@lru_cache(maxsize=4)
def read_words(text: str) -> Words:
    """Return the text with its words, folded."""
    return Words(text)


class Openings:
    """How phrases begin: their first words, and for each the words it must be followed by.

    Spelt with y and with i, for "kỷ luật" is "kỉ luật" as well; a phrase of one word asks for none.
    """

    __slots__ = ("firsts", "seconds")

    def __init__(self, phrases: Iterable[str]) -> None:
        seconds: dict[str, frozenset[str] | None] = {}
        for words in filter(None, (_WORD.findall(fold(phrase))[:2] for phrase in phrases)):
            for first in _spellings(words[0]):
                known = seconds.setdefault(first, frozenset())
                if known is not None:
                    seconds[first] = known | _spellings(words[1]) if len(words) > 1 else None
        self.seconds = seconds
        self.firsts = frozenset(seconds)


def _spellings(word: str) -> frozenset[str]:
    return frozenset({word, re.sub("y$", "i", word), re.sub("i$", "y", word)})


class Sought:
    """A pattern of phrases that is tried only where the first words of one of them stand.

    The pattern must match at the start of a word alone; then this finds what `finditer` finds.
    """

    __slots__ = ("openings", "pattern")

    def __init__(self, pattern: re.Pattern[str], phrases: Iterable[str]) -> None:
        self.pattern = pattern
        self.openings = Openings(phrases)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, twin: str | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield the matches inside `start`..`end` of the text, or of its twin in another case."""
        starts = read_words(text).starts_of(self.openings)
        end, read = len(text) if end is None else end, text if twin is None else twin
        inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        return matches_at(self.pattern, inside, read, end)


def matches_at(
    pattern: re.Pattern[str], starts: Iterable[int], text: str, end: int
) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at one of the ascending offsets, none inside another."""
    match, reached = pattern.match, 0
    for at in starts:
        if at >= reached and (found := match(text, at, end)):
            reached = found.end()
            yield found
