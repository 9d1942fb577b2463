"""Sentences by their words, facts by their sentence, and what surrounds each sentence.

Words are found through postings: for each the numbers of the sentences, and of the reports, that
say it, in order. What a sentence says beyond that is read from its text when asked for.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from math import log

from knowledge.lexicon import load_toml
from knowledge.model import BlockKind, Fact, FactKind, MentionKind, Report, Sentence
from knowledge.recognize.comparisons import is_compared
from knowledge.recognize.periods import recognize_periods
from knowledge.recognize.places import place_key, recognize_places
from knowledge.search.columns import header_keys
from knowledge.search.quantities import is_quantity
from knowledge.search.said import Key, Words
from knowledge.search.times import bounds
from knowledge.search.tokens import tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.text.fold import fold
from knowledge.text.sentences import split_sentences

# Sentences assumed besides those held, so that in a small store a word it lacks weighs no tons.
_PRIOR = 200
# What the figures of a sentence own tells less about figures of another.
_OWNED = 0.5


@dataclass(slots=True)
class IndexedSentence:
    """A sentence and the facts in it."""

    report: int
    sentence: Sentence
    facts: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class IndexedReport:
    """A report's sentences, the headings above them, and the places and periods it is about."""

    report: Report
    says: Callable[[str], bool]
    sentences: range
    headings: dict[int, int]
    places: frozenset[str]
    named_periods: tuple[str, ...]
    told_periods: frozenset[str]
    told_places: frozenset[str]

    @property
    def headline(self) -> int | None:
        """The number of the sentence that opens the report, where more paragraphs follow."""
        return self.sentences.start if len(self.report.blocks) > 1 else None

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
        self._postings: dict[str, array[int]] = {}
        self._report_postings: dict[str, array[int]] = {}
        self.periods: defaultdict[str, list[int]] = defaultdict(list)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self.words = lru_cache(maxsize=8192)(self._read_words)
        self.shares = lru_cache(maxsize=8192)(self._read_shares)
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
        headers = header_keys(report.text, facts)
        for sentence in split_sentences(report.text, report.blocks):
            tokens = tokenize(sentence.span.cut(report.text))
            words = {token.key for token in tokens}
            # A row of a table is found by the headers of its columns too.
            found_by = words | headers.get(sentence.span.start, set())
            _post(self._postings, found_by, len(self.sentences))
            keys |= words
            self.vocabulary.add(tokens)
            self.sentences.append(IndexedSentence(number, sentence))
        _post(self._report_postings, keys, number)
        sentences = range(first, len(self.sentences))
        self._place_facts(sentences, facts)
        headings = _headings(report, [self.sentences[i].sentence for i in sentences], first)
        self.reports.append(
            IndexedReport(
                report,
                partial(self.report_says, number),
                sentences,
                headings,
                *_scope(report),
                frozenset(fact.period for fact in facts if fact.period),
                _told_places(facts),
            )
        )

        self._post_slots(number)

    def _post_slots(self, number: int) -> None:
        """Note which places and periods a report may tell of; "Hóa" by "Thanh Hóa" as well."""
        report = self.reports[number]
        for period in report.told_periods.union(report.periods):
            self.periods[period].append(number)
        keys = (key.split() for key in report.places | report.told_places)
        for ending in {" ".join(key[at:]) for key in keys for at in range(len(key))}:
            self._places[ending].append(number)

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
        groups = (
            *load_toml("synonyms")["groups"],
            *load_toml("counted")["nouns"].values(),
            *load_toml("contrasts")["groups"],
        )
        for phrase in (phrase for group in groups for phrase in group):
            self.vocabulary.add_phrase(tokenize(phrase))

    def _seed(self, words: str, weight: int) -> None:
        self.vocabulary.add_forms(tokenize(words), weight)

    def weight(self, key: str) -> float:
        """Return how much a word tells: its inverse document frequency, at least .1."""
        count = len(self._postings.get(key, ()))
        return max(0.1, log((_PRIOR + len(self.sentences)) / (0.5 + count)))

    def text_of(self, number: int) -> str:
        """Return the text of the report that a sentence is of."""
        return self.reports[self.sentences[number].report].report.text

    def sentence_text(self, number: int) -> str:
        """Return the verbatim text of a sentence."""
        entry = self.sentences[number]
        return entry.sentence.span.cut(self.reports[entry.report].report.text)

    def sentences_with(self, key: str, report: int) -> Sequence[int]:
        """Return the numbers of the sentences of a report that say a word."""
        posting = self._postings.get(key)
        if posting is None:
            return ()
        sentences = self.reports[report].sentences
        first = bisect_left(posting, sentences.start)
        return posting[first : bisect_left(posting, sentences.stop, first)]

    def reports_with(self, key: str) -> Sequence[int]:
        """Return the numbers of the reports that say a word, in order."""
        return self._report_postings.get(key, ())

    def reports_at(self, place: str) -> Sequence[int]:
        """Return the numbers of the reports that tell of a place, by its key."""
        return self._places.get(place, ())

    def report_says(self, report: int, key: str) -> bool:
        """Whether a report says a word."""
        return _holds(self._report_postings.get(key, ()), report)

    def read_share(self, number: int, key: Key) -> float:
        """Return how well a sentence says a key to figures elsewhere, between 0 and 1."""
        words = self.words(number)
        return words.level(key, self.shares(number))

    def _read_shares(self, number: int) -> list[float]:
        entry, tokens = self.sentences[number], self.words(number).tokens
        figures = [fact for fact in entry.facts if is_quantity(fact)]
        start = entry.sentence.span.start
        head = figures[0].own[0].end if figures and figures[0].own else start
        owned = [span for fact in figures for span in fact.own if span.start >= head]
        return [
            _OWNED if any(span.start <= start + t.start < span.end for span in owned) else 1.0
            for t in tokens
        ]

    def _read_words(self, number: int) -> Words:
        return Words(tokenize(self.sentence_text(number)))


def _holds(posting: Sequence[int], number: int) -> bool:
    at = bisect_left(posting, number)
    return at < len(posting) and posting[at] == number


def _post(postings: "dict[str, array[int]]", keys: set[str], number: int) -> None:
    for key in keys:
        posting = postings.get(key)
        if posting is None:
            posting = postings[key] = array("I")
        posting.append(number)


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
