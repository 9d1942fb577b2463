"""The same figure in other reports: one answer, and every source that says it.

Two reports say the same where value, unit, place and time are alike and what was done is told in
the same words. "12 tổ chức đảng" of two matters of one year are no such pair.
"""

from knowledge.model import Fact, FactKind
from knowledge.recognize.places import place_key
from knowledge.search.index import Index
from knowledge.search.postings import members
from knowledge.search.tokens import keys_of
from knowledge.text.fold import fold

_Same = tuple[str | None, str | None, str, str, str]


def find_elsewhere(fact: Fact, index: Index) -> list[Fact]:
    """Return one figure of each other report that says the same, in the order of the reports."""
    same = _same(fact)
    if same is None:
        return []
    *_, place, period = same
    found: dict[str, Fact] = {}
    for number in members(index.places.bits(place) & index.periods.bits(period)):
        for other in index.reports[number].facts:
            if other.report != fact.report and _same(other) == same and _told_alike(fact, other):
                found.setdefault(other.report, other)
    return list(found.values())


def _same(fact: Fact) -> _Same | None:
    if fact.kind is not FactKind.FIGURE or not (fact.value and fact.place and fact.period):
        return None
    unit = fold(fact.unit or "")
    return fact.value, fact.measure, unit, place_key(fact.place), fact.period


def _told_alike(one: Fact, other: Fact) -> bool:
    """Whether both name the same deed, or where one names none, the same thing."""
    if one.nature is not other.nature:
        return False
    if one.action and other.action:
        return bool(set(keys_of(one.action)) & set(keys_of(other.action)))
    mine, theirs = set(keys_of(one.subject or "")), set(keys_of(other.subject or ""))
    return bool(mine & theirs) or mine == theirs == set()
