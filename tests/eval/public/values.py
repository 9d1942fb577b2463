"""Whether a fact gives the figure, the time or the person that a gold answer names.

Gold is written freely: "khoảng 3,6 triệu (2007)". Its values are those that the project's own
recognisers read in it, and a fact is right when its value is one of them: the same decimal with the
scale applied, the same range, the same date to the same grain. A gold day without a year is met by
the same day of any year, and a fact's day without a year meets no gold that names one. Units are
not compared: gold leaves them out as often as not. A number word alone, "bốn", is read as its
number, as digits alone are. Gold without a value that can be read is met
only by its very words, case and tone placement aside.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge.model import Fact, FactKind, MentionKind
from knowledge.recognize import recognize
from knowledge.recognize.quantities import canonical
from knowledge.recognize.wordnumbers import parse_run
from knowledge.text.fold import fold
from tests.eval.judge import same_value, words

_VALUED = {
    MentionKind.NUMBER,
    MentionKind.PERCENT,
    MentionKind.MONEY,
    MentionKind.MEASURE,
    MentionKind.DURATION,
    MentionKind.ORDINAL,
    MentionKind.DATE,
    MentionKind.PERIOD,
}
_DATED = re.compile(r"\d{4}(?:-\d\d)?")
_YEARLESS = re.compile(r"--\d\d(?:-\d\d)?")


@lru_cache(maxsize=65536)
def values(answer: str) -> frozenset[str]:
    """Return the canonical values of a gold answer: "khoảng 40 tiền (năm 1803)" → 40, 1803."""
    if answer.strip().isdigit():
        return frozenset((answer.strip(),))
    if spelt := _spelt(answer):
        return frozenset((spelt,))
    return frozenset(mention.value for mention in recognize(answer) if mention.kind in _VALUED)


def _spelt(answer: str) -> str | None:
    """Return the value of a gold answer that is a number in words and nothing else: "Bốn" → 4."""
    said = answer.lower().split()
    parsed = parse_run(said)
    if parsed is None or parsed.used < len(said) or parsed.vague or parsed.high is not None:
        return None
    return canonical(parsed.value)


def is_figure(answer: str) -> bool:
    """Whether a gold answer is a figure or a time and little more: "khoảng 40 tiền"."""
    said = [mention for mention in recognize(answer) if mention.kind in _VALUED]
    return sum(mention.end - mention.start for mention in said) > len(answer) / 2


def gives_value(fact: Fact, answers: Iterable[str]) -> bool:
    """Whether the fact's value is one of a gold answer's, or a time within it."""
    return any(_gives(fact, answer, within=True) for answer in answers)


def gives_exactly(fact: Fact, answers: Iterable[str]) -> bool:
    """Whether the fact's value is one of a gold answer's, to the same grain."""
    return any(_gives(fact, answer, within=False) for answer in answers)


def _gives(fact: Fact, answer: str, *, within: bool) -> bool:
    wanted = values(answer)
    if not wanted or fact.value is None:
        return words(fact.text) == words(answer)
    return any(_same(value, fact.value, within=within) for value in wanted)


def _same(wanted: str, given: str, *, within: bool) -> bool:
    if _YEARLESS.fullmatch(wanted):
        return given.endswith(wanted[1:]) and "/" not in given
    if within and _DATED.fullmatch(wanted) and given.startswith(f"{wanted}-"):
        return "/" not in given
    return same_value(wanted, given)


def gives_person(fact: Fact, answers: Iterable[str]) -> bool:
    """Whether a person fact names one of the people: "ông Hofmeister" for "Hofmeister", or back."""
    if fact.kind is not FactKind.PERSON:
        return False
    name = f" {_bare(fact.value or '')} "
    return any(
        name in f" {_bare(answer)} " or f" {_bare(answer)} " in f" {_bare(fact.text)} "
        for answer in answers
    )


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
