"""Sentences by their words, facts by their sentence, and what surrounds each sentence.

Words are found through postings: for each the reports that say it; a report knows which of its
sentences do. Reports are read when asked for, and the last ones kept: what a question costs in
time and memory does not grow with the store.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from math import log

from knowledge.model import Fact, Report
from knowledge.search.contents import Listed
from knowledge.search.entries import IndexedReport, IndexedSentence
from knowledge.search.indexing import index_sections
from knowledge.search.packing import unpack
from knowledge.search.postings import Postings, Sections
from knowledge.search.quantities import is_quantity
from knowledge.search.said import Key, Words
from knowledge.search.tokens import tokenize
from knowledge.search.vocabulary import Vocabulary

# Sentences assumed besides those held, so that in a small store a word it lacks weighs no tons.
_PRIOR = 200
# What the figures of a sentence own tells less about figures of another.
_OWNED = 0.5
# Reports kept ready; one of 21 facts takes some 20 kB.
_KEPT_REPORTS = 512
_KEPT_SENTENCES = 2048


class Index:
    """All sentences of all reports, found by their words."""

    @classmethod
    def of(cls, reports: Iterable[Report], facts: Iterable[Fact]) -> "Index":
        """Return an index of these, all in memory."""
        return cls(index_sections(reports, facts))

    def __init__(self, sections: Sections) -> None:
        self.version = bytes(sections["version"]).decode()
        self.names: tuple[str, ...] = unpack(sections["names"])
        self._offsets = memoryview(sections["offsets"]).cast("Q")
        self._entries = sections["entries"]
        self.first_sentences = array("Q", bytes(sections["sentences"]))
        self.first_facts = array("Q", bytes(sections["facts"]))
        self._counts: dict[str, int] = unpack(sections["counts"])
        self.said, self.places, self.periods = (
            Postings(sections, name, len(self.names)) for name in ("said", "places", "periods")
        )
        self.vocabulary = Vocabulary.of(unpack(sections["vocabulary"]))
        read = lru_cache(maxsize=_KEPT_REPORTS)(self._read_report)
        self.words = lru_cache(maxsize=8192)(self._read_words)
        self.shares = lru_cache(maxsize=8192)(self._read_shares)
        self.reports: Listed[IndexedReport] = Listed(len(self.names), read)
        find = lru_cache(maxsize=_KEPT_SENTENCES)(self._sentence)
        self.sentences: Listed[IndexedSentence] = Listed(self.first_sentences[-1], find)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each report by its name."""
        return {name: number for number, name in enumerate(self.names)}

    def weight(self, key: str) -> float:
        """Return how much a word tells: its inverse document frequency, at least .1."""
        count = self._counts.get(key, 0)
        return max(0.1, log((_PRIOR + len(self.sentences)) / (0.5 + count)))

    def text_of(self, number: int) -> str:
        """Return the text of the report that a sentence is of."""
        return self._holder(number).text

    def sentence_text(self, number: int) -> str:
        """Return the verbatim text of a sentence."""
        home = self._holder(number)
        text: str = home.sentence(number).sentence.span.cut(home.text)
        return text

    def sentences_with(self, key: str, report: int) -> Sequence[int]:
        """Return the numbers of the sentences of a report that say a word."""
        return self.reports[report].sentences_with(key)

    def reports_with(self, key: str) -> Sequence[int]:
        """Return the numbers of the reports that say a word, in order."""
        return self.said.numbers(key)

    def read_share(self, number: int, key: Key) -> float:
        """Return how well a sentence says a key to figures elsewhere, between 0 and 1."""
        words = self.words(number)
        return words.level(key, self.shares(number))

    def _holder(self, number: int) -> IndexedReport:
        return self.reports[bisect_right(self.first_sentences, number) - 1]

    def _read_report(self, number: int) -> IndexedReport:
        data = self._entries[self._offsets[number] : self._offsets[number + 1]]
        return IndexedReport(number, self.first_sentences[number], data)

    def _sentence(self, number: int) -> IndexedSentence:
        return self._holder(number).sentence(number)

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
