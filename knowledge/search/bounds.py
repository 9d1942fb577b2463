"""How much of a question's words a fact can say at most: who cannot be near the best is not read.

Reading how well a fact's surroundings say each word costs most of a question's time. A word said
in the fact's own sentence or slots may be met whole; one said around it as well as any sentence
around is; one said elsewhere in the report as that is.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.model import Fact, FactKind
from knowledge.search.entries import IndexedReport
from knowledge.search.levels import ELSEWHERE, MOST_AROUND, said_by_slots
from knowledge.search.match import ALONE, TORN, Matcher, coverage
from knowledge.search.phrases import Phrase
from knowledge.search.slots import MISSING
from knowledge.search.terms import Term

# A fact that scores less than this share of the best only counts as one of the first to be shown.
_SHOWN, _COUNTS = 7, 0.5
# Beside an answer out of the reports named, so many others are read whatever they say.
_BESIDE = 4


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a term: its words, what each weighs, and what one of them alone is worth."""

    keys: Phrase
    shares: tuple[float, ...]
    alone: float


_Terms = list[tuple[float, bool, list[_Name]]]


class Bounds:
    """The most that a question's words can be met by facts of one index."""

    def __init__(self, terms: Sequence[Term], matcher: Matcher) -> None:
        self._terms: _Terms = []
        for term in terms:
            weights = matcher.weights(term)
            names = [_named(term.keys, weights, fixed=bool(term.alternatives))]
            names += [_named(keys, [1.0] * len(keys), fixed=True) for keys in term.alternatives]
            self._terms.append((sum(weights) * term.share, term.soft, names))
        self._reports: dict[int, tuple[_Terms, dict[str, tuple[int, int]]]] = {}

    def most(self, fact: Fact, report: IndexedReport, number: int) -> float:
        """Return what the share of the words that a fact says is at most; 1 where it is unknown."""
        if fact.kind is FactKind.QUOTE or "row" in fact.origins:
            return 1.0
        said, masks = self._said_in(report)
        slots = said_by_slots(fact)
        terms = said if slots <= report.masks.keys() else self._terms
        at = number - report.sentences.start
        levels = dict.fromkeys(slots, 1.0)
        for key, (own, around) in masks.items():
            if key not in slots:
                near = MOST_AROUND if around >> at & 1 else ELSEWHERE
                levels[key] = 1.0 if own >> at & 1 else near
        met = [
            (weight, max((_met(name, levels) for name in names), default=0.0), soft)
            for weight, soft, names in terms
        ]
        hard = [(weight, most) for weight, most, soft in met if not soft]
        if len(hard) == len(met):
            return coverage(hard)
        return max(
            coverage(hard),
            coverage([(weight * (most if soft else 1.0), most) for weight, most, soft in met]),
        )

    def _said_in(self, report: IndexedReport) -> tuple[_Terms, dict[str, tuple[int, int]]]:
        """Return the names of which a report says a word, and where it says each of the words."""
        found = self._reports.get(report.number)
        if found is None:
            said: _Terms = []
            masks: dict[str, tuple[int, int]] = {}
            for weight, soft, names in self._terms:
                kept = [name for name in names if any(key in report.masks for key in name.keys)]
                said.append((weight, soft, kept))
                for key in (key for name in kept for key in name.keys):
                    if mask := report.mask(key):
                        masks[key] = mask, _around(mask, report)
            found = self._reports[report.number] = said, masks
        return found


def _met(name: _Name, levels: dict[str, float]) -> float:
    """Return how well a name is met at most; one word of several is worth less alone."""
    if len(name.keys) == 1:
        return levels.get(name.keys[0], 0.0)
    said = [0.0, *(levels.get(key, 0.0) for key in name.keys), 0.0]
    return sum(
        share * max(name.alone * level, min(level, max(before, behind)))
        for share, before, level, behind in zip(name.shares, said, said[1:], said[2:], strict=False)
    )


def _around(mask: int, report: IndexedReport) -> int:
    """Return the sentences near those of a mask, by the reach that `levels` gives a sentence."""
    if mask & report.leading:
        return -1
    return mask << 1 | mask << 2 | mask << 3 | mask >> 1


def _named(keys: Phrase, weights: Sequence[float], *, fixed: bool) -> _Name:
    total = sum(weights) or 1.0
    lonely = not fixed and sum(weight >= max(weights) / 2 for weight in weights) == 1
    alone = 1.0 if lonely else TORN if fixed else ALONE
    return _Name(keys, tuple(weight / total for weight in weights), alone)


@dataclass(slots=True)
class Least:
    """The best score so far, and the least with which a fact is still shown or counts."""

    named: bool
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
