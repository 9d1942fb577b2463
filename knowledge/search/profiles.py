"""What a fact brings to every question alike, worked out once: its words, near and nearest."""

import re
from dataclasses import dataclass

from knowledge.model import Fact, FactKind
from knowledge.search.contrasts import Sides, told_sides
from knowledge.search.index import Index
from knowledge.search.levels import OWN, LevelMaps, Levels, merge_tokens
from knowledge.search.modality import modality_before
from knowledge.search.tokens import keys_of, tokenize

_BESIDE_REACH = 45
# "phải kỷ luật 315 tổ chức (đã kỷ luật 204 tổ chức) và 4.892 đảng viên": the bracket is another's.
_BRACKETED = re.compile(r"\([^()]*\)")
_SLOT_LEVEL = 0.9 * OWN


@dataclass(frozen=True, slots=True)
class Profile:
    """The level of each word of a fact's sentence, the weighed words beside it, its modality.

    `names` are the words for who speaks, `sides` what it tells of things that exclude each other.
    """

    own: Levels
    beside: tuple[tuple[str, float], ...]
    modality: str | None
    names: frozenset[str] = frozenset()
    sides: Sides = frozenset()


class Profiles:
    """Profiles of an index's facts, made when first asked for."""

    def __init__(self, index: Index, levels: LevelMaps) -> None:
        self._index = index
        self._levels = levels
        self._made: dict[str, Profile] = {}

    def get(self, fact: Fact, number: int) -> Profile:
        """Return the profile of a fact in the sentence of this number."""
        profile = self._made.get(fact.key)
        if profile is None:
            profile = self._made[fact.key] = self._make(fact, number)
        return profile

    def _make(self, fact: Fact, number: int) -> Profile:
        levels = self._levels.within(fact, number)
        for words in (fact.unit, fact.action, fact.speaker, fact.role):
            if words:
                tokens = tokenize(words)
                merge_tokens(levels, tokens, [_SLOT_LEVEL] * len(tokens))
        sides: Sides = told_sides(fact) if fact.kind is FactKind.FIGURE else frozenset()
        return Profile(levels, self._beside(fact, number), _modality(fact), _names(fact), sides)

    def _beside(self, fact: Fact, number: int) -> tuple[tuple[str, float], ...]:
        """Return the words a figure owns right beside its number, with their weights."""
        if fact.kind is not FactKind.FIGURE:
            return ()
        entry = self._index.sentences[number]
        start = entry.sentence.span.start
        return tuple(
            (token.key, self._index.weight(token.key))
            for token in entry.tokens
            if token.key.isalpha()
            and abs(start + token.start - fact.start) < _BESIDE_REACH
            and any(start + token.start in span for span in (*fact.own, fact.span))
        )


def _names(fact: Fact) -> frozenset[str]:
    """Return the words for the speaker of a quote: they say nothing about its topic."""
    if fact.kind is not FactKind.QUOTE:
        return frozenset()
    return frozenset((*keys_of(fact.speaker or ""), *keys_of(fact.role or "")))


def _modality(fact: Fact) -> str | None:
    if fact.kind is not FactKind.FIGURE or fact.action is None:
        return None
    before = fact.sentence[: fact.start - fact.sentence_start]
    return modality_before(_BRACKETED.sub(" ", before), fact.action)
