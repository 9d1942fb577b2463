"""Figures said twice: rounded in the headline, exact in the body.

"Tỷ lệ hoả táng ở Hà Nội chiếm trên 60%" over a text with "Năm 2018, tỷ lệ hoả táng tăng lên
60,09%" is the same figure. The one that names no period of its own takes its twin's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from knowledge.model import Fact, FactKind
from knowledge.text.fold import fold_spelling

_ROUNDING = Decimal("0.02")
_DATED = {"own", "sentence", "block"}
_SHARED_WORDS = 2
_SHORT_WORD = 2
_MOST = 40  # figures of one value looked at, so that a table full of "1" stays linear


def link_twins(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with a period for each figure that a twin dates."""
    dated = _Dated([f for f in facts if f.kind is FactKind.FIGURE and _is_dated(f)])
    return [fact if _is_dated(fact) else _date_by_twin(fact, dated) for fact in facts]


def _is_dated(fact: Fact) -> bool:
    return fact.origins.get("period") in _DATED


class _Dated:
    """Figures with a period, found by their value."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        valued = [(number, i, f) for i, f in enumerate(facts) if (number := _number(f))]
        self._sorted = sorted(valued, key=lambda entry: entry[:2])
        self._numbers = [number for number, _, _ in self._sorted]

    def near(self, number: Decimal, apart: Decimal) -> Iterator[Fact]:
        """Yield the first figures whose value is this one, give or take a share of it."""
        low, high = sorted((number * (1 - apart), number * (1 + apart)))
        first, last = bisect_left(self._numbers, low), bisect_right(self._numbers, high)
        found = sorted(self._sorted[first : min(last, first + _MOST)], key=lambda entry: entry[1])
        return (fact for _, _, fact in found)


def _date_by_twin(fact: Fact, dated: _Dated) -> Fact:
    number = _number(fact)
    if number is None or fact.kind is not FactKind.FIGURE:
        return fact
    near = dated.near(number, _ROUNDING if fact.qualifier else Decimal(0))
    twin = next((other for other in near if _are_twins(fact, other)), None)
    if twin is None:
        return fact
    return replace(
        fact,
        period=twin.period,
        period_text=twin.period_text,
        origins={**fact.origins, "period": "twin"},
    )


def _are_twins(one: Fact, other: Fact) -> bool:
    if one.sentence_start == other.sentence_start or one.measure is not other.measure:
        return False
    return len(_words(one.sentence) & _words(other.sentence)) >= _SHARED_WORDS


def _number(fact: Fact) -> Decimal | None:
    try:
        return Decimal(fact.value or "")
    except InvalidOperation:
        return None


@lru_cache(maxsize=1024)
def _words(sentence: str) -> frozenset[str]:
    words = (word.strip(".,;:()“”\"'") for word in fold_spelling(sentence).split())
    return frozenset(word for word in words if len(word) > _SHORT_WORD and word.isalpha())
