"""Counting outcomes by kind and by variant, and printing them as a table.

count            58/68   85.3 %   wrong 6   miss 4
unanswerable     50/54   92.6 %   false 4
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.model import Ambiguous, Answer, Found
from tests.eval.judge import Outcome
from tests.eval.questions import KINDS, VARIANTS, Question


@dataclass(frozen=True, slots=True)
class Result:
    """A question, the answer it got, and what became of it."""

    question: Question
    answer: Answer
    outcome: Outcome


Cell = dict[str, int]


def count(results: Iterable[Result]) -> Cell:
    """Return how many results there are and how many of each outcome."""
    outcomes = Counter(result.outcome for result in results)
    return {"n": outcomes.total(), **{outcome.value: outcomes[outcome] for outcome in Outcome}}


def summarize(results: Sequence[Result]) -> dict[str, dict[str, Cell]]:
    """Return the counts by kind, by variant and over all."""
    answerable = [one for one in results if one.question.kind != "unanswerable"]
    kinds = {kind: [one for one in results if one.question.kind == kind] for kind in KINDS}
    variants = {
        variant: [one for one in results if one.question.variant == variant] for variant in VARIANTS
    }
    return {
        "kind": {name: count(group) for name, group in kinds.items() if group},
        "variant": {name: count(group) for name, group in variants.items() if group},
        "all": {"answerable": count(answerable), "all": count(results)},
    }


def render_summary(summary: dict[str, dict[str, Cell]]) -> str:
    """Return the counts as lines of text."""
    lines = []
    for heading, rows in summary.items():
        lines.append(f"  by {heading}" if heading != "all" else "  over all")
        lines.extend(f"    {name:<14} {_row(cell)}" for name, cell in rows.items())
    return "\n".join(lines)


def _row(cell: Cell) -> str:
    share = 100 * cell["right"] / cell["n"]
    score = f"{cell['right']}/{cell['n']}"
    faults = "".join(f"   {name} {cell[name]}" for name in ("wrong", "miss", "false") if cell[name])
    return f"{score:>8}  {share:5.1f} %{faults}"


def render_failure(result: Result) -> str:
    """Return what was asked, expected and given, in a few lines."""
    question, answer = result.question, result.answer
    expected = " + ".join(one.texts[0] for one in question.expected) or "không có trong kho"
    asked = " ← ".join((question.text, *question.previous))
    return "\n".join(
        (
            f"  [{result.outcome}] {question.id} ({question.kind}, {question.variant}) {asked}",
            f"      expected: {expected}{_verdict(question.verdict)}",
            f"      given:    {_given(answer)}",
        )
    )


def _given(answer: Answer) -> str:
    if isinstance(answer, Found):
        return f"found{_verdict(answer.verdict)}: {_facts(answer)}"
    if isinstance(answer, Ambiguous):
        return f"ambiguous by {answer.differs_by}: {_facts(answer)}"
    missing = ", ".join(f"{item.slot} {item.text!r}" for item in answer.missing)
    nearest = " | ".join(one.fact.text for one in answer.nearest[:2])
    return f"unknown (missing: {missing or '–'}); nearest: {nearest}"


def _facts(answer: Found | Ambiguous) -> str:
    return " | ".join(
        f"{one.fact.text!r} = {one.fact.value} {one.fact.unit} @{one.fact.report[:24]}"
        for one in answer.facts[:3]
    )


def _verdict(verdict: bool | None) -> str:
    return "" if verdict is None else f" [{verdict}]"
