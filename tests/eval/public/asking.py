"""Asking public questions, and counting what came of it.

`value match` counts first answers, with abstention: what is declined is not right. `nearest first`
counts what the bot would say if it never declined: how much the decision costs and saves.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import knowledge
from knowledge.model import Ambiguous, Answer, Fact, FactKind, Found
from tests.eval.public.passages import PublicQuestion
from tests.eval.public.values import gives_exactly

Judge = Callable[[Fact, Iterable[str]], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of one question: its first fact, and that fact or else the nearest one's."""

    question: PublicQuestion
    answer: Answer
    first: Fact | None
    nearest: Fact | None


def ask(kb: knowledge.KnowledgeBase, question: PublicQuestion) -> Asked:
    """Ask one question."""
    answer = kb.ask(question.text)
    if isinstance(answer, Found | Ambiguous):
        fact = answer.facts[0].fact
        return Asked(question, answer, fact, fact)
    return Asked(question, answer, None, answer.nearest[0].fact if answer.nearest else None)


def tally(asked: Sequence[Asked], judge: Judge) -> dict[str, int]:
    """Count outcomes, and how many are right with abstention and without, and right exactly."""
    outcomes = Counter(type(one.answer).__name__.lower() for one in asked)
    return {
        "n": len(asked),
        "right": sum(_right(one.first, one, judge) for one in asked),
        "exactly": sum(_right(one.first, one, judge) and _is_exact(one) for one in asked),
        "wrong": sum(one.first is not None and not _right(one.first, one, judge) for one in asked),
        "nearest": sum(_right(one.nearest, one, judge) for one in asked),
        **{name: outcomes[name] for name in ("found", "ambiguous", "unknown")},
    }


def _right(fact: Fact | None, asked: Asked, judge: Judge) -> bool:
    return fact is not None and judge(fact, asked.question.answers)


def _is_exact(asked: Asked) -> bool:
    fact = asked.first
    exact = fact is not None and gives_exactly(fact, asked.question.answers)
    return exact or (fact is not None and fact.kind is FactKind.PERSON)


def tempted(asked: Sequence[Asked], judge: Judge) -> dict[str, int]:
    """Count how many traps were answered at all, and with the very answer that misleads."""
    return {
        "n": len(asked),
        "answered": sum(one.first is not None for one in asked),
        "tempted": sum(
            one.first is not None and judge(one.first, one.question.tempting) for one in asked
        ),
        "nearest": sum(
            one.nearest is not None and judge(one.nearest, one.question.tempting) for one in asked
        ),
    }
