"""How much two figures speak of the same thing: their unit, their words, their time and place.

"Kỷ luật 650 đảng viên tham nhũng" and "thi hành kỷ luật hơn 650 đảng viên do tham nhũng" count the
same noun and share "kỷ luật" and "tham nhũng" besides; the words a figure is told by are those it
owns, its subject and its action, without names of places and words that say nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from knowledge.extract.rounding import digits
from knowledge.extract.wording import fold_word
from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, MentionKind, Nature
from knowledge.text.fold import fold_spelling

_STATED = {"own", "sentence", "block", "heading", "title"}
_SAID = {"own", "sentence"}
_REAL = {Nature.LEVEL, Nature.SHARE}
_TOLD = {*_REAL, Nature.CHANGE, Nature.TARGET}
# With so many digits a number names itself: "1.250 thanh niên" are the "1.250 công dân".
_TELLING = 3
_MARKS = ".,;:()[]“”\"'…-–/"


@dataclass(slots=True, eq=False)
class Told:
    """A figure with its number and, looked up when first asked for, the words it is told by."""

    fact: Fact
    number: Decimal
    digits: int
    _unit: frozenset[str] | None = None
    _words: frozenset[str] | None = None

    @property
    def is_telling(self) -> bool:
        """Whether the number alone nearly names the figure."""
        return self.digits >= _TELLING

    @property
    def unit(self) -> frozenset[str]:
        """The syllables of what is counted."""
        if self._unit is None:
            self._unit = _syllables_of(self.fact.unit or "")
        return self._unit

    @property
    def words(self) -> frozenset[str]:
        """The syllables of the words the figure owns, its subject and its action."""
        if self._words is None:
            self._words = _words_of(self.fact)
        return self._words


def told(fact: Fact) -> Told | None:
    """Return the figure ready to be compared, or None where there is nothing to compare."""
    number = number_of(fact)
    if not number or fact.nature not in _TOLD:
        return None
    return Told(fact, number, digits(number))


def _words_of(fact: Fact) -> frozenset[str]:
    base = fact.sentence_start
    own = (fact.sentence[span.start - base : span.end - base] for span in fact.own)
    said = _syllables([*own, fact.subject or "", fact.action or ""])
    return frozenset(said - _syllables_of(fact.place or "") - _fillers())


def syllables(texts: Iterable[str]) -> frozenset[str]:
    """Return the syllables of some words that say something of what a figure counts."""
    return frozenset(_syllables(texts) - _fillers())


def number_of(fact: Fact) -> Decimal | None:
    """Return the figure's number; None for a range and for what is no figure."""
    try:
        return Decimal(fact.value or "") if fact.kind is FactKind.FIGURE else None
    except InvalidOperation:
        return None


def same_unit(one: Told, other: Told) -> bool:
    """Return whether both count the same, or one names more narrowly what the other counts."""
    if one.fact.measure is not other.fact.measure:
        return False
    if one.fact.measure is not MentionKind.NUMBER:
        return one.fact.unit == other.fact.unit
    nested = bool(one.unit and other.unit) and (one.unit <= other.unit or other.unit <= one.unit)
    return nested or (one.is_telling and other.is_telling)


def same_nature(one: Fact, other: Fact) -> bool:
    """Return whether both are levels, or changes the same way."""
    alike = one.nature is other.nature or {one.nature, other.nature} <= _REAL
    return alike and one.direction == other.direction


def likeness(one: Told, other: Told) -> tuple[int, float]:
    """Return how many words both are told by, and which share of the shorter telling that is."""
    both = one.unit & other.unit
    first = one.words | one.unit - _fillers()
    second = other.words | other.unit - _fillers()
    shared = len(first & second - both)
    shorter = min(len(first - both), len(second - both))
    return shared, shared / shorter if shorter else 0.0


def same_time(one: Fact, other: Fact) -> bool:
    """Return whether both may hold for the same time: one within the other, or one left open."""
    stated = all(f.period and f.origins.get("period") in _STATED for f in (one, other))
    if not stated or one.period == other.period:
        return True
    first, second = bounds(one.period or ""), bounds(other.period or "")
    return _within(first, second) or _within(second, first)


def same_place(one: Fact, other: Fact) -> bool:
    """Return whether both may hold for the same place: one said only once, or one of a name."""
    said = all(f.place and f.origins.get("place") in _SAID for f in (one, other))
    first, second = fold_word(one.place or ""), fold_word(other.place or "")
    return not said or first.endswith(second) or second.endswith(first)


def bounds(period: str) -> tuple[str, str]:
    """Return the first and last day of a canonical period, as strings in their order."""
    first, _, last = period.partition("/")
    return first, (last or first).replace("..", "9999") + "~"


def _within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] + "~"


def _syllables(texts: Iterable[str]) -> set[str]:
    return {syllable for text in texts for syllable in _syllables_of(text)}


@lru_cache(maxsize=4096)
def _syllables_of(text: str) -> frozenset[str]:
    parts = (word.strip(_MARKS) for word in fold_spelling(text).split())
    return frozenset(part for part in parts if part.isalpha())


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_syllables(load_toml("twins")["wording"]["fillers"]))
