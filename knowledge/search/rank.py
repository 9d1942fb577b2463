"""One score with named parts: words × kind × counted × period × place × speaker.

`words` is the share of what the question says that is said near the fact, each word weighed by
how much it tells. The other parts are factors that lower it where a slot does not fit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import prod

from knowledge.model import Candidate, Fact, FactKind, Missing
from knowledge.search.anchors import anchor_factor
from knowledge.search.asked import Asked
from knowledge.search.asked_words import AskedWords
from knowledge.search.bounds import Bounds, Least
from knowledge.search.candidates import MOST_REPORTS, Candidates
from knowledge.search.columns import column_factor, is_headed, says_by_table
from knowledge.search.contrasts import Sides, is_mixed, opposed, sides_of
from knowledge.search.counting import counted_factor
from knowledge.search.deeds import action_factor
from knowledge.search.evidence import Features, read_evidence
from knowledge.search.index import Index
from knowledge.search.kinds import is_named, kind_factor
from knowledge.search.levels import LevelMaps, Nearness
from knowledge.search.match import Matcher, TermMatch, coverage, keys_of_terms
from knowledge.search.modality import modality_before, modality_factor
from knowledge.search.named import ReportSets
from knowledge.search.phrases import Phrases
from knowledge.search.profiles import Profiles
from knowledge.search.quantities import is_quantity
from knowledge.search.query import Query
from knowledge.search.said import Later
from knowledge.search.slots import (
    Surroundings,
    keys_of_places,
    match_period,
    match_person,
    match_place,
)
from knowledge.search.tokens import keys_of, tokenize
from knowledge.search.totals import total_factor

_FOCUS = 0.2
_PART = 0.95
# A headline says in a few words what the body says exactly.
_HEADLINE = 0.85
_SENTENCES = 48
_KIND_FITS, _KIND_NEAR = 0.45, 0.15
_CONTRASTED = 0.6
_MIXED = 0.88
# Slots alone leave a fact below this share of the best: it is neither answer nor nearest.
_HOPELESS = 0.3


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

        Empty where the question names none, or so many reports may that not all can be read. Any
        other fact leaves a slot unmet, and scores no more than `slots.MISSING`.
        """
        reports = self.sets.meeting(query)
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
        asking = _Asking(query, query.keys, sides, matcher, bounds, places, words, said, anchor)
        ranked: list[Ranked] = []
        seen, least = set[str](), Least(named=within is not None)
        for most, fact, number in self._bounded(asking, self._propose(query, within)):
            if most < least.shown:
                break
            found = self._rank_fact(asking, fact, number, most, least)
            if found and fact.key not in seen:
                seen.add(fact.key)
                ranked.append(found)
                least.note(found.score)
        return sorted(ranked, key=lambda r: (-r.score, r.fact.report, r.fact.start))

    def _bounded(self, asking: "_Asking", numbers: Sequence[int]) -> list[tuple[float, Fact, int]]:
        """Return the facts of sentences that may answer, with the score each has at most."""
        found: list[tuple[float, Fact, int]] = []
        for number in numbers:
            entry = self._index.sentences[number]
            report = self._index.reports[entry.report]
            for fact in entry.facts:
                kind = kind_factor(asking.query, fact)
                if kind and not is_named(asking.query, fact):
                    most = kind * asking.bounds.most(fact, report, number)
                    found.append((most * anchor_factor(fact, asking.anchor), fact, number))
        return sorted(found, key=lambda one: -one[0])

    def _propose(self, query: Query, within: int | None) -> list[int]:
        """Return the first sentences that hold a fact of the kind asked for, or nearly of it."""

        def fits(number: int, enough: float) -> bool:
            facts = self._index.sentences[number].facts
            return any(kind_factor(query, fact) >= enough for fact in facts)

        words = self._proposing_words(query)
        for enough in (_KIND_FITS, _KIND_NEAR):
            fitting = partial(fits, enough=enough)
            if found := self._candidates.propose(words, fitting, _SENTENCES, within):
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
        self, asking: "_Asking", fact: Fact, number: int, most: float, least: Least
    ) -> Ranked | None:
        """Return the fact with its score, or None for one without a chance.

        Slots cost little to compare and words much: what they leave far behind is not read.
        """
        query, entry = asking.query, self._index.sentences[number]
        report = self._index.reports[entry.report]
        kind = kind_factor(query, fact)
        headed = is_headed(query, fact, report.text)
        counted = 1.0 if headed else counted_factor(query, fact, self._phrases)
        counted *= column_factor(query, fact, report) * total_factor(query.repaired, fact)
        if most * counted < least.shown:
            return None
        silent = fact.kind is FactKind.QUOTE
        near = Surroundings(
            report,
            entry.facts,
            Later(partial(asking.places.own, fact, number)),
            {} if silent else Later(partial(asking.places.around, number)),
        )
        slots = (
            match_period(query, fact, report),
            match_place(query, fact, near),
            match_person(query, fact),
        )
        anchored = anchor_factor(fact, asking.anchor)
        met = counted * prod(slot.factor for slot in slots)
        if met * most < least.shown or met * kind * anchored < _HOPELESS * least.best:
            return None
        profile = self._profiles.get(fact, number)
        contrast = opposed(asking.sides, profile.sides) if asking.sides else None
        parts = {
            "kind": kind,
            "counted": counted,
            "period": slots[0].factor,
            "place": slots[1].factor,
            "speaker": slots[2].factor,
            "contrast": _contrast(asking.sides, profile.sides) if asking.sides else 1.0,
            "modality": asking.modality(fact, profile.modality),
            "focus": _focus(profile.beside, asking.keys) if is_quantity(fact) else 1.0,
            "part": _PART if fact.host is not None and query.asked is Asked.COUNT else 1.0,
            "headline": _HEADLINE if number == report.headline else 1.0,
            "anchor": anchored,
        }
        fit = prod(parts.values())
        if fit < _HOPELESS * least.best or fit / kind / anchored * most < least.shown:
            return None
        around = {} if silent else asking.words.around(number)
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
        missing = tuple(slot.missing for slot in slots if slot.missing)
        if contrast:
            missing = (*missing, Missing("subject", contrast))
        return Ranked(
            Candidate(fact, round(prod(parts.values()), 4), parts),
            terms,
            missing,
            number,
            partial(read_evidence, asking.said, self._index, fact, number),
        )


@dataclass(frozen=True, slots=True)
class _Asking:
    """What stays the same for all facts of one question."""

    query: Query
    keys: frozenset[str]
    sides: Sides
    matcher: Matcher
    bounds: Bounds
    places: Nearness
    words: Nearness
    said: AskedWords
    anchor: Fact | None
    _before_actions: dict[str, str | None] = field(default_factory=dict)

    def modality(self, fact: Fact, stated: str | None) -> float:
        """Return how the question's "đã", "phải" or "không" before the fact's action fits."""
        if not is_quantity(fact) or fact.action is None:
            return 1.0
        if fact.action not in self._before_actions:
            self._before_actions[fact.action] = self._before(fact.action)
        return modality_factor(self._before_actions[fact.action], stated)

    def _before(self, action: str) -> str | None:
        """Look before the action under the name that the question gives it."""
        keys = keys_of(action)
        names = [" ".join(t.forms) for t in self.query.terms if keys in t.alternatives]
        texts = (self.query.repaired, self.query.whole)
        said = (modality_before(text, name) for text in texts for name in (action, *names))
        return next(filter(None, said), None)


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
