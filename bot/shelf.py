"""The snapshot being served, with short names for its facts that fit on a button.

A button must carry ids of at most 64 bytes, and may be pressed after a reload. `short_id` is a
digest of what the fact is, so it names the same fact in every snapshot that still holds it, and
nothing in a snapshot that does not: then the user is told that the store was reloaded.
"""

import base64
import hashlib
from collections import Counter
from functools import cached_property

from knowledge import Fact, KnowledgeBase


def short_id(fact: Fact) -> str:
    """Return 13 ASCII letters naming this fact: digest of place, text and sentence."""
    told = "\x1f".join((fact.key, fact.text, fact.sentence))
    digest = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return base64.b32encode(digest).decode().rstrip("=").lower()


class Shelf:
    """One immutable snapshot of the knowledge; a question keeps the shelf it began with."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {short_id(fact): fact for fact in self.knowledge.facts}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(fact.report for fact in self.knowledge.facts)

    def prepare(self) -> None:
        """Build what the first press of a button would otherwise have to wait for."""
        _ = self._by_id, self._counts

    def fact(self, short: str) -> Fact | None:
        """Return the fact with this short id, None when this snapshot does not hold it."""
        return self._by_id.get(short)

    def count(self, report: str) -> int:
        """Return how many facts a report has."""
        return self._counts[report]
