"""What the index knows of one report: its sentences, which words each says, the facts in each.

`write_entry(report, facts)` → bytes; `IndexedReport(number, first, bytes)` reads them. A fact is
made when its sentence is looked into: a question looks into a few sentences of a few reports.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from knowledge.model import BlockKind, Fact, FactKind, MentionKind, Report, Sentence, Span
from knowledge.recognize.comparisons import is_compared
from knowledge.recognize.periods import recognize_periods
from knowledge.recognize.places import place_key, recognize_places
from knowledge.search.columns import header_keys
from knowledge.search.packing import fact_row, pack, report_row, to_fact, to_report, unpack
from knowledge.search.postings import members
from knowledge.search.times import bounds
from knowledge.text.fold import fold


class IndexedSentence:
    """A sentence and the facts in it."""

    __slots__ = ("_facts", "_home", "number", "report", "sentence")

    def __init__(self, home: "IndexedReport", number: int, sentence: Sentence) -> None:
        self._home, self.number, self.sentence = home, number, sentence
        self.report = home.number
        self._facts: list[Fact] | None = None

    @property
    def facts(self) -> list[Fact]:
        """The facts that start in the sentence, and the quotes that run over it."""
        if self._facts is None:
            self._facts = [self._home.fact(at) for at in self._home.held(self.number)]
        return self._facts


class IndexedReport:
    """A report's sentences, the headings above them, and the places and periods it is about."""

    def __init__(self, number: int, first: int, data: Any) -> None:
        self.number = number
        head, self._rows, self._held, kinds, masks, headings, spans, about = unpack(data)
        self.text: str
        self.name, self.text, self.date, self.has_headline, self._report = head
        self.masks: Mapping[str, int] = masks
        # Which sentences hold a fact of a kind, one bit each.
        self._kinds: Mapping[str, int] = kinds
        places, self.named_periods, told_periods, told_places = about
        self.places: frozenset[str] = frozenset(places)
        self.told_periods: frozenset[str] = frozenset(told_periods)
        self.told_places: frozenset[str] = frozenset(told_places)
        self.headings = {block: first + place for block, place in headings.items()}
        self.sentences = range(first, first + len(spans))
        self._spans = spans
        # Which sentences hold a fact, one bit each.
        self.holding = sum(1 << place for place in self._held)
        # Which sentences are near all others, or all of their section: the lead and headings.
        self.leading = 0b111 | sum(1 << place for place in set(headings.values()))
        self._made: dict[int, IndexedSentence] = {}
        self._facts: dict[int, Fact] = {}

    @cached_property
    def report(self) -> Report:
        """The report itself."""
        return to_report(unpack(self._report), self.name, self.text, self.date)

    @property
    def headline(self) -> int | None:
        """The number of the sentence that opens the report, where more paragraphs follow."""
        return self.sentences.start if self.has_headline else None

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods named in title and lead, and the report's own date."""
        return (*self.named_periods, *([self.date] if self.date else ()))

    def sentence(self, number: int) -> IndexedSentence:
        """Return the sentence of a number."""
        made = self._made.get(number)
        if made is None:
            start, end, block = self._spans[number - self.sentences.start]
            sentence = Sentence(Span(start, end), block)
            made = self._made.setdefault(number, IndexedSentence(self, number, sentence))
        return made

    def held(self, number: int) -> Sequence[int]:
        """Return which facts of the report stand in a sentence."""
        found: Sequence[int] = self._held.get(number - self.sentences.start, ())
        return found

    def fact(self, at: int) -> Fact:
        """Return one of the report's facts."""
        fact = self._facts.get(at)
        if fact is None:
            fact = self._facts.setdefault(at, to_fact(unpack(self._rows[at]), self.name, self.text))
        return fact

    @property
    def facts(self) -> list[Fact]:
        """All facts of the report, in the order it tells them."""
        return [self.fact(at) for at in range(len(self._rows))]

    def holding_kind(self, kind: FactKind) -> int:
        """Return which sentences hold a fact of a kind, one bit each."""
        return self._kinds.get(kind.value, 0)

    def says(self, key: str) -> bool:
        """Whether the report says a word."""
        return key in self.masks

    def mask(self, key: str) -> int:
        """Return which sentences say a word, one bit each, the first the lowest."""
        return self.masks.get(key, 0)

    def sentences_with(self, key: str) -> Sequence[int]:
        """Return the numbers of the sentences that say a word."""
        first = self.sentences.start
        return [first + at for at in members(self.masks.get(key, 0))]


