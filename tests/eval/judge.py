"""Whether an answer is right, as the README of the shared development set defines it.

The first fact must give the expected value and unit, or the expected words after NFC, case and
tone-placement folding; the same figure in another sentence of the same report is right. "107,32 tỉ
USD" is right for value 107.32, unit "tỷ USD", because its value with the scale applied is
107320000000 and its unit USD.
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from knowledge.model import Answer, Candidate, Fact, Found, Unknown
from knowledge.text.fold import fold, fold_tone, nfc
from tests.eval.questions import FIGURE_KINDS, Expected, Question

# What surrounds words without being words: quotation marks, final stops, doubled space.
_MARKS = re.compile(r"[\"“”‘’'«»]")
_EDGE = " \t.,;:!?/"
_SAME_UNIT = {
    "phan tram": "%",
    "hec ta": "ha",
    "hecta": "ha",
    "met vuong": "m2",
    "met khoi": "m3",
    "m²": "m2",
    "m³": "m3",
    "usd": "usd",
    "do la my": "usd",
    "kilomet": "km",
}


class Outcome(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    WRONG = "wrong"
    MISS = "miss"
    FALSE = "false"


def judge(question: Question, answer: Answer) -> Outcome:
    """Return what became of the question; declining an unanswerable one is right."""
    if question.kind == "unanswerable":
        return Outcome.RIGHT if isinstance(answer, Unknown) else Outcome.FALSE
    if isinstance(answer, Unknown):
        return Outcome.MISS
    return Outcome.RIGHT if _is_right(question, answer) else Outcome.WRONG


def _is_right(question: Question, answer: Answer) -> bool:
    if isinstance(answer, Unknown):
        return False
    if question.kind == "yesno":
        return isinstance(answer, Found) and answer.verdict is question.verdict
    if question.kind == "list":
        given = _distinct(answer.facts)[: len(question.expected)]
        return all(any(gives(question, one, fact) for fact in given) for one in question.expected)
    first = answer.facts[:1]
    return any(gives(question, question.expected[0], candidate.fact) for candidate in first)


def _distinct(candidates: Sequence[Candidate]) -> list[Fact]:
    """A figure said twice, as in a headline and below it, is one of the things asked for."""
    seen: dict[tuple[str | None, str], Fact] = {}
    for candidate in candidates:
        fact = candidate.fact
        seen.setdefault((fact.value or fact.text, words(fact.unit or "")), fact)
    return list(seen.values())


def gives(question: Question, expected: Expected, fact: Fact) -> bool:
    """Whether the fact gives what is expected."""
    if fact.report != question.report:
        return False
    if expected.direction and fact.direction and fact.direction != expected.direction:
        return False
    said = words(fact.text)
    texts = [words(text) for text in expected.texts]
    if said in texts:
        return True
    if question.kind in FIGURE_KINDS:
        return _gives_figure(expected, fact, any(text in said for text in texts))
    named = words(fact.value or "")
    values = [words(value) for value in expected.values]
    return named in values or any(text in said for text in (*texts, *values) if text)


def _gives_figure(expected: Expected, fact: Fact, contained: bool) -> bool:
    if fact.value is None:
        return contained
    if not any(same_value(value, fact.value) for value in expected.values):
        return False
    return contained or any(same_unit(unit, fact.unit) for unit in expected.units)


def same_value(expected: str, given: str) -> bool:
    """Whether two canonical values are one number, range or date: "7448" and "7448.0"."""
    if expected == given:
        return True
    parts, others = expected.split("/"), given.split("/")
    try:
        return [abs(Decimal(part)) for part in parts] == [abs(Decimal(other)) for other in others]
    except InvalidOperation:
        return False


def same_unit(expected: str, given: str | None) -> bool:
    """Whether two units agree, or one says more: "hộ" and "hộ nghèo", "%" and "điểm phần trăm"."""
    if given is None:
        return False
    one, other = _unit(expected), _unit(given)
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _unit(unit: str) -> str:
    text = " ".join(fold(nfc(unit)).replace(",", " ").split())
    for written, canonical in _SAME_UNIT.items():
        text = text.replace(written, canonical)
    return text


def words(text: str) -> str:
    """Return text as it is compared: NFC, tone placement and case folded, marks left out."""
    return " ".join(_MARKS.sub("", fold_tone(nfc(text))).split()).strip(_EDGE)
