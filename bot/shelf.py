"""The snapshot being served: its facts by their short codes, what was edited, what to teach by."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby

from bot.codes import CODE, code_of, codes_of, read_code
from bot.ease import Ease
from bot.examples import find_examples
from bot.memory.edits import Edit
from bot.memory.history import Edition, Place
from knowledge import Fact, KnowledgeBase

__all__ = ["CODE", "Shelf", "read_code"]


class Shelf:
    """One immutable snapshot of the knowledge; a question keeps the shelf it began with.

    `codes` are those of facts whose report lost a fact to an edit, `edits` what was edited, by key.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        codes: Mapping[str, str] | None = None,
        edits: Mapping[str, Edit] | None = None,
    ) -> None:
        self.knowledge = knowledge
        self.known_codes = codes or {}
        self.edits = edits or {}
        self.ease = Ease()

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Code by the fact's key."""
        codes = codes_of(self.knowledge.facts)
        for key in codes.keys() & self.known_codes.keys():
            codes[key] = self.known_codes[key]
        return codes

    @cached_property
    def _by_code(self) -> dict[str, str]:
        return {code: key for key, code in self._codes.items()}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(fact.report for fact in self.knowledge.facts)

    @cached_property
    def examples(self) -> tuple[Fact, ...]:
        """Facts whose questions this snapshot answers, to teach by."""
        return find_examples(self.knowledge, self.code)

    def prepare(self) -> None:
        """Build what the first press of a button would otherwise have to wait for."""
        _ = self._by_code, self._counts, self.examples

    def code(self, fact: Fact) -> str:
        """Return the ten letters that name this fact."""
        return self._codes.get(fact.key) or code_of(fact)

    def fact(self, code: str) -> Fact | None:
        """Return the fact of a code, None when this snapshot does not hold it."""
        key = self._by_code.get(code)
        return self.knowledge.fact(key) if key else None

    def editions(self) -> Iterator[Edition]:
        """Yield where the facts of each report stand, as it was read."""
        hashes = {report.name: report.sha256 for report in self.knowledge.reports}
        for name, facts in groupby(self.knowledge.facts, key=lambda fact: fact.report):
            places = tuple(Place(self.code(one), one.start, one.end) for one in facts)
            yield Edition(name, hashes[name], places)

    def edit(self, fact: Fact) -> Edit | None:
        """Return what an admin has put right of a fact."""
        return self.edits.get(fact.key)

    def count(self, report: str) -> int:
        """Return how many facts a report has."""
        return self._counts[report]
