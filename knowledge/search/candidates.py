"""Which sentences may answer: those that say most of the question's words, best first.

The words a sentence says itself count fully, those that only its report says count less. Reports
are sets, one bit each, and the best are found without adding up the others: words are taken from
the weightiest on, each parting a set of reports that agree so far into those that say it and
those that do not, and what can still become best is parted first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from heapq import heappop, heappush
from itertools import islice
from operator import or_
from typing import NamedTuple

from knowledge.model import FactKind
from knowledge.search.index import Index
from knowledge.search.named import ReportSets
from knowledge.search.postings import members

_SHARE_OF_REPORT = 0.4
MOST_REPORTS = 40
# Sentences that say less than this share of what the best one says are not read.
_FAR_BEHIND = 0.5
_ROUNDING = 1e-9

Weighted = Sequence[tuple[str, float]]


class Told(NamedTuple):
    """How much of the question a report says, its number, and which words by position."""

    score: float
    report: int
    positions: tuple[int, ...]


class Scored(NamedTuple):
    """The best score of any sentence, and the sentences proposed with theirs, best first."""

    best: float
    sentences: list[tuple[float, int]]


class Candidates:
    """Proposes the sentences of an index."""

    def __init__(self, index: Index, sets: ReportSets) -> None:
        self._index = index
        self._sets = sets

    def propose(
        self, words: Weighted, fits: Callable[[int], bool], most: int, within: int | None = None
    ) -> list[int]:
        """Return up to `most` sentences that say the weighted words and fit, best first.

        `within` are the reports to look into, one bit each; all when None.
        """
        return choose(self.score(words, within), fits, most)

    def score(
        self, words: Weighted, within: int | None = None, kind: FactKind | None = None
    ) -> "Scored":
        """Return the sentences that say the weighted words, best first, and the best score of all.

        With a kind only those that hold a fact of it; the best of all may be another.
        """
        index = self._index
        scored: list[tuple[float, int, int]] = []
        best = 0.0
        for turn, (told, report, positions) in enumerate(self.best_reports(words, within)):
            entry = index.reports[report]
            first = entry.sentences.start
            wanted = entry.holding if kind is None else entry.holding_kind(kind)
            own: dict[int, float] = {}
            for position in positions:
                key, weight = words[position]
                for at in members(entry.mask(key) & entry.holding):
                    own[at] = own.get(at, 0.0) + weight
            share = _SHARE_OF_REPORT * told
            if own:
                best = max(best, (1 - _SHARE_OF_REPORT) * max(own.values()) + share)
            elif entry.holding:
                best = max(best, share)
            saying = entry.holding if share >= _FAR_BEHIND * best else _bits(own)
            for at in members(saying & wanted):
                score = (1 - _SHARE_OF_REPORT) * own.get(at, 0.0) + share
                scored.append((-score, turn, first + at))
        scored.sort()
        return Scored(best, [(-score, number) for score, _, number in scored])

    def best_reports(self, words: Weighted, within: int | None = None) -> list[Told]:
        """Return the reports that say most of the words, best first."""
        told: list[Told] = []
        last = 0.0
        for bound, positions, reports in self._part(words, within):
            if len(told) >= MOST_REPORTS and bound < last - _ROUNDING:
                break
            last = bound
            score = sum(words[position][1] for position in positions)
            told += [
                Told(score, number, positions) for number in islice(members(reports), MOST_REPORTS)
            ]
        told.sort(key=lambda one: (-one.score, one.positions[0], one.report))
        return told[:MOST_REPORTS]

    def _part(
        self, words: Weighted, within: int | None
    ) -> Iterator[tuple[float, tuple[int, ...], int]]:
        """Yield sets of reports that say the same words, by the weight of these, most first."""
        known = [(-weight, at, self._sets.saying(key)) for at, (key, weight) in enumerate(words)]
        ordered = sorted(one for one in known if one[2])
        every = reduce(or_, (reports for _, _, reports in ordered), 0)
        every = every if within is None else every & within
        # What is pushed later is deeper, and goes first where the bounds are equal.
        heap = [(sum(weight for weight, _, _ in ordered), 0, 0, (), every)] if every else []
        pushed = 0
        while heap:
            bound, _, depth, positions, reports = heappop(heap)
            if depth == len(ordered):
                yield -bound, tuple(sorted(positions)), reports
                continue
            weight, at, saying = ordered[depth]
            for part, said, lost in (
                (reports & saying, (at,), 0.0),
                (reports & ~saying, (), weight),
            ):
                if part:
                    pushed -= 1
                    told = (*positions, *said)
                    heappush(heap, (bound - lost, pushed, depth + 1, told, part))


def choose(scored: Scored, fits: Callable[[int], bool], most: int) -> list[int]:
    """Return up to `most` of the sentences that fit, best first, none far behind the best."""
    enough = _FAR_BEHIND * scored.best
    chosen: list[int] = []
    for score, number in scored.sentences:
        if score < enough or len(chosen) == most:
            break
        if fits(number):
            chosen.append(number)
    return chosen


def _bits(places: Iterable[int]) -> int:
    found = 0
    for place in places:
        found |= 1 << place
    return found
