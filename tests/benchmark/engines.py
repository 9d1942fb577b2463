"""What the search is measured against: tantivy, tantivy given the slots as filters, and bm25s.

All find a sentence by folded syllables and decline nothing. The filters are the place and the
period that our own reader finds in a question; reading them costs the filtered engine no time.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from knowledge.model import Fact
from knowledge.recognize.places import place_key
from knowledge.text.fold import fold

Slots = tuple[str, str]


class Engine(Protocol):
    """Finds the fact whose sentence is most like a question."""

    def find(self, question: str, slots: Slots | None) -> str | None:
        """Return the key of the fact, or None; `slots` are the place and period named."""


def slot(place: str, period: str) -> str:
    """Return a place and a period as one term."""
    return f"{place_key(place)}|{period}"


def _terms(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


class Tantivy:
    """Tantivy over folded syllables, any of them enough; both slots must be met where filtered."""

    def __init__(self, facts: Sequence[Fact], home: Path, *, filtered: bool = False) -> None:
        self._filtered = filtered
        self._facts = facts
        self._tantivy: Any = import_module("tantivy")
        builder = self._tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True, fast=True)
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field("slots", tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        home.mkdir()
        index = self._tantivy.Index(self._schema, path=str(home))
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for number, fact in enumerate(facts):
            named = slot(fact.place or "", fact.period or "") if filtered else ""
            words = " ".join(_terms(fact.sentence))
            writer.add_document(self._tantivy.Document(id=number, words=words, slots=named))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def find(self, question: str, slots: Slots | None) -> str | None:
        """Return the key of the best fact that meets the slots, or else of the best one."""
        query, occur = self._tantivy.Query, self._tantivy.Occur
        parts = [
            (occur.Should, query.term_query(self._schema, "words", word, "freq"))
            for word in dict.fromkeys(_terms(question))
        ]
        found = None
        if self._filtered and slots:
            named = query.term_query(self._schema, "slots", slot(*slots), "basic")
            found = self._search([*parts, (occur.Must, named)])
        return found or self._search(parts)

    def _search(self, parts: list[Any]) -> str | None:
        query = self._tantivy.Query.boolean_query(parts)
        hits = self._searcher.search(query, 10, count=False).hits
        return self._facts[self._searcher.doc(hits[0][1])["id"][0]].key if hits else None


class Bm25s:
    """bm25s with numba; k1 = 1 and b = .35, as facts are short and alike in length."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._ranker: Any = import_module("bm25s").BM25(
            method="lucene", backend="numba", k1=1.0, b=0.35
        )
        words = [_terms(fact.sentence) for fact in facts]
        self._ranker.index(words, show_progress=False)
        self._ranker.activate_numba_scorer()
        self.find(facts[0].sentence, None)  # compiled now

    def find(self, question: str, _slots: Slots | None) -> str | None:
        """Return the key of the best fact."""
        documents, _ = self._ranker.retrieve([_terms(question)], k=10, show_progress=False)
        return self._facts[int(documents[0][0])].key
