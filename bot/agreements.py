"""What else a report says of a figure that it states twice: its table says the same, or does not.

`remarks(facts, knowledge)` → "☑️ Khớp với bảng 1, dòng «Huyện Trần Đề», cột «Kết nạp»", or
"⚠️ Báo cáo nêu số khác ở chỗ khác: <b>254 đảng viên</b>".
"""

from collections.abc import Container, Iterator, Sequence

from bot.pages import shorten
from bot.render import LINE, figure, say
from knowledge import Fact, FactKind, KnowledgeBase


def contradicting(fact: Fact, knowledge: KnowledgeBase) -> list[Fact]:
    """Return the figures of the same report that contradict this one, one for each number."""
    found = _figures_at(fact.conflicts, fact.report, knowledge)
    return list({one.value: one for one in reversed(found)}.values())


def remarks(facts: Sequence[Fact], knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield a line on what agrees with the facts and a line on what contradicts them."""
    agreed = {_where(one, knowledge): None for fact in facts for one in _agreeing(fact, knowledge)}
    if agreed:
        yield say("answer.agreed", places=shorten("; ".join(agreed), LINE))
    otherwise = {figure(one): None for fact in facts for one in contradicting(fact, knowledge)}
    if otherwise:
        yield say("answer.contradicted", figures=shorten("; ".join(otherwise), LINE))


def _agreeing(fact: Fact, knowledge: KnowledgeBase) -> list[Fact]:
    return _figures_at(fact.agrees, fact.report, knowledge)


def _where(fact: Fact, knowledge: KnowledgeBase) -> str:
    """Return where a table says a figure, or how the text does."""
    return knowledge.table_place(fact) or f"«{figure(fact)}»"


def _figures_at(starts: Container[int], report: str, knowledge: KnowledgeBase) -> list[Fact]:
    if not starts:
        return []
    facts = knowledge.facts_of(report)
    return [one for one in facts if one.kind is FactKind.FIGURE and one.start in starts]
