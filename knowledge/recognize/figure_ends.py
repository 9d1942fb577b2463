"""How a figure goes on behind its unit: a range's second end, "rưỡi", "liền", cents.

"2 triệu rưỡi" → 2.500.000, "từ 5 tấn đến 7 tấn" → 5..7 tấn, "5 đô la 20 xu" → 5,20 USD. Few
figures go on, so the first word behind is looked at before any pattern is tried.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from knowledge.model import MentionKind
from knowledge.recognize import qualifiers
from knowledge.recognize.numerals import Numeral, join, numeral_at
from knowledge.recognize.units import UnitFinder, UnitMatch, currency_before
from knowledge.recognize.weak import HALF_MORE
from knowledge.recognize.words import Words
from knowledge.text.fold import fold

_RANGE = re.compile(r"[ \u00a0]*(?:đến|tới|[-–—])[ \u00a0]*(?:[$€£¥₫]|VNĐ|VND|USD)?(?=\d)")
_LASTING = re.compile(r"[ \u00a0]+(?:liền|liên tục|liên tiếp)(?!\w)")
_CENTS = re.compile(
    r"[ \u00a0]+(?:và[ \u00a0]+)?(\d{1,2})(?:[ \u00a0]+(?:xu|xen|cents?)(?!\w)|\s*$)"
)
# The first words of what may stand behind a figure, folded, and what may touch it.
_GO_ON = frozenset(map(fold, (*qualifiers.FOLLOWERS, "rưỡi", "liền", "liên", "đến", "tới", "và")))
_RANGE_OPENERS = frozenset("-–—đt")
_BLANKS = frozenset(" \u00a0")


class Figure(NamedTuple):
    """A figure being put together."""

    numeral: Numeral
    unit: UnitMatch | None
    start: int
    end: int
    qualifier: str | None = None


def goes_on(words: Words, lowered: str, end: int) -> bool:
    """Tell cheaply whether a range or a hedge may stand behind a figure."""
    behind = lowered[end : end + 1]
    if behind in _BLANKS:
        following = lowered[end + 1 : end + 2]
        return not following.isalpha() or words.after(end) in _GO_ON
    return behind in _RANGE_OPENERS


def extend(figure: Figure, text: str, lowered: str, units: UnitFinder) -> Figure:
    """Take the second end of a range, "rưỡi", "liền" and cents that follow the unit."""
    unit = figure.unit
    if unit is None:
        return figure
    if match := HALF_MORE.match(lowered, figure.end):
        half = figure.numeral._replace(value=figure.numeral.value + Decimal("0.5"))
        return figure._replace(numeral=half, end=match.end())
    if unit.kind == MentionKind.DURATION and (match := _LASTING.match(lowered, figure.end)):
        return figure._replace(end=match.end())
    if unit.cents and (match := _CENTS.match(lowered, figure.end)):
        value = figure.numeral.value + Decimal(match[1]) / 100
        return figure._replace(numeral=figure.numeral._replace(value=value), end=match.end())
    return _extend_range(figure, unit, text, lowered, units)


def _extend_range(
    figure: Figure, unit: UnitMatch, text: str, lowered: str, units: UnitFinder
) -> Figure:
    match = _RANGE.match(text, figure.end)
    if figure.numeral.high is not None or figure.numeral.total is not None or not match:
        return figure
    high = numeral_at(text, lowered, match.end())
    second = high and (
        currency_before(text, high.span.start) or units.after(text, lowered, high.span.end)
    )
    # "180% đến 360%/năm": what both are told per is said once.
    if not high or not second or second.name.partition("/")[0] != unit.name.partition("/")[0]:
        return figure
    joined = join(figure.numeral, high)
    if joined is None:
        return figure
    end = max(second.end, high.span.end)
    return figure._replace(numeral=joined, unit=second, end=end)
