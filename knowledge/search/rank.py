"""One score with named parts: words × kind × counted × period × place × speaker.

`words` is the share of what the question says that is said near the fact, each word weighed by
how much it tells. The other parts are factors that lower it where a slot does not fit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from heapq import heapify, heappop, heappush
from math import prod

from knowledge.model import Candidate, Fact, FactKind, Missing
from knowledge.search.anchors import anchor_factor
from knowledge.search.asked import TIMES, Asked
from knowledge.search.asked_words import AskedWords
from knowledge.search.asking import Asking
from knowledge.search.bounds import Bounds, Least
from knowledge.search.candidates import MOST_REPORTS, Candidates, choose
from knowledge.search.columns import says_by_table
from knowledge.search.contrasts import Sides, is_mixed, opposed, sides_of, told_sides
from knowledge.search.deeds import action_factor
from knowledge.search.evidence import Features, read_evidence
from knowledge.search.index import Index
from knowledge.search.kinds import WANTED, is_named, kind_factor
from knowledge.search.levels import LevelMaps
from knowledge.search.match import Matcher, TermMatch, coverage, keys_of_terms
from knowledge.search.named import ReportSets
from knowledge.search.nearness import Nearness
from knowledge.search.phrases import Phrases
from knowledge.search.profiles import Profiles
from knowledge.search.quantities import is_quantity
from knowledge.search.query import Query
from knowledge.search.said import Levels
from knowledge.search.slots import (
    keys_of_places,
)
from knowledge.search.tokens import tokenize
from knowledge.search.waiting import HOPELESS, SlotsMet, Waiting, compare_slots

_FOCUS = 0.2
_PART = 0.95
# A headline says in a few words what the body says exactly.
_HEADLINE = 0.85
_SENTENCES = 48
_KIND_FITS, _KIND_NEAR = 0.45, 0.15
_CONTRASTED = 0.6
_MIXED = 0.88
# What answers these is proven otherwise than by its score.
_NEED_NO_SCORE = TIMES | {Asked.QUOTE}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the words and slots that it leaves unmet, and what speaks for it."""

    candidate: Candidate
    terms: tuple[TermMatch, ...]
    missing: tuple[Missing, ...] = ()
    sentence: int = field(default=0)
    evidence: Callable[[], Features] = field(default=dict, compare=False)

    @property
    def score(self) -> float:
        """The candidate's score."""
        return self.candidate.score

    @property
    def fact(self) -> Fact:
        """The candidate's fact."""
        return self.candidate.fact


