"""How much of a question's words a fact can say at most: who cannot be near the best is not read.

Reading how well a fact's surroundings say each word costs most of a question's time. A word said
in the fact's own sentence or slots may be met whole; one said around it as well as a sentence at
that distance is; one said elsewhere in the report as that is. A pair of words is said where one
sentence says both. Most sentences of a report say the same of a question, and are bounded once.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.model import Fact, FactKind
from knowledge.search.entries import IndexedReport
from knowledge.search.levels import ELSEWHERE, LEADING, REACH
from knowledge.search.match import ALONE, OTHER_NAME, SAID_WHOLE, TORN, Matcher, coverage
from knowledge.search.nearness import said_by_slots
from knowledge.search.phrases import Phrase
from knowledge.search.said import Key
from knowledge.search.slots import MISSING
from knowledge.search.terms import Term

# A fact that scores less than this share of the best only counts as one of the first to be shown.
_SHOWN, _COUNTS = 7, 0.5
# No lead over the other facts makes up for the words that a fact of less leaves unmet.
ANSWERS = 0.3
# Beside an answer out of the reports named, so many others are read whatever they say.
_BESIDE = 4

# Sets of sentences, and how well a key is met in each at most, the best first.
_Tiers = list[tuple[float, int]]
_Levels = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a term: where its words and pairs stand, what each weighs and is worth alone."""

    words: tuple[int, ...]
    pairs: tuple[int, ...]
    shares: tuple[float, ...]
    alone: float
    other: bool


_Term = tuple[float, bool, tuple[_Name, ...]]


class Bounds:
    """The most that a question's words can be met by facts of one index."""

    def __init__(self, terms: Sequence[Term], matcher: Matcher) -> None:
        self._places: dict[Key, int] = {}
        self._terms: list[_Term] = []
        for term in terms:
            weights = matcher.weights(term)
            names = [self._name(term.keys, weights, fixed=bool(term.alternatives), other=False)]
            names += [
                self._name(keys, [1.0] * len(keys), fixed=True, other=True)
                for keys in term.alternatives
            ]
            self._terms.append((sum(weights) * term.share, term.soft, tuple(names)))
        self._keys = list(self._places)
        self._words = frozenset(key for key in self._keys if isinstance(key, str))
        self._reports: dict[int, list[_Tiers]] = {}
        self._bounds: dict[_Levels, float] = {}

    def _name(self, keys: Phrase, weights: Sequence[float], *, fixed: bool, other: bool) -> _Name:
        total = sum(weights) or 1.0
        lonely = not fixed and sum(weight >= max(weights) / 2 for weight in weights) == 1
        places = self._places
        return _Name(
            tuple(places.setdefault(key, len(places)) for key in keys),
            tuple(places.setdefault(pair, len(places)) for pair in pairwise(keys)),
            tuple(weight / total for weight in weights),
            1.0 if lonely else TORN if fixed else ALONE,
            other,
        )

    def most(self, fact: Fact, report: IndexedReport, number: int) -> float:
        """Return what the share of the words that a fact says is at most; 1 where it is unknown."""
        if fact.kind is FactKind.QUOTE or "row" in fact.origins:
            return 1.0
        masks = self._reports.get(report.number)
        if masks is None:
            masks = self._reports[report.number] = self._read_masks(report)
        at = number - report.sentences.start
        pattern = [_level(tiers, at) for tiers in masks]
        for key in self._words & said_by_slots(fact):
            self._raise(pattern, key)
        levels = tuple(pattern)
        bound = self._bounds.get(levels)
        if bound is None:
            bound = self._bounds[levels] = self._bound(levels)
        return bound

    def _raise(self, pattern: list[float], key: str) -> None:
        """Let what a fact's slots say be said, beside any word as far as can be known."""
        pattern[self._places[key]] = 1.0
        for place, pair in enumerate(self._keys):
            if key in pair and not isinstance(pair, str):
                pattern[place] = 1.0

    def _read_masks(self, report: IndexedReport) -> list[_Tiers]:
        """Return for each key how well the sentences of a report meet it at most, best first."""
        found: list[_Tiers] = []
        for key in self._keys:
            if isinstance(key, str):
                mask = report.mask(key)
                floor = ELSEWHERE
            else:
                mask = report.mask(key[0]) & report.mask(key[1])
                floor = 0.0
            found.append(_tiers(mask, report.leading, floor) if mask else [])
        return found

    def _bound(self, levels: _Levels) -> float:
        hard: list[tuple[float, float]] = []
        soft: list[tuple[float, float]] = []
        for weight, is_soft, names in self._terms:
            most = 0.0
            for name in names:
                most = max(most, _met(name, levels))
            (soft if is_soft else hard).append((weight, most))
        if not soft:
            return coverage(hard)
        # A soft term weighs as much as it is met.
        return max(coverage(hard), coverage([*hard, *((w * most, most) for w, most in soft)]))


def _met(name: _Name, levels: _Levels) -> float:
    """Return how well a name is met at most; one word of several is worth less alone."""
    words, pairs = name.words, name.pairs
    if len(words) == 1:
        met = least = levels[words[0]]
    else:
        met, least, last = 0.0, 1.0, len(pairs)
        for at, word in enumerate(words):
            part = name.alone * levels[word]
            if at:
                part = max(part, levels[pairs[at - 1]])
            if at < last:
                part = max(part, levels[pairs[at]])
            met += name.shares[at] * part
            least = min(least, part)
    if name.other:
        return met * OTHER_NAME if least >= SAID_WHOLE else 0.0
    return met


def _tiers(mask: int, leading: int, floor: float) -> _Tiers:
    """Return sets of sentences with what a key said in those of `mask` is met by in them."""
    tiers = [(1.0, mask)]
    if mask & leading:
        floor = max(floor, LEADING)
    for level, steps in REACH:
        if level > floor:
            tiers.append((level, mask << steps if steps > 0 else mask >> -steps))
    tiers.append((floor, -1))
    return tiers


def _level(tiers: _Tiers, at: int) -> float:
    for level, mask in tiers:
        if mask >> at & 1:
            return level
    return 0.0


@dataclass(slots=True)
class Least:
    """The best score so far, and the least with which a fact is still shown or counts.

    `named` where only the reports that a question names are looked into; `proven` where a fact
    that scores little may answer.
    """

    named: bool
    proven: bool = False
    best: float = 0.0
    shown: float = 0.0
    _first: list[float] = field(default_factory=list)

    def note(self, score: float) -> None:
        """Take one more score into account."""
        self.best = max(self.best, score)
        insort(self._first, -score)
        del self._first[_SHOWN:]
        if self.named and len(self._first) >= _BESIDE:
            # What scores less than those outside leaves the answer as it is.
            self.shown = min(_COUNTS * self.best, MISSING)
        elif len(self._first) == _SHOWN:
            self.shown = min(_COUNTS * self.best, -self._first[-1])
            if self.best < ANSWERS and not self.proven:
                # Nothing that was read can answer: enough is shown of what comes near.
                self.shown = ANSWERS
