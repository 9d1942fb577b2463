"""Sums, differences, which is more: worked out only from figures whose scopes agree.

Each place or time named is asked for on its own, as a question of its own. Where one has no answer
nothing is worked out, and it is said which; where units, times or places differ, or a figure is
stated as a bound, the figures are shown and the working out is declined.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from knowledge.computed import POINTS, Computed, Operation
from knowledge.model import (
    Answer,
    Candidate,
    Fact,
    FactKind,
    Found,
    Mention,
    MentionKind,
    Missing,
    Nature,
    Unknown,
)
from knowledge.recognize.places import place_key
from knowledge.search.asked import FIGURES
from knowledge.search.claims import interval
from knowledge.search.extremes import Extreme
from knowledge.search.operations import ALL_PLACES, ALL_YEARS, Asking
from knowledge.search.query import Query
from knowledge.search.rank import Ranked
from knowledge.search.slots import NATION
from knowledge.search.tokens import keys_of
from knowledge.text.fold import fold

SCOPE = "scope"
"""The slot of what keeps figures from being worked out together: `Missing("scope", "period")`."""

_MOST_OPERANDS = 24
_NEAR = 0.5  # of the best score: worth asking for on its own
_YEAR = re.compile(r"\d{4}")
_LEVELLED = re.compile(r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn) \w")


@dataclass(frozen=True, slots=True)
class Answering:
    """How a knowledge base reads, ranks and answers one question."""

    read: Callable[[str], Query]
    rank: Callable[[Query], Sequence[Ranked]]
    answer: Callable[[Query], Answer]


def compute(question: str, asking: Asking, base: Answering) -> Found | Unknown | None:
    """Return what is worked out for the places or times named, or what keeps it from being so.

    None where fewer than two are named or nothing is known of any: no question of this kind.
    """
    query = base.read(asking.question)
    if query.asked not in FIGURES:
        return None
    if asking.over:
        slot, named = asking.over, _all_told(query, asking.over, base)
    elif len(query.places) > 1:
        slot, named = ALL_PLACES, list(query.places)
    else:
        slot, named = ALL_YEARS, list(query.periods)
    if not 1 < len(named) <= _MOST_OPERANDS:
        return None
    operands, absent = _ask_each(query, slot, named, base)
    if asking.over:
        operands = _of_one_kind(operands)
    if not operands or len({c.fact.key for c in operands}) < len(operands):
        return None
    if absent and not asking.over:
        return Unknown(question, tuple(operands), tuple(Missing(slot, m.text) for m in absent))
    if len(operands) < 2:
        return None
    return _worked_out(question, asking.operation, slot, operands, claimed=asking.claimed)


def compute_extreme(question: str, extreme: Extreme, base: Answering) -> Found | Unknown | None:
    """Return which place or year of all reports has the most or least: "Tỉnh nào … nhiều nhất?"."""
    if extreme.grain not in {"", "năm"}:
        return None
    slot = ALL_YEARS if extreme.time else ALL_PLACES
    query = base.read(extreme.question)
    if query.asked not in FIGURES or (query.places if slot == ALL_PLACES else query.periods):
        return None
    named = [m for m in _all_told(query, slot, base) if _is_of_level(m.value, extreme.level, slot)]
    if not 1 < len(named) <= _MOST_OPERANDS:
        return None
    operands = _of_one_kind(_ask_each(query, slot, named, base)[0])
    if len(operands) < 2 or len({c.fact.key for c in operands}) < len(operands):
        return None
    operation = Operation.MOST if extreme.most else Operation.LEAST
    return _worked_out(question, operation, slot, operands)


def _all_told(query: Query, slot: str, base: Answering) -> list[Mention]:
    """Return the places or whole years that figures near the question hold for."""
    ranked = [r for r in base.rank(query) if r.fact.kind is FactKind.FIGURE and not r.missing]
    if not ranked:
        return []
    best = ranked[0]
    near = [
        r.fact
        for r in ranked
        if r.score >= _NEAR * best.score and r.fact.measure is best.fact.measure
    ]
    if slot == ALL_YEARS:
        years = {f.period for f in near if f.period and _YEAR.fullmatch(f.period)}
        return [Mention(MentionKind.PERIOD, f"năm {year}", 0, 0, year) for year in sorted(years)]
    places = {place_key(f.place): f.place for f in near if f.place and f.place != NATION}
    return [Mention(MentionKind.PLACE, place, -1, -1, place) for place in places.values()]


def _is_of_level(name: str, level: str | None, slot: str) -> bool:
    """Whether a place is of the level asked for; a province is called by its bare name."""
    if slot == ALL_YEARS:
        return True
    lower = _LEVELLED.match(name.lower())
    if level in {None, "tinh", "thanh pho"}:
        return not lower or (level == "thanh pho" and fold(name).startswith("thanh pho "))
    return bool(lower) and fold(name).startswith(f"{level} ")


def _ask_each(
    query: Query, slot: str, named: Iterable[Mention], base: Answering
) -> tuple[list[Candidate], list[Mention]]:
    """Return the figure that answers for each one named, and those that none answers for."""
    operands: list[Candidate] = []
    absent: list[Mention] = []
    for one in named:
        places, periods = query.places, query.periods
        if slot == ALL_PLACES:
            places = (one,)
        else:
            periods = (_opening(one),)
        part = replace(query, places=places, periods=periods, several=False, listing=False)
        answer = base.answer(part)
        told = isinstance(answer, Found) and len(answer.facts) == 1
        if told and isinstance(answer, Found) and answer.facts[0].fact.kind is FactKind.FIGURE:
            operands.append(answer.facts[0])
        else:
            absent.append(one)
    return operands, absent


def _of_one_kind(operands: list[Candidate]) -> list[Candidate]:
    """Leave out what counts or measures something else than the best of them.

    Named by nobody, these were only near; a place that was asked about is never left out.
    """
    if not operands:
        return []
    best = max(operands, key=lambda c: c.score).fact
    return [c for c in operands if c.fact.measure is best.measure and _same_unit(c.fact, best)]


def _opening(period: Mention) -> Mention:
    """Return a period as if it opened the question: not one that is only compared with."""
    return period._replace(start=0, end=0)


def _worked_out(
    question: str,
    operation: Operation,
    slot: str,
    operands: list[Candidate],
    *,
    claimed: bool = False,
) -> Found | Unknown:
    facts = [operand.fact for operand in operands]
    if clash := _clash(facts, slot, operation):
        return Unknown(question, tuple(operands), (Missing(SCOPE, clash),))
    if operation in {Operation.MOST, Operation.LEAST}:
        return _ordered(question, operation, operands, claimed=claimed)
    values = [_value(fact) for fact in facts]
    total = sum(values, Decimal(0)) if operation is Operation.SUM else abs(values[0] - values[1])
    unit = POINTS if facts[0].measure is MentionKind.PERCENT else facts[0].unit
    return Found(question, tuple(operands), computed=Computed(operation, f"{total:f}", unit))


def _ordered(
    question: str, operation: Operation, operands: list[Candidate], *, claimed: bool
) -> Found:
    """Return the operands in order; a claim holds where the one named last leads alone."""
    most = operation is Operation.MOST
    values = [_value(operand.fact) for operand in operands]
    best = max(values) if most else min(values)
    verdict = values[-1] == best and values.count(best) == 1 if claimed else None
    ordered = sorted(operands, key=lambda operand: _value(operand.fact), reverse=most)
    computed = Computed(operation, f"{best:f}", ordered[0].fact.unit)
    return Found(question, tuple(ordered), verdict=verdict, computed=computed)


def _clash(facts: Sequence[Fact], slot: str, operation: Operation) -> str | None:
    """Return what keeps the figures from being worked out together: the name of a slot."""
    first = facts[0]
    if operation is Operation.DIFFERENCE and len(facts) != 2:
        return "value"
    if any(fact.measure is not first.measure or not _same_unit(fact, first) for fact in facts):
        return "unit"
    shares = operation is Operation.SUM and first.measure is MentionKind.PERCENT
    if shares or any(fact.nature is not first.nature for fact in facts):
        return "unit"
    if operation is Operation.SUM and first.nature is not Nature.LEVEL:
        return "unit"
    if slot == ALL_PLACES and any(fact.period != first.period for fact in facts):
        return "period"
    if slot == ALL_YEARS and len({_within_year(fact.period) for fact in facts}) > 1:
        return "period"
    if slot == ALL_YEARS and len({place_key(fact.place or "") for fact in facts}) > 1:
        return "place"
    return None if _are_exact(facts, operation) else "value"


def _same_unit(one: Fact, other: Fact) -> bool:
    """ "vụ tai nạn" and "vụ tai nạn giao thông" are one noun, more or less exactly named."""
    mine, theirs = keys_of(one.unit or ""), keys_of(other.unit or "")
    shorter, longer = sorted((mine, theirs), key=len)
    return mine == theirs or (bool(shorter) and longer[: len(shorter)] == shorter)


def _within_year(period: str | None) -> str:
    """Return which part of its year a period is: "2022-12-31" and "2023-12-31" are alike."""
    return _YEAR.sub("", period or "")


def _are_exact(facts: Sequence[Fact], operation: Operation) -> bool:
    """Whether the figures can be added; to be put in order they only must not overlap."""
    bounds = [interval(fact.value or "", fact.qualifier) for fact in facts]
    known = [bound for bound in bounds if bound is not None]
    if len(known) < len(facts):
        return False
    if operation in {Operation.SUM, Operation.DIFFERENCE}:
        return all(low == high for low, high in known)
    if any("/" in (fact.value or "") for fact in facts):
        return False
    ordered = sorted(known)
    return all(one[1] < other[0] or one == other for one, other in pairwise(ordered))


def _value(fact: Fact) -> Decimal:
    return Decimal(fact.value or 0)
