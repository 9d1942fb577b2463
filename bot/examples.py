"""Questions that the store answers, made from its own facts: what /start teaches by.

`question_for(fact)` → "Năm 2023 Trà Vinh kiểm tra bao nhiêu tổ chức đảng?"; `find_examples(…)` →
facts that answer the question made of them, of several kinds and reports where there are such.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from bot.messages import template
from bot.render import period, spell_date
from bot.reply import Button
from knowledge import Fact, FactKind, Found, KnowledgeBase, MentionKind, Nature

EXAMPLES = 3
TRIED = 24
LONGEST = 58
_SAID_ITSELF = {"own", "sentence"}

Code = Callable[[Fact], str]


def question_for(fact: Fact) -> str | None:
    """Return a question that the fact should answer, None for one that makes no good question."""
    kind = _kind(fact)
    if kind is None:
        return None
    slots = {name: getattr(fact, name) or "" for name in ("place", "action", "subject", "unit")}
    asked = template(f"example.{kind}").format(
        period=_year(fact), speaker=fact.speaker or "", **slots
    )
    asked = asked[:1].upper() + asked[1:]
    return asked if len(asked) <= LONGEST else None


def find_examples(knowledge: KnowledgeBase, code: Code) -> tuple[Fact, ...]:
    """Return facts whose questions the store answers with themselves, as unlike as can be."""
    kinds = ("count", "share", "quote")
    rows = [list(islice(_answering(kind, knowledge, code), EXAMPLES)) for kind in kinds]
    chosen: list[Fact] = []
    for turn in range(EXAMPLES):
        chosen += [row[turn] for row in rows if turn < len(row)]
    return tuple(chosen[:EXAMPLES])


def example_buttons(facts: Iterable[Fact], code: Code) -> tuple[tuple[Button, ...], ...]:
    """Return one row for each example, its question on the button."""
    asked = ((question_for(fact), fact) for fact in facts)
    return tuple((Button(words, f"e:{code(fact)}"),) for words, fact in asked if words)


def _answering(kind: str, knowledge: KnowledgeBase, code: Code) -> Iterator[Fact]:
    """Yield facts of a kind of question from one report each, the first tries only."""
    candidates = [fact for fact in knowledge.facts if _kind(fact) == kind]
    candidates.sort(key=code)
    reports: set[str] = set()
    for fact in candidates[:TRIED]:
        question = question_for(fact)
        if question is None or fact.report in reports:
            continue
        answer = knowledge.ask(question)
        if isinstance(answer, Found) and answer.facts[0].fact.key == fact.key:
            reports.add(fact.report)
            yield fact


def _kind(fact: Fact) -> str | None:
    """Return which question suits a fact; only what it says itself makes a good one."""
    if fact.kind is FactKind.QUOTE:
        return "quote" if fact.speaker and fact.speaker.istitle() else None
    whole = fact.host is None and fact.nature in {Nature.LEVEL, None} and not fact.conflicts
    if fact.kind is not FactKind.FIGURE or not (whole and fact.place and _year(fact)):
        return None
    subject = (fact.subject or "").casefold()
    if fact.measure is MentionKind.PERCENT and subject.startswith(("tỷ lệ ", "tỉ lệ ")):
        return "share"
    acted = fact.action and fact.origins.get("action", "own") in _SAID_ITSELF
    return "count" if acted and fact.unit and fact.measure in {MentionKind.NUMBER, None} else None


def _year(fact: Fact) -> str:
    """Return the period in words that can open a question: a year, or words with a number."""
    if fact.period and len(fact.period) == len("2023"):
        return spell_date(fact.period)
    said = period(fact) or ""
    return said if any(c.isdigit() for c in said) and said[:1].isalpha() else ""
