"""How two periods relate: the same, one inside the other, overlapping, or apart.

Values are those of `Mention.value`: "2019", "2019-07", "--07-29", "2015/2019-07", "2015/..".
"""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Relation(StrEnum):
    """How a fact's period stands to the one asked for."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    OVERLAPS = "overlaps"
    PART = "part"
    APART = "apart"
    UNKNOWN = "unknown"


_YEARLESS = re.compile(r"^--(\d\d)(?:-(\d\d))?")
_OPEN = {"", ".."}


@lru_cache(maxsize=65536)
def relate(asked: str, stated: str | None) -> Relation:
    """Return how `stated` stands to `asked`."""
    if stated is None:
        return Relation.UNKNOWN
    if asked == stated:
        return Relation.SAME
    if "--" in asked or "--" in stated:
        return _relate_yearless(asked, stated)
    one, other = bounds(asked), bounds(stated)
    if one is None or other is None:
        return Relation.UNKNOWN
    return _relate_days(one, other)


def _relate_days(asked: tuple[date, date], stated: tuple[date, date]) -> Relation:
    """A year's figure answers for no quarter of it, nor a half-year's for the year.

    A day or a month is when something was counted, and answers for the year it lies in.
    """
    if asked == stated:
        return Relation.SAME
    common = _days(max(asked[0], stated[0]), min(asked[1], stated[1]))
    if common <= 0:
        return Relation.APART
    mostly = common / max(_days(*asked), _days(*stated)) >= _MOSTLY
    if asked[0] <= stated[0] and stated[1] <= asked[1]:
        return Relation.INSIDE if mostly or _days(*stated) <= _AS_OF else Relation.PART
    if stated[0] <= asked[0] and asked[1] <= stated[1]:
        return Relation.AROUND if mostly or _days(*stated) <= _AS_OF else Relation.APART
    return Relation.OVERLAPS if mostly else Relation.APART


_MOSTLY = 0.55
_AS_OF = 45


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _relate_yearless(asked: str, stated: str) -> Relation:
    """Compare months and days alone; a year on one side only says nothing."""
    if _without_years(asked) == _without_years(stated):
        return Relation.SAME
    one, other = _month_day(asked), _month_day(stated)
    if one is None or other is None:
        return Relation.UNKNOWN
    if one == other:
        return Relation.SAME
    same_month = one[0] == other[0] and None in (one[1], other[1])
    return Relation.OVERLAPS if same_month else Relation.APART


def _without_years(value: str) -> str:
    return re.sub(r"(?<![\d-])\d{4}(?=-)", "-", value)


def _month_day(value: str) -> tuple[int, int | None] | None:
    if "/" in value:
        return None
    match = re.match(r"^(?:-|\d{4})-(\d\d)(?:-(\d\d))?", value)
    return (int(match[1]), int(match[2]) if match[2] else None) if match else None


@lru_cache(maxsize=65536)
def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a period, or None when a year is missing."""
    first, _, last = value.partition("/")
    start = date(1, 1, 1) if first in _OPEN else _edge(first, last=False)
    if not last and "/" not in value:
        last = first
    end = date(9999, 12, 31) if last in _OPEN else _edge(last, last=True)
    return (start, end) if start and end else None


def _edge(value: str, *, last: bool) -> date | None:
    match = re.match(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not match:
        return None
    year = int(match[1])
    month = int(match[2]) if match[2] else (12 if last else 1)
    try:
        day = int(match[3]) if match[3] else (monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except ValueError:
        return None


def years(value: str) -> set[int]:
    """Return the years named in a period's value."""
    return {int(year) for year in re.findall(r"(?<![\d-])\d{4}", value)}
