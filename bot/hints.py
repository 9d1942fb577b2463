"""What the store has instead: "Kho có số liệu tương tự của năm 2021, không có của năm 2019."

Told only where the time or the place alone is missing and the rest of the question is met, so that
nobody takes a figure of another matter for one of another year.
"""

from collections.abc import Callable, Sequence

from bot.pages import shorten
from bot.render import period, say
from knowledge import Candidate, Fact, Unknown

_MOST = 3
_SAID = 0.9
_COUNTED = 0.9
_FITS = 0.6
# The part of a score that each slot may lower, besides the one that is missing.
_OTHER = {"period": "place", "place": "period"}


def hint(answer: Unknown) -> str | None:
    """Return which times or places the store has of what was asked, or None where it has none."""
    slots = {one.slot for one in answer.missing}
    if len(slots) != 1 or not slots <= _OTHER.keys():
        return None
    slot = slots.pop()
    value = _time if slot == "period" else _place
    others = _values(answer.nearest, _OTHER[slot], value)
    if not others:
        return None
    asked = ", ".join(dict.fromkeys(shorten(one.text, 80) for one in answer.missing))
    if slot == "period":
        asked = _lowered(asked)
    return say("answer.hint", others=", ".join(others[:_MOST]), asked=asked)


def _time(fact: Fact) -> str | None:
    told = period(fact)
    return told and _lowered(told)


def _lowered(text: str) -> str:
    """Times open sentences of reports; here they stand inside one."""
    return text[:1].lower() + text[1:]


def _place(fact: Fact) -> str | None:
    return fact.place


def _values(
    nearest: Sequence[Candidate], other: str, value: Callable[[Fact], str | None]
) -> list[str]:
    fitting = [one for one in nearest if _fits(one, other)]
    best = max((one.score for one in fitting), default=0.0)
    told = [value(one.fact) for one in fitting if one.score >= _COUNTED * best]
    return list(dict.fromkeys(text for text in told if text))


def _fits(one: Candidate, other: str) -> bool:
    parts = one.parts
    return (
        parts.get("words", 0.0) >= _SAID
        and parts.get("counted", 1.0) >= _COUNTED
        and parts.get(other, 1.0) >= _FITS
    )
