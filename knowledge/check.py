"""A draft held against the store: each of its figures is said there, or differs, or is not there.

`check_draft(base, "Năm 2023, Trà Vinh kết nạp 1.478 đảng viên.")` → one `Checked` whose verdict is
`DIFFERS` and whose facts are the store's "1.487 đảng viên mới". The draft is read by the eyes that
read reports; a figure is compared with facts of the same unit, year and place alone, and with those
only where the store speaks of the same thing. Whatever is not certain is `ABSENT`.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

from knowledge.ask import KnowledgeBase
from knowledge.errors import UnreadableReport
from knowledge.ingest import examine
from knowledge.model import Fact, FactKind, Found, MentionKind, Nature
from knowledge.recognize.places import place_key
from knowledge.search.rank import Ranked
from knowledge.search.times import Relation, relate
from knowledge.search.tokens import keys_of
from knowledge.text.fold import fold

DRAFT = "ban-nhap.txt"
# Nearly every word of what the draft says must be said of the store's figure.
_SAID = 0.85
_TOLD = 3
_NEAR = Decimal("0.05")
_ABOUT = {"khoang", "gan", "chung", "xap xi", "uoc", "uoc dat", "tren duoi", "hon", "tren"}
_ASKED = {
    MentionKind.PERCENT: "bao nhiêu phần trăm",
    MentionKind.MONEY: "bao nhiêu tiền",
    MentionKind.MEASURE: "bao nhiêu {unit}",
    MentionKind.NUMBER: "bao nhiêu {unit}",
}


class Verdict(StrEnum):
    """What the store says to a figure of a draft."""

    SAME = "same"
    DIFFERS = "differs"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Checked:
    """A figure of a draft, the verdict, and what the store says: empty when it says nothing."""

    figure: Fact
    verdict: Verdict
    facts: tuple[Fact, ...] = ()


def check_draft(base: KnowledgeBase, text: str) -> tuple[Checked, ...]:
    """Return every figure of a draft with what the store says to it, in the draft's order."""
    try:
        draft = examine(Path(DRAFT), name=DRAFT, data=codecs.BOM_UTF8 + text.encode())
    except UnreadableReport:
        return ()
    figures = [fact for fact in draft.facts if fact.kind is FactKind.FIGURE]
    return tuple(_check(base, one) for one in sorted(figures, key=lambda fact: fact.start))


def _check(base: KnowledgeBase, figure: Fact) -> Checked:
    question = _question(figure)
    same = [r.fact for r in base.explain(question) if _same_thing(figure, r)]
    equal = [fact for fact in same if _agree(figure, fact)]
    if equal:
        return Checked(figure, Verdict.SAME, tuple(equal[:1]))
    answer = base.ask(question)
    answers = [one.fact for one in answer.facts] if isinstance(answer, Found) else []
    others = [fact for fact in answers if fact in same and _is_told_apart(figure, fact)]
    if others:
        return Checked(figure, Verdict.DIFFERS, tuple(others[:_TOLD]))
    return Checked(figure, Verdict.ABSENT)


def _question(figure: Fact) -> str:
    """Return the question that the figure would answer, in the draft's own words."""
    return " ".join((*_slots(figure), "?"))


def _slots(figure: Fact) -> Iterator[str]:
    asked = _ASKED.get(figure.measure or MentionKind.NUMBER, "bao nhiêu {unit}")
    if figure.period:
        yield figure.period_text or figure.period
    for slot in (figure.place, figure.subject, figure.action):
        if slot:
            yield slot
    yield asked.format(unit=figure.unit or "")


def _same_thing(figure: Fact, found: Ranked) -> bool:
    """Whether the store's fact speaks of what the draft's does: nothing named is left unmet."""
    fact, parts = found.fact, found.candidate.parts
    return (
        not found.missing
        and parts["words"] >= _SAID
        and not any(term.is_undone for term in found.terms)
        and fact.measure is figure.measure
        and (fact.nature or Nature.LEVEL) is (figure.nature or Nature.LEVEL)
        and _same_unit(figure, fact)
        and _same_deed(figure, fact)
        and _same_period(figure, fact)
        and _same_place(figure, fact)
    )


def _same_unit(figure: Fact, fact: Fact) -> bool:
    """ "đảng viên mới" and "đảng viên" are one noun, "đảng viên" and "đảng bộ" are not."""
    one, other = keys_of(figure.unit or ""), keys_of(fact.unit or "")
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter] and (shorter > 0 or one == other)


def _same_deed(figure: Fact, fact: Fact) -> bool:
    """Whether neither does what the other does not: "xét xử" is no "điều tra"."""
    one, other = (f" {' '.join(keys_of(each.action or ''))} " for each in (figure, fact))
    return not (one.strip() and other.strip()) or one in other or other in one


def _is_told_apart(figure: Fact, fact: Fact) -> bool:
    """Whether a difference means something: a bare noun may count anything of that name."""
    return bool(figure.action) == bool(fact.action) and bool(figure.action or figure.subject)


def _same_period(figure: Fact, fact: Fact) -> bool:
    if figure.period is None:
        return fact.period is None
    return relate(figure.period, fact.period) is Relation.SAME


def _same_place(figure: Fact, fact: Fact) -> bool:
    if figure.place is None or fact.place is None:
        return figure.place is fact.place
    return place_key(figure.place) == place_key(fact.place)


def _agree(figure: Fact, fact: Fact) -> bool:
    """Whether the numbers agree: the same, or the draft says about as much as the store exactly."""
    word = fold(figure.qualifier or "")
    if figure.value == fact.value:
        return word == fold(fact.qualifier or "") or not word or word in _ABOUT
    about, exact = _decimal(figure.value), _decimal(fact.value)
    if about is None or exact is None or word not in _ABOUT or fact.qualifier:
        return False
    if word in {"hon", "tren"}:
        return about <= exact <= about * (1 + _NEAR)
    if word == "gan":
        return about * (1 - _NEAR) <= exact <= about
    return abs(exact - about) <= about * _NEAR


def _decimal(value: str | None) -> Decimal | None:
    try:
        return Decimal(value or "")
    except InvalidOperation:
        return None
