"""What a fact brings to every question alike, worked out once: its words, near and nearest."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property

from knowledge.model import Fact, FactKind, Nature
from knowledge.search.columns import header_words
from knowledge.search.index import Index
from knowledge.search.modality import modality_before
from knowledge.search.quantities import is_quantity
from knowledge.search.tokens import keys_of

_BESIDE_REACH = 45
# "phải kỷ luật 26 tổ chức (đã kỷ luật 17 tổ chức) và 342 đảng viên": the bracket is another's.
_BRACKETED = re.compile(r"\([^()]*\)")
# What a few words before a colon name holds for every figure behind it.
_LABEL = re.compile(r"(?:[-+*•]|\w{1,3}[.)])?\s*[^\W\d_]+(?:[ ,]+[^\W\d_]+){0,6}(?=:)")
_KEPT = 16384


class Profile:
    """What one fact says of itself, each part worked out when first asked for."""

    def __init__(self, index: Index, fact: Fact, number: int) -> None:
        self._index, self._fact, self._number = index, fact, number

    @cached_property
    def beside(self) -> tuple[tuple[str, float], ...]:
        """The words a figure owns right beside its number, with their weights."""
        index, fact = self._index, self._fact
        if not is_quantity(fact):
            return ()
        if headers := header_words(index.text_of(self._number), fact):
            return tuple((key, index.weight(key)) for key in keys_of(headers) if key.isalpha())
        start = index.sentences[self._number].sentence.span.start
        at = fact.start - start
        label = _label_end(fact.sentence[:at])
        spans = [(span.start - start, span.end - start) for span in (*fact.own, fact.span)]
        found: list[tuple[str, float]] = []
        for key, _, first, last in index.words(self._number).tokens:
            near = last <= label or (abs(first - at) < _BESIDE_REACH and _within(first, spans))
            if near and key.isalpha():
                found.append((key, index.weight(key)))
        return tuple(found)

    @cached_property
    def modality(self) -> str | None:
        """Whether what is done is due, planned or denied."""
        fact = self._fact
        if not is_quantity(fact) or fact.action is None or fact.nature is Nature.NONE:
            return None
        before = fact.sentence[: fact.start - fact.sentence_start]
        return modality_before(_BRACKETED.sub(" ", before), fact.action)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words for the speaker of a quote: they say nothing about its topic."""
        if self._fact.kind is not FactKind.QUOTE:
            return frozenset()
        return frozenset((*keys_of(self._fact.speaker or ""), *keys_of(self._fact.role or "")))


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _label_end(before: str) -> int:
    """Return where an item's label ends: "Án hành chính: thụ lý 96 vụ" is of those alone."""
    label = _LABEL.match(before)
    return label.end() if label else 0


class Profiles:
    """Profiles of an index's facts, the last used kept."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._made: OrderedDict[str, Profile] = OrderedDict()

    def get(self, fact: Fact, number: int) -> Profile:
        """Return the profile of a fact in the sentence of this number."""
        profile = self._made.get(fact.key)
        if profile is None:
            profile = self._made[fact.key] = Profile(self._index, fact, number)
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return profile
