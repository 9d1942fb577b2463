"""What was worked out from figures, and why it could not be: always marked as worked out.

A sum, a difference or a comparison stands in no report, so it is told apart from the figures it is
made of, which follow each with its sentence and source.
"""

from bot.messages import template
from bot.pages import shorten
from bot.render import LINE, describe, figure, say
from knowledge import (
    SCOPE,
    Computed,
    Fact,
    Found,
    Operation,
    Unknown,
    spell_amount,
    spell_working,
)

_PAIR = 2


def working(answer: Found, computed: Computed) -> str:
    """Return the result in bold and how it was worked out, to stand before its operands."""
    facts = [candidate.fact for candidate in answer.facts]
    steps = spell_working(computed, [fact.value or "0" for fact in facts])
    return f"🧮 <b>{result(computed, facts)}</b>\n" + say(
        "answer.computed", working=shorten(steps, LINE)
    )


def result(computed: Computed, facts: list[Fact]) -> str:
    """Return what came out: "891 vụ tai nạn", or which of the facts is the most or least."""
    first = facts[0]
    if computed.operation in {Operation.SUM, Operation.DIFFERENCE}:
        return say("answer.result", result=spell_amount(computed.value, computed.unit))
    if all(fact.value == first.value for fact in facts):
        return say("answer.equal", figure=figure(first))
    number = "pair" if len(facts) == _PAIR else "all"
    about = describe(first)
    return say(
        f"answer.{computed.operation}_of_{number}",
        figure=f"{figure(first)} · {about}" if about else figure(first),
    )


def declined(answer: Unknown) -> str | None:
    """Return why the nearest figures are not worked out together, or None for any other unknown."""
    scopes = [one.text for one in answer.missing if one.slot == SCOPE]
    return template(f"answer.scope_{scopes[0]}") if scopes else None
