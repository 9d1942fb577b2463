"""Measures said in two units: "3 giờ 40 phút", "12 năm 6 tháng", "1m8", "2kg5".

The value is in the smaller unit where both are named (220 phút, 150 tháng), else in the one that is
("1m8" → 1.8 m). A time of day has been taken as a date before anyone asks here.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from knowledge.model import MentionKind
from knowledge.recognize.numerals import Numeral

_GAP = "[ \u00a0]{1,2}"
# Unit, what stands behind it, the smaller unit, how many make one, and what both are.
_STEPS = (
    ("giờ", "phút", 60, MentionKind.MEASURE),
    ("tiếng", "phút", 60, MentionKind.MEASURE),
    ("phút", "giây", 60, MentionKind.MEASURE),
    ("năm", "tháng", 12, MentionKind.DURATION),
)
_PAIRS = tuple(
    (re.compile(rf"{_GAP}{unit}{_GAP}(?P<rest>\d{{1,2}}){_GAP}{small}(?!\w)"), small, many, kind)
    for unit, small, many, kind in _STEPS
)
_UNITS = (*(unit for unit, *_ in _STEPS), " ", "\u00a0")
# "1m2" and "5m3" are areas and volumes; a metre and eight has no more than two digits behind.
_GLUED = re.compile(r"(?P<unit>m|kg)(?P<rest>\d{1,2})(?!\w)")
_SQUARES = {"2", "3"}
_MOST_GLUED = 1000


class Compound(NamedTuple):
    """A measure in two units: its value in `unit`, and where it ends."""

    value: Decimal
    unit: str
    kind: MentionKind
    end: int


def find_compound(lowered: str, numeral: Numeral) -> Compound | None:
    """Return the measure that a numeral in digits opens, if it goes on in a second unit."""
    if numeral.words or numeral.high is not None or numeral.total is not None:
        return None
    at = numeral.span.end
    behind = lowered[at : at + 1]
    if behind in {"m", "k"}:
        return _glued(lowered, numeral)
    if behind not in {" ", "\u00a0"} or not lowered.startswith(_UNITS, at + 1):
        return None
    for pattern, small, many, kind in _PAIRS:
        if (match := pattern.match(lowered, at)) and int(match["rest"]) < many:
            value = numeral.value * many + int(match["rest"])
            return Compound(value, small, kind, match.end())
    return None


def _glued(lowered: str, numeral: Numeral) -> Compound | None:
    match = _GLUED.match(lowered, numeral.span.end)
    if match is None or numeral.value >= _MOST_GLUED or numeral.value % 1:
        return None
    if match["unit"] == "m" and match["rest"] in _SQUARES:
        return None
    value = numeral.value + Decimal(match["rest"]) / 10 ** len(match["rest"])
    return Compound(value, match["unit"], MentionKind.MEASURE, match.end())
