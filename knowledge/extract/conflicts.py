"""Figures of one report that contradict each other: 650 in the headline, 660 in the body.

Only what must be the same is compared: levels that count the same noun, told by the same words,
for the same time and place, neither a part of something nor planned. Anything that rounding may
explain is no contradiction; where in doubt nothing is flagged.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice

from knowledge.extract.headlines import Headlines
from knowledge.extract.likeness import Told, same_place, told
from knowledge.extract.rounding import is_blurred, is_hedged
from knowledge.extract.wording import words
from knowledge.model import Fact, Nature, Report
from knowledge.text.fold import fold_spelling

_SHARED_WORDS = 2
_HEADLINE_SAID = 0.8
_SAME_WORDS = 4
# A slip of the pen stays close; what lies further off counts something else.
_CLOSE = Decimal("0.75")
_STATED = {"own", "sentence", "block", "heading", "title", "twin"}
_MOST = 40  # headlines looked at: a text of nothing but headings stays linear
_REACH = 200


def flag_conflicts(report: Report, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, those that contradict each other naming one another."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in _conflicts(Headlines(report), facts):
        found[one.fact.start].add(other.fact.start)
        found[other.fact.start].add(one.fact.start)
    return [_flagged(fact, found.get(fact.start)) for fact in facts]


def _conflicts(headlines: Headlines, facts: Sequence[Fact]) -> Iterator[tuple[Told, Told]]:
    alone = _unrepeated(headlines, facts)
    units = {one.fact.unit for one in alone}
    body: defaultdict[str | None, list[Told]] = defaultdict(list)
    for fact in facts:
        if (
            fact.unit in units
            and not headlines.hold(fact)
            and _is_whole(fact)
            and (one := told(fact))
        ):
            body[fact.unit].append(one)
    for one in alone:
        yield from _contradicting(one, body[one.fact.unit])


def _unrepeated(headlines: Headlines, facts: Sequence[Fact]) -> list[Told]:
    """Return the first figures of the headlines that the body does not say again."""
    again = {fact.twin for fact in facts}
    alone = (
        fact
        for fact in facts
        if fact.twin is None
        and fact.start not in again
        and headlines.hold(fact)
        and _is_whole(fact)
    )
    return list(filter(None, map(told, islice(alone, _MOST))))


def _contradicting(one: Told, body: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield a headline with what the body says otherwise, if that is one number alone."""
    others = [other for other in body if _says_headline(one, other)]
    if len({other.number for other in others}) == 1 and _differ(one, others[0]):
        yield from ((one, other) for other in others)


def _says_headline(one: Told, other: Told) -> bool:
    """Return whether a figure of the body tells what the headline does, with whatever number."""
    shared = len(one.words & other.words)
    return (
        one.fact.measure is other.fact.measure
        and shared >= max(_SHARED_WORDS, _HEADLINE_SAID * len(one.words))
        and _same_time(one.fact, other.fact)
        and same_place(one.fact, other.fact)
    )


def _differ(one: Told, other: Told) -> bool:
    """Return whether the numbers are near, and apart for no reason that rounding gives."""
    low, high = sorted((abs(one.number), abs(other.number)))
    hedged = is_hedged(one.fact.qualifier) and is_hedged(other.fact.qualifier)
    return low != high and low >= _CLOSE * high and not hedged and not is_blurred(low, high)


def _same_time(one: Fact, other: Fact) -> bool:
    stated = all(f.period and f.origins.get("period") in _STATED for f in (one, other))
    return not stated or one.period == other.period


def _is_whole(fact: Fact) -> bool:
    """Return whether the figure is a result, and no part, threshold or plan."""
    if fact.nature is not Nature.LEVEL or fact.host is not None:
        return False
    at = fact.start - fact.sentence_start
    before = fold_spelling(fact.sentence[max(0, at - _REACH) : at])
    return not _apart().search(before)


@cache
def _apart() -> re.Pattern[str]:
    lists = (words("twins", "wording", "unreal"), words("twins", "wording", "partial"))
    return re.compile("|".join(lists))


def _flagged(fact: Fact, others: set[int] | None) -> Fact:
    return fact._replace(conflicts=tuple(sorted(others))) if others else fact
