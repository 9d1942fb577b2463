"""An answer of the knowledge → a draft of what to say: figure first, then its sentence and source.

`draft(Found(…), shelf)` → blocks "<b>7.448 đảng viên</b>\nkết nạp · Sóc Trăng…<blockquote>…"
and buttons for the passage and for facts close by.
"""

from collections.abc import Iterable, Sequence

from bot.agreements import contradicting, remarks
from bot.hints import hint
from bot.messages import template
from bot.pages import shorten
from bot.render import (
    describe,
    figure,
    head,
    label,
    period,
    quotations,
    say,
    say_html,
    source,
    spell_time,
    title_of,
)
from bot.reply import LABEL_LIMIT, Button, Draft
from bot.shelf import Shelf
from bot.workings import declined, working
from knowledge import (
    Ambiguous,
    Answer,
    Fact,
    FactKind,
    Found,
    KnowledgeBase,
    Missing,
    Unknown,
)

RELATED = 4
NEAREST = 5
OPTIONS = 8
HEADS = 10
SOURCES = 3
NEAR = 0.6
"""A fact that says less of the words of the question, by weight, is off the point."""


def draft(answer: Answer, shelf: Shelf) -> Draft:
    """Return what to say for an answer."""
    if isinstance(answer, Found):
        return draft_found(answer, shelf)
    if isinstance(answer, Ambiguous):
        return draft_ambiguous(answer, shelf)
    return draft_unknown(answer, shelf)


def draft_found(answer: Found, shelf: Shelf) -> Draft:
    """Return the verdict if one was asked for, each fact with its sentence, and close facts."""
    facts, knowledge = [candidate.fact for candidate in answer.facts], shelf.knowledge
    blocks = [block for group in _by_sentence(facts) for block in fact_blocks(group, shelf)]
    opening = _opening(answer)
    if opening:
        blocks[0] = f"{opening}\n{blocks[0]}"
    shown = {fact.key for fact in facts}
    close = [one.fact for one in answer.related if one.fact.key not in shown]
    otherwise = [one for fact in facts for one in contradicting(fact, knowledge)]
    shown |= {fact.key for fact in otherwise}
    close = [*otherwise, *(fact for fact in close if fact.key not in shown)]
    return Draft(
        tuple(blocks), (source_button(facts[0], shelf), *fact_buttons(close[:RELATED], shelf))
    )


def draft_fact(fact: Fact, shelf: Shelf) -> Draft:
    """Return one fact chosen with a button."""
    otherwise = contradicting(fact, shelf.knowledge)
    blocks = tuple(fact_blocks([fact], shelf))
    return Draft(blocks, (source_button(fact, shelf), *fact_buttons(otherwise[:RELATED], shelf)))


def draft_ambiguous(answer: Ambiguous, shelf: Shelf) -> Draft:
    """Return a question back: the candidates, and buttons saying what tells them apart."""
    facts = [candidate.fact for candidate in answer.facts[:OPTIONS]]
    slot = _slot_name(answer.differs_by)
    named = say("answer.ambiguous_slot", slot=slot) if answer.differs_by else ""
    lines = [say_html("answer.ambiguous", slot=named)]
    lines += [_option(number, fact) for number, fact in enumerate(facts, start=1)]
    names = _distinguish(facts, answer.differs_by, shelf.knowledge)
    buttons = tuple(
        (Button(f"{number}. {name}", f"f:{shelf.code(fact)}"),)
        for number, (fact, name) in enumerate(zip(facts, names, strict=True), start=1)
    )
    return Draft(("\n".join(lines),), buttons)


def draft_unknown(answer: Unknown, shelf: Shelf) -> Draft:
    """Return that the reports do not say, what is missing, and the nearest facts as buttons."""
    lines = [say("answer.unknown")]
    if not shelf.knowledge.reports:
        return Draft((f"{lines[0]}\n{say('answer.empty_store')}",))
    if why := declined(answer):
        return _draft_declined(answer, why, shelf)
    if answer.missing:
        lines.append(hint(answer) or say("answer.missing", missing=_missing(answer.missing)))
    nearest = [one.fact for one in answer.nearest if one.parts.get("words", 1.0) >= NEAR]
    lines.append("\n" + say("answer.nearest") if nearest else say("answer.nothing_near"))
    return Draft(("\n".join(lines),), fact_buttons(nearest[:NEAREST], shelf))