class Ranker:
    """Ranks the facts of an index for queries."""

    def __init__(self, index: Index, phrases: Phrases) -> None:
        self._index = index
        self._phrases = phrases
        self.sets = ReportSets(index)
        self._candidates = Candidates(index, self.sets)
        self._levels = LevelMaps(index)
        self._profiles = Profiles(index)

    def rank_named(self, query: Query) -> list[Ranked]:
        """Return the facts of the reports that may meet every place and period named, best first.

        Where so many may that not all can be read, those that tell of all that is named. Empty
        where these are many too, or the question names nothing. Any other fact leaves a slot
        unmet, and scores no more than `slots.MISSING`.
        """
        reports = self.sets.meeting(query)
        if reports is not None and reports.bit_count() > MOST_REPORTS:
            reports = self.sets.telling(query)
        few = reports is not None and 0 < reports.bit_count() <= MOST_REPORTS
        return self.rank(query, within=reports) if few else []

    def rank(
        self, query: Query, *, anchor: Fact | None = None, within: int | None = None
    ) -> list[Ranked]:
        """Return the facts that may answer, best first; `anchor` answered the question before.

        `within` are the reports to look into, one bit each; all when None.
        """
        matcher = Matcher(self._index, accented=query.accented)
        places = Nearness(self._levels, keys_of_places(query))
        words = Nearness(self._levels, keys_of_terms(query.terms))
        sides = sides_of(query.repaired)
        bounds = Bounds([term for term in query.terms if not term.setting], matcher)
        said = AskedWords(query, self._index)
        asking = Asking(query, query.keys, sides, matcher, bounds, places, words, said, anchor)
        least = Least(named=within is not None, proven=query.asked in _NEED_NO_SCORE)
        waiting = self._bounded(asking, self._propose(query, within))
        ranked = self._best_first(asking, waiting, least)
        return sorted(ranked, key=lambda r: (-r.score, r.fact.report, r.fact.start))

    def _best_first(self, asking: Asking, waiting: list[Waiting], least: Least) -> list[Ranked]:
        """Return the facts read, each when no other that waits can score more.

        A fact waits first with what its words allow, then with what its slots leave of that.
        """
        heapify(waiting)
        ranked: list[Ranked] = []
        seen: set[str] = set()
        while waiting and -waiting[0].most >= least.shown:
            first = heappop(waiting)
            if first.slots is None:
                again = compare_slots(asking, first, least, self._index, self._phrases)
                if again:
                    heappush(waiting, again)
                continue
            found = self._rank_fact(asking, first, first.slots, least)
            if found and found.fact.key not in seen:
                seen.add(found.fact.key)
                ranked.append(found)
                least.note(found.score)
        return ranked

    def _bounded(self, asking: Asking, numbers: Sequence[int]) -> list[Waiting]:
        """Return the facts of sentences that may answer, with the score each has at most."""
        found: list[Waiting] = []
        for number in numbers:
            entry = self._index.sentences[number]
            report = self._index.reports[entry.report]
            for fact in entry.facts:
                kind = kind_factor(asking.query, fact)
                if kind and not is_named(asking.query, fact):
                    fit = kind * anchor_factor(fact, asking.anchor)
                    most = fit * asking.bounds.most(fact, report, number)
                    found.append(Waiting(-most, len(found), fact, number, fit, None))
        return found

    def _propose(self, query: Query, within: int | None) -> list[int]:
        """Return the first sentences that hold a fact of the kind asked for, or nearly of it."""

        kind = WANTED.get(query.asked, FactKind.FIGURE)
        scored = self._candidates.score(self._proposing_words(query), within, kind)
        best: dict[int, float] = {}

        def fits(number: int, enough: float) -> bool:
            most = best.get(number)
            if most is None:
                facts = self._index.sentences[number].facts
                most = best[number] = max([kind_factor(query, fact) for fact in facts])
            return most >= enough

        for enough in (_KIND_FITS, _KIND_NEAR):
            if found := choose(scored, partial(fits, enough=enough), _SENTENCES):
                return found
        return []

    def _proposing_words(self, query: Query) -> list[tuple[str, float]]:
        words: dict[str, float] = {}
        for term in query.terms:
            for keys in (term.keys, *term.alternatives):
                for key in keys:
                    words[key] = max(words.get(key, 0.0), self._index.weight(key) * term.share)
        for mention in (*query.places, *query.periods, *query.people):
            for token in tokenize(mention.text):
                words[token.key] = max(words.get(token.key, 0.0), self._index.weight(token.key))
        return sorted(words.items())

    def _rank_fact(
        self, asking: Asking, waiting: Waiting, slots: SlotsMet, least: Least
    ) -> Ranked | None:
        """Return the fact with its score, or None for one without a chance."""
        query, fact, number = asking.query, waiting.fact, waiting.number
        entry = self._index.sentences[number]
        report = self._index.reports[entry.report]
        anchored = anchor_factor(fact, asking.anchor)
        kind, silent = kind_factor(query, fact), fact.kind is FactKind.QUOTE
        profile = self._profiles.get(fact, number)
        sides = _sides_told(fact, asking.sides) if asking.sides else asking.sides
        contrast = opposed(asking.sides, sides) if asking.sides else None
        parts = {
            "kind": kind,
            "counted": slots.counted,
            "period": slots.period.factor,
            "place": slots.place.factor,
            "speaker": slots.person.factor,
            "contrast": _contrast(asking.sides, sides) if asking.sides else 1.0,
            "modality": asking.modality(fact, profile.modality),
            "focus": _focus(profile.beside, asking.keys) if is_quantity(fact) else 1.0,
            "part": _PART if fact.host is not None and query.asked is Asked.COUNT else 1.0,
            "headline": _HEADLINE if number == report.headline else 1.0,
            "anchor": anchored,
        }
        fit = prod(parts.values())
        words = -waiting.most / (waiting.fit * slots.factor)
        if fit < HOPELESS * least.best or fit * words < least.shown:
            return None
        around: Levels = {} if silent else asking.words.around(number)
        said = (
            term
            for term in query.terms
            if not term.setting and not says_by_table(term, query, fact)
        )
        own = asking.words.own(fact, number)
        terms = asking.matcher.match(said, own, around, profile.names)
        parts = {
            "words": coverage((term.weight, term.met) for term in terms),
            "action": action_factor(fact, terms),
            **parts,
        }
        missing = slots.missing
        if contrast:
            missing = (*missing, Missing("subject", contrast))
        return Ranked(
            Candidate(fact, round(prod(parts.values()), 4), parts),
            terms,
            missing,
            number,
            cache(partial(read_evidence, asking.said, self._index, fact, number)),
        )


def _sides_told(fact: Fact, asked: Sides) -> Sides:
    """Return what a figure tells of the things that are asked for and those they exclude."""
    if not is_quantity(fact):
        return frozenset()
    return told_sides(fact, {number for number, _ in asked})


def _contrast(asked: Sides, told: Sides) -> float:
    if opposed(asked, told):
        return _CONTRASTED
    return _MIXED if is_mixed(asked, told) else 1.0


def _focus(beside: Sequence[tuple[str, float]], asked: frozenset[str]) -> float:
    """Return how much of what is said right beside the figure was asked for."""
    total = sum(weight for _, weight in beside)
    if not total:
        return 1 - _FOCUS / 2
    said = sum(weight for key, weight in beside if key in asked)
    return 1 - _FOCUS * (1 - said / total)
