"""Where in a report words stand that may open a phrase of some list: found once, asked often.

Most figures have no "trong đó", "phấn đấu" or "cho biết" among their words, and a bit per list
tells so at once; only where its bit is set the list's pattern is tried. The bits promise too much
("trong" before "đó" in another case), never too little.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import compress
from typing import Any

from knowledge.lexicon import load_toml
from knowledge.recognize.words import Openings, read_words
from knowledge.text.fold import fold

CHANGE, TARGET, RAISING, SAYING, COPULA, PART = (1 << bit for bit in range(6))
RESPECTIVELY, BARE, OPENING, ADJUNCT, LOOSE, IMPLIED = (1 << bit for bit in range(6, 12))
COUNTER, PLAN, VERBAL = (1 << bit for bit in range(12, 15))

_LISTS = {
    CHANGE: ("natures.change.increase", "natures.change.decrease"),
    TARGET: ("natures.target.cues",),
    PLAN: ("natures.target.listed",),
    PART: ("natures.part.cues",),
    RESPECTIVELY: ("natures.respectively.cues",),
    BARE: ("natures.share.bare",),
    RAISING: ("connectives.raising",),
    SAYING: ("connectives.saying",),
    COPULA: ("connectives.copulas",),
    OPENING: ("connectives.openings",),
    ADJUNCT: ("connectives.adjuncts",),
    LOOSE: (
        "connectives.fillers",
        "connectives.adjuncts",
        "connectives.openings",
        "connectives.auxiliaries",
    ),
    IMPLIED: ("natures.implied_units",),
    VERBAL: ("connectives.auxiliaries", "connectives.copulas"),
}
_COUNTERS = ("tổng số", "số lượng", "số")


class Signals:
    """The words of one text that may open a phrase, with a bit for each list that has it."""

    def __init__(self, text: str) -> None:
        self.has_tabs = "\t" in text  # columns laid out in text
        found = read_words(text)
        singles, pairs = _openers()
        bits, starts, followers = [0] * len(found.words), found.starts, found.followers
        for word in found.numbers.keys() & singles.keys():
            for number in found.numbers[word]:
                bits[number] = singles[word]
        for word in found.numbers.keys() & pairs.keys():
            seconds = pairs[word]
            for number in found.numbers[word]:
                bits[number] |= seconds.get(followers[number], 0)
        self._starts = list(compress(starts, bits))
        self._bits = list(filter(None, bits))
        self._at = dict(zip(self._starts, self._bits, strict=True))
        endings = _filler_endings()
        self._endings = {
            starts[number] + len(word)
            for word in found.numbers.keys() & endings
            for number in found.numbers[word]
        }

    def within(self, start: int, end: int) -> int:
        """Return the bits of all words that begin inside `start`..`end`."""
        starts = self._starts
        bits = 0
        for one in self._bits[bisect_left(starts, start) : bisect_left(starts, end)]:
            bits |= one
        return bits

    def at(self, offset: int) -> int:
        """Return the bits of the word that begins right here."""
        return self._at.get(offset, 0)

    def may_end_in_filler(self, end: int) -> bool:
        """Whether the word that ends right here may be the last of a filler: "kết nạp | được"."""
        return end in self._endings


@lru_cache(maxsize=4)
def read_signals(text: str) -> Signals:
    """Return the signals of a text; those of the last texts are kept."""
    return Signals(text)


@cache
def _openers() -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Return the bits of words that are phrases, and of words by what must stand behind them."""
    singles: defaultdict[str, int] = defaultdict(int)
    pairs: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for bit, phrases in _phrases():
        for first, seconds in Openings(phrases).seconds.items():
            if seconds is None:
                singles[first] |= bit
            for second in seconds or ():
                pairs[first][second] |= bit
    return dict(singles), {first: dict(seconds) for first, seconds in pairs.items()}


def _phrases() -> Iterator[tuple[int, list[str]]]:
    for bit, keys in _LISTS.items():
        yield bit, [phrase for key in keys for phrase in _listed(key)]
    yield COUNTER, list(_COUNTERS)


def _listed(path: str) -> Iterable[str]:
    """Return the phrases of a list of the lexicon: "natures.part.cues"."""
    table, *keys = path.split(".")
    entry: Any = load_toml(table)
    for key in keys:
        entry = entry[key]
    return [p for phrases in entry.values() for p in phrases] if isinstance(entry, dict) else entry


@cache
def _filler_endings() -> frozenset[str]:
    """Return the last words of fillers, spelt with y and with i."""
    return Openings(fold(phrase).split()[-1] for phrase in _listed("connectives.fillers")).firsts
