"""What is worked out from figures of reports and stands in none: a sum, a difference, the most.

`Computed(Operation.SUM, "891", "vụ")` is told beside its operands, each with its source, and is
marked "tính từ báo cáo" wherever it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

POINTS = "điểm phần trăm"

# Money is kept in đồng; people say "18.274 tỷ đồng".
_DONG = "đồng"
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"))


class Operation(StrEnum):
    """How a value is worked out from the figures that answer for each place or time."""

    SUM = "sum"
    DIFFERENCE = "difference"
    MOST = "most"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Computed:
    """A value worked out, canonical as in `Fact.value`, with the unit of its operands."""

    operation: Operation
    value: str
    unit: str | None = None


def spell_working(computed: Computed, values: Sequence[str]) -> str:
    """Return how it was worked out: "463 + 428 = 891 vụ", "463 > 428"."""
    terms = [spell_amount(value, _bare(computed.unit)) for value in values]
    if computed.operation is Operation.SUM:
        return f"{' + '.join(terms)} = {spell_amount(computed.value, computed.unit)}"
    if computed.operation is Operation.DIFFERENCE:
        larger, smaller = sorted(values, key=Decimal, reverse=True)
        terms = [spell_amount(value, _bare(computed.unit)) for value in (larger, smaller)]
        return f"{' − '.join(terms)} = {spell_amount(computed.value, computed.unit)}"
    sign = ">" if computed.operation is Operation.MOST else "<"
    joined = terms[0]
    for before, term in pairwise(zip(values, terms, strict=True)):
        joined += f" {sign if before[0] != term[0] else '='} {term[1]}"
    return joined


def _bare(unit: str | None) -> str | None:
    """Terms of a sum go without their noun, but not without what scales them."""
    return unit if unit in {_DONG, "%"} else "%" if unit == POINTS else None


def spell_amount(value: str, unit: str | None) -> str:
    """Return an amount the Vietnamese way: ("28460000000000", "đồng") → "28.460 tỷ đồng"."""
    number, scale = Decimal(value), ""
    if unit == _DONG:
        for size, name in _SCALES:
            if abs(number) >= size:
                number, scale = number / size, f" {name}"
                break
    digits = f"{number.normalize():,f}".translate(str.maketrans(",.", ".,"))
    if unit == "%":
        return f"{digits}%"
    return f"{digits}{scale} {unit or ''}".rstrip()
