"""/chuatraloi and /dongnghia: which words of unanswered questions might be the reports' own.

`suggest(questions, knowledge)` → Alias("quần chúng", "đảng viên mới"): put in the place of what the
reports do not say, the word of a fact close by lets the question be answered. An admin decides.
"""

import hashlib
from collections.abc import Iterator, Sequence

from bot.memory.aliases import Alias
from bot.memory.recent import Book
from bot.messages import template
from bot.pages import shorten
from bot.render import say
from bot.reply import LABEL_LIMIT, Button
from bot.wording import Wording
from knowledge import Candidate, Found, KnowledgeBase, Unknown, fold

QUESTIONS = 20
SUGGESTED = 6
NEAR = 4
SLOTS = {"subject", "action"}
LISTED = 50
WORDS = 80
SHORT = 36


def suggest(questions: Sequence[str], knowledge: KnowledgeBase) -> list[Alias]:
    """Return aliases by which questions would be answered, one for each question at most."""
    found: dict[Alias, None] = {}
    for question in questions[:QUESTIONS]:
        alias = next(_answering(question, knowledge), None)
        if alias is not None:
            found.setdefault(alias)
    return list(found)[:SUGGESTED]


def read_alias(words: str) -> Alias | None:
    """Return the alias in "hộ khó khăn = hộ nghèo", None when it is none."""
    said, equals, meant = words.partition("=")
    alias = Alias(" ".join(said.split())[:WORDS], " ".join(meant.split())[:WORDS])
    same = fold(alias.words) == fold(alias.term)
    return alias if equals and alias.words and alias.term and not same else None


def token(alias: Alias) -> str:
    """Return what names an alias on a button."""
    whole = f"{alias.words}\x1f{alias.term}".encode()
    return hashlib.blake2b(whole, digest_size=8).hexdigest()


def suggestion_buttons(aliases: Sequence[Alias]) -> tuple[tuple[Button, ...], ...]:
    """Return one row for each alias that may be added."""
    return tuple(_row("synonym.add", "s:add", alias) for alias in aliases)


def list_aliases(aliases: Sequence[Alias]) -> Book:
    """Return every alias, each with a button that removes it."""
    if not aliases:
        return Book((say("synonym.none"),))
    shown = aliases[:LISTED]
    lines = [say("synonym.head", count=len(aliases))]
    lines += [
        say("synonym.item", words=shorten(one.words, SHORT), term=shorten(one.term, SHORT))
        for one in shown
    ]
    return Book(("\n".join(lines),), tuple(_row("synonym.remove", "s:del", one) for one in shown))


def _row(key: str, data: str, alias: Alias) -> tuple[Button, ...]:
    words = template(key).format(words=alias.words, term=alias.term)
    return (Button(shorten(words, LABEL_LIMIT), f"{data}:{token(alias)}"),)


def _answering(question: str, knowledge: KnowledgeBase) -> Iterator[Alias]:
    """Yield aliases with which the question is answered."""
    answer = knowledge.ask(question)
    if not isinstance(answer, Unknown):
        return
    missing = [one.text for one in answer.missing if one.slot in SLOTS]
    joined = " ".join(missing)
    if len(missing) > 1 and joined.casefold() in question.casefold():
        missing = [joined]
    for words in missing:
        for term in _terms(answer.nearest[:NEAR]):
            alias = Alias(words, term)
            reworded = Wording([alias]).reword(question)
            if reworded != question and isinstance(knowledge.ask(reworded), Found):
                yield alias


def _terms(nearest: Sequence[Candidate]) -> list[str]:
    """Return what the facts close by count or tell of; opposites of what was asked are none."""
    fitting = [one.fact for one in nearest if one.parts.get("contrast", 1.0) >= 1]
    terms = [term for fact in fitting for term in (fact.unit, fact.subject, fact.action)]
    return list(dict.fromkeys(term for term in terms if term and term != "%"))
