"""Figures said twice: rounded in the headline, exact in the body.

"Tỷ lệ hoả táng ở Hà Nội chiếm trên 60%" over a text with "Năm 2018, tỷ lệ hoả táng tăng lên
60,09%" is the same figure: the headline's points to the body's, and takes its period.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from knowledge.extract.headlines import Headlines
from knowledge.extract.likeness import (
    Told,
    likeness,
    same_nature,
    same_place,
    same_time,
    same_unit,
    told,
)
from knowledge.extract.rounding import APART, is_hedged, is_rounding
from knowledge.model import Fact, Report

_DATED = {"own", "sentence", "block"}
_SHARED_WORDS = 2
_SHARED = 0.33
# A number of one or two digits comes up again by chance.
_SHARED_BY_SMALL = 0.5
_LOW, _HIGH = 1 - APART, 1 + APART
_MOST = 16  # figures of one value looked at, so that a table full of "1" stays linear


def link_twins(report: Report, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, those that repeat another pointing to it and dated by it."""
    mains = _Mains()
    twins: dict[int, Fact] = {}
    for one in sorted(filter(None, map(told, facts)), key=partial(_rank, Headlines(report))):
        main = next((m for m in mains.near(one) if are_twins(one, m)), None)
        if main is None:
            mains.add(one)
        else:
            twins[one.fact.start] = main.fact
    linked = [_linked(fact, twins.get(fact.start)) for fact in facts]
    dates = {fact.twin: fact for fact in linked if fact.twin is not None and _is_dated(fact)}
    return [_dated(fact, dates.get(fact.start)) for fact in linked]


def are_twins(one: Told, other: Told) -> bool:
    """Return whether both say the same thing with the same number, or one rounded."""
    return (
        one.fact.sentence_start != other.fact.sentence_start
        and _same_number(one, other)
        and same_unit(one, other)
        and same_nature(one.fact, other.fact)
        and same_time(one.fact, other.fact)
        and same_place(one.fact, other.fact)
        and _alike(one, other)
    )


def _same_number(one: Told, other: Told) -> bool:
    return (
        one.number == other.number
        or is_rounding(one.number, one.fact.qualifier, other.number)
        or is_rounding(other.number, other.fact.qualifier, one.number)
    )


def _alike(one: Told, other: Told) -> bool:
    if one.fact.sentence == other.fact.sentence:
        return one.fact.text == other.fact.text
    shared, share = likeness(one, other)
    telling = one.is_telling or other.is_telling
    return shared >= _SHARED_WORDS and share >= (_SHARED if telling else _SHARED_BY_SMALL)


class _Mains:
    """The figures that repeat no other, found by number."""

    def __init__(self) -> None:
        self._by_number: defaultdict[Decimal, list[Told]] = defaultdict(list)
        self._numbers: list[Decimal] = []

    def add(self, one: Told) -> None:
        if one.number not in self._by_number:
            insort(self._numbers, one.number)
        self._by_number[one.number].append(one)

    def near(self, one: Told) -> Iterator[Told]:
        """Yield the first figures of this number, then those it may round or be rounded by."""
        yield from self._by_number.get(one.number, ())[:_MOST]
        low, high = sorted((one.number * _LOW, one.number * _HIGH))
        first, last = bisect_left(self._numbers, low), bisect_right(self._numbers, high)
        for number in self._numbers[first : min(last, first + _MOST)]:
            if number != one.number:
                yield from self._by_number[number][:_MOST]


def _rank(headlines: Headlines, one: Told) -> tuple[bool, int, bool, int]:
    """Order figures by how well they tell: in the body, exact, unhedged, early."""
    hedged = is_hedged(one.fact.qualifier)
    return headlines.hold(one.fact), -one.digits, hedged, one.fact.start


def _linked(fact: Fact, main: Fact | None) -> Fact:
    if main is None:
        return fact
    dated = _dated(fact, main) if _is_dated(main) else fact
    return dated._replace(twin=main.start)


def _is_dated(fact: Fact) -> bool:
    return fact.origins.get("period") in _DATED


def _dated(fact: Fact, twin: Fact | None) -> Fact:
    """Return the fact with its twin's period where it names none itself."""
    if twin is None or _is_dated(fact):
        return fact
    origins = {**fact.origins, "period": "twin"}
    return fact._replace(period=twin.period, period_text=twin.period_text, origins=origins)
