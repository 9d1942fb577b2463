"""Sentences by their words, facts by their sentence, and what surrounds each sentence.

Candidates are proposed by sentence: the words of the question that a sentence says itself count
fully, those that only its report says count less. Facts of the best sentences are then ranked
one by one.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from math import log

from knowledge.lexicon import load_toml
from knowledge.model import BlockKind, Fact, FactKind, MentionKind, Report, Sentence
from knowledge.recognize.comparisons import is_compared
from knowledge.recognize.periods import recognize_periods
from knowledge.recognize.places import place_key, recognize_places
from knowledge.search.times import bounds
from knowledge.search.tokens import Token, tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.text.fold import fold
from knowledge.text.sentences import split_sentences

_SHARE_OF_REPORT = 0.4
# Sentences assumed besides those held, so that in a small store a word it lacks weighs no tons.
_PRIOR = 200
_REPORTS = 40
_PROPOSED = 400
# Sentences that say less than this share of what the best one says are not read.
_FAR_BEHIND = 0.5


@dataclass(slots=True)
class IndexedSentence:
    """A sentence with its words and the facts in it."""

    report: int
    sentence: Sentence
    tokens: list[Token]
    facts: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class IndexedReport:
    """A report's sentences, the words of its title, and the places and periods it is about."""

    report: Report
    sentences: range
    headings: dict[int, int]
    keys: frozenset[str]
    places: frozenset[str]
    named_periods: tuple[str, ...]
    told_periods: frozenset[str]
    told_places: frozenset[str]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods named in title and lead, and the report's own date."""
        return (*self.named_periods, *([self.report.date] if self.report.date else ()))


class Index:
    """All sentences of all reports, found by their words."""

    def __init__(self, reports: Sequence[Report], facts: Sequence[Fact]) -> None:
        self.vocabulary = Vocabulary()
        self.sentences: list[IndexedSentence] = []
        self.reports: list[IndexedReport] = []
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        self._report_postings: defaultdict[str, list[int]] = defaultdict(list)
        by_report: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_report[fact.report].append(fact)
        for report in reports:
            self._add(report, by_report[report.name])
        self._seed_vocabulary()
        for fact in facts:
            if name := fact.value if fact.kind is FactKind.PERSON else fact.speaker:
                self.vocabulary.names.add(name)

    def _add(self, report: Report, facts: Sequence[Fact]) -> None:
        number, first = len(self.reports), len(self.sentences)
        keys: set[str] = set()
        for sentence in split_sentences(report.text, report.blocks):
            text = sentence.span.cut(report.text)
            tokens = tokenize(text)
            words = {token.key for token in tokens}
            for key in words:
                self._postings[key].append(len(self.sentences))
            keys |= words
            self.vocabulary.add(tokens)
            self.sentences.append(IndexedSentence(number, sentence, tokens))
        for key in keys:
            self._report_postings[key].append(number)
        sentences = range(first, len(self.sentences))
        self._place_facts(sentences, facts)
        headings = _headings(report, [self.sentences[i].sentence for i in sentences], first)
        self.reports.append(
            IndexedReport(
                report,
                sentences,
                headings,
                frozenset(keys),
                *_scope(report),
                frozenset(fact.period for fact in facts if fact.period),
                _told_places(facts),
            )
        )

    def _place_facts(self, sentences: range, facts: Sequence[Fact]) -> None:
        """Put each fact under the sentence it starts in, a quote under all that it runs over."""
        starts = [self.sentences[number].sentence.span.start for number in sentences]
        for fact in sorted(facts, key=lambda fact: fact.start):
            first = max(0, bisect_right(starts, fact.start) - 1)
            last = bisect_right(starts, fact.end - 1) if fact.kind is FactKind.QUOTE else first + 1
            for number in sentences[first : max(last, first + 1)]:
                self.sentences[number].facts.append(fact)

    def _seed_vocabulary(self) -> None:
        """Let the words of asking be restored too: "bao nhieu" → "bao nhiêu"."""
        table = load_toml("questions")
        weight = 1 + len(self.sentences) // 200
        for section in (
            *table["asks"].values(),
            table["how_many"]["words"],
            table["follow_up"]["marks"],
        ):
            for words in section:
                if not words.isascii():
                    self._seed(words, weight)
        groups = (*load_toml("synonyms")["groups"], *load_toml("counted")["nouns"].values())
        for phrase in (phrase for group in groups for phrase in group):
            self.vocabulary.add_phrase(tokenize(phrase))

    def _seed(self, words: str, weight: int) -> None:
        self.vocabulary.add_forms(tokenize(words), weight)

    def weight(self, key: str) -> float:
        """Return how much a word tells: its inverse document frequency, at least .1."""
        count = len(self._postings.get(key, ()))
        return max(0.1, log((_PRIOR + len(self.sentences)) / (0.5 + count)))

    def sentence_text(self, number: int) -> str:
        """Return the verbatim text of a sentence."""
        entry = self.sentences[number]
        return entry.sentence.span.cut(self.reports[entry.report].report.text)

    def propose(self, words: Sequence[tuple[str, float]]) -> list[int]:
        """Return the numbers of the sentences that say most of the weighted words, best first."""
        own: defaultdict[int, float] = defaultdict(float)
        around: defaultdict[int, float] = defaultdict(float)
        for key, weight in words:
            for number in self._postings.get(key, ()):
                own[number] += weight
            for report in self._report_postings.get(key, ()):
                around[report] += weight
        best_reports = nlargest(_REPORTS, around, key=around.__getitem__)
        scores: dict[int, float] = {}
        for report in best_reports:
            share = _SHARE_OF_REPORT * around[report]
            for number in self.reports[report].sentences:
                if self.sentences[number].facts:
                    scores[number] = (1 - _SHARE_OF_REPORT) * own.get(number, 0.0) + share
        best = nlargest(_PROPOSED, scores, key=scores.__getitem__)
        enough = _FAR_BEHIND * scores[best[0]] if best else 0.0
        return [number for number in best if scores[number] >= enough]


def _headings(report: Report, sentences: Sequence[Sentence], first: int) -> dict[int, int]:
    """Map each block to the number of the sentence of the heading above it."""
    headings: dict[int, int] = {}
    current: int | None = None
    for offset, sentence in enumerate(sentences):
        if report.blocks[sentence.block].kind is BlockKind.HEADING:
            current = first + offset
        elif current is not None:
            headings[sentence.block] = current
    return headings


def _scope(report: Report) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the places and periods that the title and the lead say the report is about.

    A place after "tại" is where people met, a day is when, and a year after "so với" is another's.
    """
    top = report.text[: max(report.head.end, report.lead.end)]
    places = {
        place_key(mention.value)
        for mention in recognize_places(top)
        if not _is_venue(top, mention.start)
    }
    periods = [
        mention.value
        for mention in recognize_periods(top, reference=report_day(report))
        if mention.kind is MentionKind.PERIOD and not is_compared(top[: mention.start])
    ]
    return frozenset(places), tuple(periods)


def report_day(report: Report) -> date | None:
    """Return a day of the report's own date, by which "6 tháng đầu năm" is read."""
    days = bounds(report.date) if report.date else None
    return days[1] if days else None


def _told_places(facts: Sequence[Fact]) -> frozenset[str]:
    named = {fact.place for fact in facts} | {
        fact.value for fact in facts if fact.kind is FactKind.PLACE
    }
    return frozenset(place_key(place) for place in named if place)


def _is_venue(text: str, start: int) -> bool:
    before = fold(text[max(0, start - 12) : start]).split()
    return bool(before) and before[-1] == "tai"
