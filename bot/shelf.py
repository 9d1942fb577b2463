"""The snapshot being served, with a short code for each of its facts.

A code fits on a button (64 bytes), into a deep link, and can be read over the phone. It is made of
the report's name, the sentence and the place of the words in it, so that it names the same fact in
every snapshot that still holds it, whatever changed around it, and nothing in one that does not.
"""

import base64
import hashlib
import re
from collections import Counter
from functools import cached_property

from bot.examples import find_examples
from knowledge import Fact, KnowledgeBase

CODE = re.compile(r"[a-z2-7]{10}")
_BITS = 50


class Shelf:
    """One immutable snapshot of the knowledge; a question keeps the shelf it began with."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Code by the fact's key; a sentence that a report says twice is told apart by order."""
        seen: Counter[tuple[str, ...]] = Counter()
        codes: dict[str, str] = {}
        for fact in self.knowledge.facts:
            told = _told(fact)
            codes[fact.key] = _code(told, seen[told])
            seen[told] += 1
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
        return self._codes.get(fact.key) or _code(_told(fact), 0)

    def fact(self, code: str) -> Fact | None:
        """Return the fact of a code, None when this snapshot does not hold it."""
        key = self._by_code.get(code)
        return self.knowledge.fact(key) if key else None

    def count(self, report: str) -> int:
        """Return how many facts a report has."""
        return self._counts[report]


def read_code(typed: str) -> str:
    """Return a code as it was typed or tapped: " F_ABCDE-FGHIJ " → "abcdefghij"."""
    return re.sub(r"[\s-]", "", typed.lower().removeprefix("/").removeprefix("f_"))


def _told(fact: Fact) -> tuple[str, ...]:
    place = str(fact.start - fact.sentence_start)
    return (fact.report, fact.kind, fact.text, place, fact.sentence)


def _code(told: tuple[str, ...], number: int) -> str:
    whole = "\x1f".join((*told, str(number))).encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(whole, digest_size=8).digest()
    return base64.b32encode(digest)[: _BITS // 5].decode().lower()
