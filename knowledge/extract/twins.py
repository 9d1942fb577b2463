"""Figures said twice: rounded in the headline, exact in the body.

"Tỷ lệ hoả táng ở Hà Nội chiếm trên 60%" over a text with "Năm 2018, tỷ lệ hoả táng tăng lên 60,09%" is the
same figure. The one that names no period of its own takes its twin's.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from knowledge.model import Fact, FactKind
from knowledge.text.fold import fold_spelling

_ROUNDING = Decimal("0.02")
_DATED = {"own", "sentence", "block"}
_SHARED_WORDS = 2
_SHORT_WORD = 2


def link_twins(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with a period for each figure that a twin dates."""
    dated = [f for f in facts if f.kind is FactKind.FIGURE and f.origins.get("period") in _DATED]
    return [_date_by_twin(fact, dated) if _undated(fact) else fact for fact in facts]


def _undated(fact: Fact) -> bool:
    return fact.kind is FactKind.FIGURE and fact.origins.get("period") not in _DATED


def _date_by_twin(fact: Fact, dated: Sequence[Fact]) -> Fact:
    twin = next((other for other in dated if _are_twins(fact, other)), None)
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
    first, second = _number(one), _number(other)
    if first is None or second is None or not second:
        return False
    apart = abs(first - second) / abs(second)
    rounded = bool(one.qualifier) and apart <= _ROUNDING
    return (first == second or rounded) and len(_words(one) & _words(other)) >= _SHARED_WORDS


def _number(fact: Fact) -> Decimal | None:
    try:
        return Decimal(fact.value or "")
    except InvalidOperation:
        return None


def _words(fact: Fact) -> set[str]:
    words = fold_spelling(fact.sentence).split()
    return {
        word.strip(".,;:()“”\"'") for word in words if len(word) > _SHORT_WORD and word.isalpha()
    }
