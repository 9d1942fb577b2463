"""Lists to leaf through: the figures of a topic, the quotes of a person or about a topic.

`list_facts(shelf, facts, "đảng viên", "lists.figures")` → pages "📊 <b>65 số liệu</b> về «đảng
viên»…", each fact with a command that opens it.
"""

from collections.abc import Sequence
from itertools import groupby

from bot.listing import spell_count
from bot.memory.recent import Book
from bot.pages import shorten
from bot.render import describe, figure, say, source
from bot.shelf import Shelf
from knowledge import Fact, FactKind

PER_PAGE = 8
WORDS = 220
ABOUT = 160
TOPIC = 80


def list_facts(shelf: Shelf, facts: Sequence[Fact], topic: str, heading: str) -> Book:
    """Return the facts as pages, each report named once on a page."""
    first = say(heading, count=spell_count(len(facts)), topic=shorten(topic, TOPIC))
    numbered = list(enumerate(facts, start=1))
    pages = [
        "\n\n".join([first, *_by_report(numbered[start : start + PER_PAGE], shelf)])
        for start in range(0, len(numbered), PER_PAGE)
    ]
    return Book(tuple(pages))


def _by_report(numbered: Sequence[tuple[int, Fact]], shelf: Shelf) -> list[str]:
    blocks = []
    for name, group in groupby(numbered, key=lambda one: one[1].report):
        lines = [source(shelf.knowledge.report(name))]
        lines += [_item(number, fact, shelf) for number, fact in group]
        blocks.append("\n".join(lines))
    return blocks


def _item(number: int, fact: Fact, shelf: Shelf) -> str:
    if fact.kind is FactKind.QUOTE:
        who = ", ".join(part for part in (fact.speaker, fact.role) if part)
        return say(
            "lists.quote",
            number=number,
            who=shorten(who, ABOUT),
            words=shorten(fact.text, WORDS),
            code=shelf.code(fact),
        ) + _mark(fact, shelf)
    about = describe(fact)
    return say(
        "lists.figure",
        number=number,
        figure=shorten(figure(fact), ABOUT),
        about=f" · {shorten(about, ABOUT)}" if about else "",
        code=shelf.code(fact),
    ) + _mark(fact, shelf)


def _mark(fact: Fact, shelf: Shelf) -> str:
    return " ✏️" if shelf.edit(fact) else ""