def _draft_declined(answer: Unknown, why: str, shelf: Shelf) -> Draft:
    """Return the figures that would have been worked out together, and why they are not."""
    facts = [one.fact for one in answer.nearest[:OPTIONS]]
    lines = [say("answer.unknown"), why, "\n" + say("answer.operands")]
    lines += [_option(number, fact) for number, fact in enumerate(facts, start=1)]
    return Draft(("\n".join(lines),), fact_buttons(facts, shelf))


def fact_blocks(facts: Sequence[Fact], shelf: Shelf) -> list[str]:
    """Return facts of one sentence: their heads, the sentence once, the report it is from."""
    knowledge = shelf.knowledge
    heads = "\n".join(head(fact) for fact in facts)
    first, *rest = quotations(facts)
    blocks = [f"{heads}\n{first}", *rest]
    place = knowledge.table_place(facts[0])
    if place:
        blocks[-1] += "\n" + say("answer.place", place=place)
    blocks[-1] += "\n" + source(knowledge.report(facts[0].report))
    also = knowledge.elsewhere(facts[0]) if len(facts) == 1 else []
    if also:
        titles = "; ".join(title_of(knowledge.report(one.report)) for one in also[:SOURCES])
        blocks[-1] += "\n" + say("answer.also", titles=titles)
    if edit := next(filter(None, map(shelf.edit, facts)), None):
        blocks[-1] += "\n" + say("answer.edited", name=edit.name, day=spell_time(edit.at))
    blocks[-1] += "".join(f"\n{remark}" for remark in remarks(facts, knowledge))
    return blocks


def fact_buttons(facts: Iterable[Fact], shelf: Shelf) -> tuple[tuple[Button, ...], ...]:
    """Return one row for each fact."""
    return tuple((Button(label(fact), f"f:{shelf.code(fact)}"),) for fact in facts)


def source_button(fact: Fact, shelf: Shelf) -> tuple[Button, ...]:
    """Return the row that shows the passage around a fact."""
    return (Button(template("button.source"), f"n:{shelf.code(fact)}"),)


def _opening(answer: Found) -> str:
    lines = []
    if answer.verdict is not None:
        lines.append(say("answer.true" if answer.verdict else "answer.false"))
    if answer.computed:
        lines.append(working(answer, answer.computed) + "\n")
    if lines:
        return "\n".join(lines)
    if len(answer.facts) > 1:
        return say("answer.several", count=len(answer.facts)) + "\n"
    return ""


def _by_sentence(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Return facts of one sentence together, at most `HEADS`, in the order given."""
    groups: dict[tuple[str, int, bool], list[Fact]] = {}
    full: list[list[Fact]] = []
    for fact in facts:
        quote = fact.kind is FactKind.QUOTE
        place = (fact.report, fact.start if quote else fact.sentence_start, quote)
        if place not in groups or len(groups[place]) >= HEADS:
            groups[place] = []
            full.append(groups[place])
        groups[place].append(fact)
    return full


def _option(number: int, fact: Fact) -> str:
    about = describe(fact)
    return say(
        "answer.option",
        number=number,
        figure=shorten(figure(fact), 120),
        about=f" · {shorten(about, 200)}" if about else "",
    )


def _distinguish(facts: Sequence[Fact], slot: str, knowledge: KnowledgeBase) -> list[str]:
    """Return for each fact what tells it from the others, or its whole label where that fails."""
    names = [_slot_value(fact, slot, knowledge) for fact in facts]
    clear = all(names) and len(set(names)) == len(names)
    return [
        shorten(name if clear and name else label(fact), LABEL_LIMIT - 4)
        for fact, name in zip(facts, names, strict=True)
    ]


def _slot_value(fact: Fact, slot: str, knowledge: KnowledgeBase) -> str | None:
    if slot == "period":
        return period(fact)
    if slot == "report":
        return knowledge.report(fact.report).title
    value = getattr(fact, slot, None)
    return value if isinstance(value, str) else None


def _slot_name(slot: str) -> str:
    try:
        return template(f"slot.{slot}")
    except KeyError:
        return template("slot.other")


def _missing(missing: Iterable[Missing]) -> str:
    """Return what is missing by slot: "thời gian «2031», địa điểm «Huế», «Đà Lạt»"."""
    slots: dict[str, list[str]] = {}
    for one in missing:
        slots.setdefault(_slot_name(one.slot), []).append(f"«{shorten(one.text, 80)}»")
    return ", ".join(f"{slot} {', '.join(texts)}" for slot, texts in slots.items())
