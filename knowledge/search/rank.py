"""One score with named parts: words × kind × counted × period × place × speaker.

`words` is the share of what the question says that is said near the fact, each word weighed by
how much it tells. The other parts are factors that lower it where a slot does not fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.model import Candidate, Fact, FactKind, Missing
from knowledge.search.index import Index
from knowledge.search.kinds import counted_factor, kind_factor
from knowledge.search.levels import OWN, LevelMaps, Levels, merge_tokens
from knowledge.search.match import Matcher, TermMatch
from knowledge.search.modality import modality_before, modality_factor
from knowledge.search.phrases import Phrases
from knowledge.search.query import Query
from knowledge.search.slots import SlotMatch, Surroundings, match_period, match_place, match_speaker
from knowledge.search.tokens import tokenize
from knowledge.text.fold import fold

_BESIDE_REACH = 45
_FOCUS = 0.2
_ANCHOR_ITSELF = 0.7
_ANCHOR_REPORT = 1.08
_ANCHOR_SENTENCE = 1.05
_ANCHOR_HOST = 1.25


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the words and slots that it leaves unmet."""

    candidate: Candidate
    terms: tuple[TermMatch, ...]
    missing: tuple[Missing, ...] = ()
    sentence: int = field(default=0)

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
        self._levels = LevelMaps(index)

    def rank(self, query: Query, *, anchor: Fact | None = None) -> list[Ranked]:
        """Return the facts that may answer, best first; `anchor` answered the question before."""
        proposed = self._index.propose(self._proposing_words(query))
        matcher = Matcher(self._index, accented=query.accented)
        ranked = [
            self._rank_fact(query, matcher, fact, number, anchor)
            for number in proposed
            for fact in self._index.sentences[number].facts
            if kind_factor(query, fact) > 0 and not _is_named(query, fact)
        ]
        return sorted(ranked, key=lambda r: (-r.score, r.fact.report, r.fact.start))

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
        self, query: Query, matcher: Matcher, fact: Fact, number: int, anchor: Fact | None
    ) -> Ranked:
        own, around = self._own_levels(fact, number), self._levels.around(number)
        report = self._index.reports[self._index.sentences[number].report]
        terms = tuple(matcher.match(term, own, around) for term in query.terms)
        period = match_period(query, fact, report)
        neighbours = [f for f in self._index.sentences[number].facts if f is not fact]
        place = match_place(query, fact, Surroundings(report, neighbours, own, around))
        speaker = match_speaker(query, fact) if fact.kind is FactKind.QUOTE else SlotMatch()
        parts = {
            "words": _coverage(terms),
            "kind": kind_factor(query, fact),
            "counted": counted_factor(query, fact, self._phrases),
            "period": period.factor,
            "place": place.factor,
            "speaker": speaker.factor,
            "modality": _modality(query, fact),
            "focus": self._focus(query, fact, number),
            "anchor": _anchor_factor(fact, anchor),
        }
        score = 1.0
        for part in parts.values():
            score *= part
        missing = tuple(slot.missing for slot in (period, place, speaker) if slot.missing)
        return Ranked(Candidate(fact, round(score, 4), parts), terms, missing, number)

    def _focus(self, query: Query, fact: Fact, number: int) -> float:
        """Return how much of what is said right beside the figure was asked for."""
        if fact.kind is not FactKind.FIGURE:
            return 1.0
        asked = query.keys
        entry = self._index.sentences[number]
        start = entry.sentence.span.start
        beside = [
            self._index.weight(token.key) * (1 if token.key in asked else -1)
            for token in entry.tokens
            if token.key.isalpha()
            and abs(start + token.start - fact.start) < _BESIDE_REACH
            and any(start + token.start in span for span in (*fact.own, fact.span))
        ]
        total = sum(abs(weight) for weight in beside)
        share = sum(weight for weight in beside if weight > 0) / total if total else 0.5
        return 1 - _FOCUS * (1 - share)

    def _own_levels(self, fact: Fact, number: int) -> Levels:
        levels = self._levels.within(fact, number)
        for words in (fact.unit, fact.action, fact.speaker, fact.role):
            if words:
                tokens = tokenize(words)
                merge_tokens(levels, tokens, [OWN * 0.9] * len(tokens))
        return levels


def _is_named(query: Query, fact: Fact) -> bool:
    """A place or person that the question names is not what it asks for."""
    named = query.places if fact.kind is FactKind.PLACE else query.people
    return fact.kind in {FactKind.PLACE, FactKind.PERSON} and any(
        fold(mention.value) == fold(fact.value or "") for mention in named
    )


def _coverage(terms: Sequence[TermMatch]) -> float:
    total = sum(term.weight for term in terms)
    return sum(term.weight * term.met for term in terms) / total if total else 0.5


def _modality(query: Query, fact: Fact) -> float:
    if fact.kind is not FactKind.FIGURE or fact.action is None:
        return 1.0
    before = fact.sentence[: fact.start - fact.sentence_start]
    return modality_factor(
        modality_before(query.repaired, fact.action), modality_before(before, fact.action)
    )


def _anchor_factor(fact: Fact, anchor: Fact | None) -> float:
    if anchor is None or fact.report != anchor.report:
        return 1.0
    if fact is anchor or fact.key == anchor.key:
        return _ANCHOR_ITSELF
    factor = _ANCHOR_REPORT
    if fact.sentence_start == anchor.sentence_start:
        factor *= _ANCHOR_SENTENCE
    if fact.host is not None and fact.host == anchor.start:
        factor *= _ANCHOR_HOST
    return factor
