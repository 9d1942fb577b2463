"""Whoever may not see a collection is told, letter for letter, what a bot without it would tell."""

import re
from collections.abc import Callable

import pytest

from bot.access import EVERYTHING, NOTHING, Access, collection_of
from bot.conversation import Conversation
from bot.library import Library
from bot.lookups import LOOKUPS
from bot.memory.recent import Book, Who
from bot.reply import Reply
from knowledge import FactKind, KnowledgeBase
from tests.bot import secrets

ME = Who(7, 7)
DRAFT = "Năm 2024, huyện {} trồng mới 555 ha rừng."
Say = Callable[[Conversation], Reply | tuple[object, ...]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("whole")
    secrets.write(folder / "reports", "", "mat", "rieng")
    return secrets.read(folder / "reports", str(folder / "store.sqlite3"))


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("public")
    secrets.write(folder / "reports", "")
    return secrets.read(folder / "reports", str(folder / "store.sqlite3"))


def sayings(whole: KnowledgeBase) -> dict[str, Say]:
    """Return everything that can be asked, hidden things by name and by code among it."""
    said: dict[str, Say] = {
        "start": lambda talk: talk.start(),
        "reports": lambda talk: talk.reports(),
        "page": lambda talk: talk.press("r:1", ME),
        "source": lambda talk: talk.source(ME),
        "greeting": lambda talk: talk.reply("xin chào", ME),
        "follow": lambda talk: talk.reply("còn huyện Mật Sơn?", ME),
        "far": lambda talk: talk.reply("Năm 2031 huyện Riêng Thủy có bao nhiêu trường học?", ME),
        "any": lambda talk: talk.reply("Trồng mới bao nhiêu ha rừng?", ME),
        "most": lambda talk: talk.reply("Huyện nào trồng nhiều rừng nhất?", ME),
        "who": lambda talk: talk.reply("Trần Văn Kín nói gì?", ME),
        "forests": lambda talk: talk.facts_about("rừng", FactKind.FIGURE),
        "words": lambda talk: talk.facts_about("rừng", FactKind.QUOTE),
    }
    for folder, question in secrets.QUESTIONS.items():
        said |= about(folder, question, secrets.REPORTS[folder][1])
    shelf = Library(whole).shelf()
    for fact in whole.facts:
        said |= opening(shelf.code(fact))
    return said


def about(folder: str, question: str, place: str) -> dict[str, Say]:
    """Return what can be asked of a collection by the words of its report."""
    return {
        f"ask {folder}": lambda talk: talk.reply(question, ME),
        f"cards {folder}": lambda talk: talk.cards(question),
        f"later {folder}": lambda talk: talk.answer_later((question,)),
        f"reports {folder}": lambda talk: talk.reports(place),
        f"figures {folder}": lambda talk: talk.facts_about(place, FactKind.FIGURE),
        f"check {folder}": lambda talk: talk.check(DRAFT.format(place)),
    }


def opening(code: str) -> dict[str, Say]:
    """Return every way to open a fact by its code."""
    return {
        f"f {code}": lambda talk: talk.press(f"f:{code}", ME),
        f"n {code}": lambda talk: talk.press(f"n:{code}", ME),
        f"e {code}": lambda talk: talk.press(f"e:{code}", ME),
        f"receipt {code}": lambda talk: LOOKUPS["f"](talk, code, ME),
    }


def transcript(talk: Conversation, said: dict[str, Say]) -> dict[str, str]:
    """Return what is told; names of kept pages are random."""
    return {name: re.sub(r"'b:\w+:", "'b:", repr(say(talk))) for name, say in said.items()}


def test_who_was_given_nothing_hears_what_a_bot_without_it_says(
    whole: KnowledgeBase, public: KnowledgeBase
) -> None:
    said = sayings(whole)
    library = Library(whole, {"mat", "rieng"})
    told = transcript(Conversation(library).within(NOTHING), said)
    assert told == transcript(Conversation(public), said)
    assert secrets.seen_in(" ".join(told.values())) == {""}


@pytest.mark.parametrize("given", [frozenset({"mat"}), frozenset({"mat", "rieng"})])
def test_what_is_given_is_seen_and_no_more(whole: KnowledgeBase, given: frozenset[str]) -> None:
    talk = Conversation(Library(whole, {"*"})).within(Access(given))
    told = transcript(talk, sayings(whole))
    assert secrets.seen_in(" ".join(told.values())) == {"", *given}


def test_pages_are_not_turned_by_who_sees_less(whole: KnowledgeBase) -> None:
    library = Library(whole, {"mat", "rieng"})
    given = Conversation(library).within(Access(frozenset({"mat"})))
    book = given.open_book(Book(("một", "hai")))
    turn = book.buttons[0][0].data
    assert "hai" in given.press(turn, ME).html
    assert "hai" in given.within(EVERYTHING).press(turn, ME).html
    for access in (NOTHING, Access(frozenset({"rieng"}))):
        assert "hai" not in given.within(access).press(turn, ME).html


def test_shelf_is_built_once_and_again_after_a_reload(whole: KnowledgeBase) -> None:
    library = Library(whole, {"mat"})
    first = library.shelf(NOTHING)
    assert library.shelf(NOTHING) is first
    assert library.shelf(Access(frozenset({"mat"}))) is library.shelf(EVERYTHING)
    library.serve(whole)
    assert library.shelf(NOTHING) is not first


def test_reports_at_the_top_are_in_no_collection() -> None:
    assert collection_of("mat.txt", {"mat", "*"}) is None
    assert collection_of("mat/2024/x.txt", {"mat"}) == "mat"
    assert collection_of("khac/x.txt", {"mat"}) is None
    assert collection_of("khac/x.txt", {"*"}) == "khac"
