"""Whatever people are called, write or send is shown as they wrote it: escaped once, never more.

Reports' own words: `test_render.py`. The same by way of Telegram: `test_hostile_people.py`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.cards import make_cards
from bot.conversation import Conversation
from bot.editing import NotUnderstood, list_edits, read_changes, show_hidden, spell_changes
from bot.folder import LONGEST, safe_name
from bot.groups import ask_admin, ask_for_person, welcome
from bot.intake import Intake, tell
from bot.listing import filter_reports
from bot.lists import list_facts
from bot.memory.aliases import Alias
from bot.memory.chats import LetIn
from bot.memory.edits import Edit
from bot.memory.people import Act
from bot.memory.ratings import Rating
from bot.memory.recent import Book, Memory, Who
from bot.memory.unanswered import Unanswered
from bot.opinions import list_acts, list_bad, list_unanswered
from bot.pages import fits, visible
from bot.permits import list_access
from bot.reload import summarise
from bot.reply import Reply
from bot.settings import Settings
from bot.shelf import Shelf
from bot.synonyms import list_aliases
from knowledge import FileFailure, IngestResult, Missing, Unknown
from tests.auxil.botapi.markup import parse_html
from tests.bot.fakes import MEMBERS, REPORT, library, one

TAGS = ("<b>", "</b>", "<a href='", "<script>", "&amp;", "&lt;", "&#60;", "&", "<", ">", '"', "'")
MARKS = ("\x00", "\x07", "\x7f", "\u200f", "\u202e", "\u2066", "{0}", "{name}")
LETTERS = st.characters(codec="utf-8")  # those are taken out at the door
WORDS = st.lists(st.sampled_from((*TAGS, *MARKS, "Hoa", "7.448", " ", "😀")) | LETTERS, min_size=1)
PLAIN = st.text("<>&\"'{}abclt", min_size=1, max_size=40)
"""Neither cut nor holding an entity: it must be read letter by letter, and no entity be seen."""
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+);")
TURNING = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

Shown = Callable[[str], Iterator[Book | Reply | str]]


def lists(words: str) -> Iterator[Book | Reply | str]:
    """Yield what admins read of people's words."""
    bad = Rating(1, 1, 1, False, words, words, reason=words)
    yield list_bad([bad] * 9)
    yield list_unanswered([Unanswered("a", words, 2, 0.0), Unanswered("a", words, 1, 0.0)])
    yield list_acts([Act(1, "correct", words, 0.0)] * 9)
    yield list_aliases([Alias(words[:80], words[:80])] * 9)
    yield ask_admin(-5, words)
    yield ask_for_person(5, words)
    yield welcome(words)


def edits(words: str) -> Iterator[Book | Reply | str]:
    """Yield what /sua tells of what an admin wrote."""
    changes = {"subject": words, "place": words, "period": "2023", "period_text": words}
    edit = Edit("abcde23456", words, words, changes=changes, name=words)
    yield show_hidden(edit)
    yield list_edits({str(number): edit for number in range(9)}, Shelf(library()))
    yield list_acts([Act(1, "correct", spell_changes(changes), 0.0)] * 9)
    for written in (words, f"giá trị = {words}", f"con số = {words}", f"thời gian = {words}"):
        try:
            read_changes(written)
        except NotUnderstood as error:
            yield str(error)


def files(words: str) -> Iterator[Book | Reply | str]:
    """Yield what is told of files of this name, and of reports so called."""
    report = replace(REPORT, name=words, title=words)
    fact = MEMBERS._replace(report=words)
    faults = (FileFailure(words, words),)
    intake = Intake(words, "0" * 64, (report,), (fact,), faults, faults)
    yield tell(intake, {words: words}, "0" * 16, taken=True)
    yield tell(intake, {}, "0" * 16, taken=True)
    names = (words,) * 9
    result = IngestResult(added=names, changed=names, removed=names, failed=faults * 13)
    known = library(reports=(report,), facts=(fact,))
    yield summarise(result, known)
    yield filter_reports(Shelf(known), words)
    yield list_facts(Shelf(known), [fact], words, "lists.figures")
    yield list_facts(Shelf(known), [], words, "lists.figures")


def answers(words: str) -> Iterator[Book | Reply | str]:
    """Yield what is said to a question of these words."""
    unknown = Unknown(words, (one(MEMBERS),), (Missing("subject", words), Missing("place", words)))
    known = library(answers={"": unknown})
    yield Conversation(known, Memory()).reply(f"mấy tàu {words}?", Who(1, 1))
    for card in make_cards(unknown, Shelf(known)):
        yield card.html


def access(words: str) -> Iterator[Book | Reply | str]:
    """Yield what /quyen tells of people and groups so called."""
    build: dict[str, Any] = {"users": frozenset({3}), "groups": frozenset({-3})}
    named = Settings(None, frozenset(), "/", "/", "/", collections=frozenset({words}), **build)  # type: ignore[arg-type]
    yield list_access(named, [LetIn(5, words)], {5: [words], -6: [words]}, {-6: words})


EVERYTHING = (lists, edits, files, answers, access)


def pages(shown: Book | Reply | str) -> list[str]:
    if isinstance(shown, Book):
        return list(shown.pages)
    return [shown.html if isinstance(shown, Reply) else shown]


@settings(deadline=None, max_examples=40)
@pytest.mark.parametrize("show", EVERYTHING)
@given(words=WORDS.map("".join))
def test_any_words_are_sent_well_formed(show: Shown, words: str) -> None:
    for shown in show(words):
        for page in pages(shown):
            text, _ = parse_html(page)
            assert text == visible(page)
            assert text.strip()
            assert not TURNING.search(text)


@settings(deadline=None, max_examples=40)
@pytest.mark.parametrize("show", EVERYTHING)
@given(words=PLAIN)
def test_words_are_read_as_they_were_written(show: Shown, words: str) -> None:
    for shown in show(words):
        for page in pages(shown):
            text, _ = parse_html(page)
            assert words in text
            assert not ENTITY.search(text)


@pytest.mark.parametrize("show", [lists, edits, files])
def test_longest_words_are_paged_within_the_limit(show: Shown) -> None:
    for shown in show("<dài> " * 170):
        if isinstance(shown, Book):
            assert all(fits(page) for page in shown.pages)


@example(words="a." + "x" * 300)
@example(words="\u2003.a.txt")
@example(words=". \xa0.txt")
@example(words="é" * 200 + ".docx")
@given(words=WORDS.map("".join) | st.text(LETTERS | st.sampled_from(" ./\\~$")))
def test_any_file_name_lies_in_the_folder_and_is_met_there(words: str) -> None:
    name = safe_name(words)
    assert 0 < len(name.encode()) <= LONGEST
    assert name == name.strip()
    assert not name.startswith((".", "~$"))
    assert not re.search(r"[\x00-\x1f/\\]", name)
    assert safe_name(name) == name