class About(NamedTuple):
    """What a report is about, and what its facts tell of."""

    places: frozenset[str]
    named_periods: tuple[str, ...]
    told_periods: frozenset[str]
    told_places: frozenset[str]


def read_about(report: Report, facts: Sequence[Fact]) -> About:
    """Return the places and periods of a report and of its facts."""
    told_periods = frozenset(fact.period for fact in facts if fact.period)
    return About(*_scope(report), told_periods, _told_places(facts))


def write_entry(
    report: Report,
    facts: Sequence[Fact],
    sentences: Sequence[Sentence],
    said: Sequence[Collection[str]],
    about: About,
) -> tuple[bytes, Mapping[str, int]]:
    """Return a report as bytes, and which sentences say or are found by each word.

    `said` holds the words of each sentence; a row of a table is found by its columns' headers too.
    """
    masks: dict[str, int] = {}
    headers = header_keys(report, facts)
    for at, (sentence, keys) in enumerate(zip(sentences, said, strict=True)):
        bit = 1 << at
        found_by = headers.get(sentence.span.start)
        for key in {*keys, *found_by} if found_by else keys:
            masks[key] = masks.get(key, 0) | bit
    # Packed by themselves: most facts of a report, and its layout, no question looks into.
    rows = [pack(fact_row(fact, report.text)) for fact in facts]
    layout = pack(report_row(report))
    head = report.name, report.text, report.date, len(report.blocks) > 1, layout
    spans = tuple((s.span.start, s.span.end, s.block) for s in sentences)
    told = tuple(about.places), about.named_periods, tuple(about.told_periods)
    held = _place_facts(sentences, facts)
    packed = pack(
        (
            head,
            rows,
            held,
            _place_kinds(held, facts),
            masks,
            _headings(report, sentences),
            spans,
            (*told, tuple(about.told_places)),
        )
    )
    return packed, masks


def _place_facts(sentences: Sequence[Sentence], facts: Sequence[Fact]) -> dict[int, list[int]]:
    """Put each fact under the sentence it starts in, a quote under all that it runs over.

    A signer stands in a line of their own, and is found by the office in the line above, too.
    """
    held: dict[int, list[int]] = {}
    starts = [sentence.span.start for sentence in sentences]
    for at in sorted(range(len(facts)), key=lambda at: facts[at].start):
        fact = facts[at]
        at_start = max(0, bisect_right(starts, fact.start) - 1)
        first = at_start
        if fact.kind is FactKind.PERSON:
            first = max(0, bisect_right(starts, fact.sentence_start) - 1)
        last = bisect_right(starts, fact.end - 1) if fact.kind is FactKind.QUOTE else at_start + 1
        for place in range(first, min(max(last, first + 1), len(starts))):
            held.setdefault(place, []).append(at)
    return held


def _place_kinds(held: Mapping[int, Sequence[int]], facts: Sequence[Fact]) -> dict[str, int]:
    """Return which sentences hold a fact of each kind, one bit each."""
    kinds: dict[str, int] = {}
    for place, numbers in held.items():
        for at in numbers:
            kind = facts[at].kind.value
            kinds[kind] = kinds.get(kind, 0) | 1 << place
    return kinds


def _headings(report: Report, sentences: Sequence[Sentence]) -> dict[int, int]:
    """Map each block to the place of the sentence of the heading above it."""
    headings: dict[int, int] = {}
    current: int | None = None
    for place, sentence in enumerate(sentences):
        if report.blocks[sentence.block].kind is BlockKind.HEADING:
            current = place
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
