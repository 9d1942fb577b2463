"""Whether one number is another one rounded: "gần 3.800 tỷ" and 3.791 tỷ, "trên 60%" and 60,09%.

How far a rounded number may lie from the exact one is a step of its own last figure that is no
zero, 100 for "hơn 7.600", and never more than a small share of it.
"""

from decimal import Decimal
from functools import cache, lru_cache

from knowledge.lexicon import load_toml

APART = Decimal("0.06")
_HALF = Decimal("0.5")
# Unhedged, 52,4 may stand for 52,43, but 50 stands for 50 alone.
_PRECISE = 3


def is_rounding(rounded: Decimal, hedge: str | None, exact: Decimal) -> bool:
    """Return whether `rounded`, hedged so, may stand for the more exact number."""
    if not rounded or digits(rounded) >= digits(exact):
        return False
    step = min(_step(rounded), abs(rounded) * APART)
    above = exact - rounded
    if hedge is None:
        return digits(rounded) >= _PRECISE and abs(above) <= step * _HALF
    match _direction(hedge.casefold()):
        case "above":
            return 0 < above < step
        case "below":
            return -step < above < 0
        case "around":
            return abs(above) <= max(step * _HALF, abs(rounded) * APART * _HALF)
    return False


def is_blurred(one: Decimal, other: Decimal) -> bool:
    """Return whether the number said with fewer digits may be the other one, rounded anyhow."""
    rounded, exact = sorted((one, other), key=digits)
    return digits(rounded) < digits(exact) and abs(exact - rounded) < _step(rounded)


@lru_cache(maxsize=4096)
def digits(number: Decimal) -> int:
    """Return how many figures a number has without the zeros at its end: 3 for 3.790."""
    return len(number.normalize().as_tuple().digits)


def is_hedged(hedge: str | None) -> bool:
    """Return whether a qualifier says that the number is not exact."""
    return hedge is not None and _direction(hedge.casefold()) is not None


def _step(number: Decimal) -> Decimal:
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


@cache
def _direction(hedge: str) -> str | None:
    table: dict[str, list[str]] = load_toml("twins")["rounding"]
    return next((where for where, hedges in table.items() if hedge in hedges), None)
