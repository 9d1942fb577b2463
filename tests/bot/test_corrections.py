"""What is taught or put right in one process is heard of in the others."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot import corrections, keeping
from bot.conversation import Conversation
from bot.corrections import Corrections
from bot.library import Library
from bot.memory import aliases, edits
from bot.memory.aliases import Alias
from bot.memory.edits import Edit
from bot.memory.engine import Engine, open_memory
from bot.memory.recent import Who
from knowledge import StoreError
from tests.bot import secrets
from tests.bot.conftest import Stage

ME = Who(1, 1)
QUESTION = secrets.QUESTIONS[""]
OTHERWISE = "Năm 2024 huyện Bình Công có bao nhiêu nơi dạy trẻ?"
ALIAS = Alias("nơi dạy trẻ", "trường học")


class Replica:
    """A process that answers from the same reports and the same memory."""

    def __init__(self, folder: Path, home: Path) -> None:
        library = Library(secrets.read(folder, str(home / "store.sqlite3")))
        self.memory: Engine = open_memory(str(home / "bot.sqlite3"))
        self.corrections = Corrections(library, self.memory)
        self.talk = Conversation(library)

    def says(self, question: str) -> str:
        self.corrections.catch_up()
        return self.talk.reply(question, ME).html


@pytest.fixture
def replica(reports_folder: Path, tmp_path: Path) -> Replica:
    secrets.write(reports_folder, "")
    return Replica(reports_folder, tmp_path)


def test_synonym_comes_and_goes(replica: Replica, tmp_path: Path) -> None:
    other = open_memory(str(tmp_path / "bot.sqlite3"))
    assert "Không có trong kho" in replica.says(OTHERWISE)
    aliases.put(other, ALIAS, person=7, now=1.0)
    assert "111 trường học" in replica.says(OTHERWISE)
    aliases.put(other, Alias(ALIAS.words, "tàu ngầm"), person=7, now=2.0)
    assert "Không có trong kho" in replica.says(OTHERWISE)
    aliases.put(other, ALIAS, person=7, now=3.0)
    assert "111 trường học" in replica.says(OTHERWISE)
    aliases.remove(other, ALIAS)
    assert "Không có trong kho" in replica.says(OTHERWISE)
    other.dispose()


def test_edit_comes_and_goes(replica: Replica, tmp_path: Path) -> None:
    other = open_memory(str(tmp_path / "bot.sqlite3"))
    shelf = replica.talk.library.shelf()
    code = next(shelf.code(fact) for fact in shelf.knowledge.facts if fact.text == "1111 ha")
    assert "1111 ha" in replica.says(QUESTION)
    edits.put(other, Edit(code, "cong-khai.txt", "1111 ha", hidden=True, at=1.0))
    assert "1111 ha" not in replica.says(QUESTION)
    edits.take_back(other, code)
    assert "1111 ha" in replica.says(QUESTION)
    other.dispose()


def test_nothing_new_builds_nothing_anew(replica: Replica) -> None:
    aliases.put(replica.memory, ALIAS, person=7, now=1.0)
    replica.corrections.catch_up()
    shelf, wording = replica.talk.library.shelf(), replica.talk.library.wording
    replica.corrections.catch_up()
    assert replica.talk.library.shelf() is shelf
    assert replica.talk.library.wording is wording


async def test_running_bot_hears_of_it_without_a_reload(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, heard = stage.application.bot_data, asyncio.Event()
    loop, use = asyncio.get_running_loop(), house.conversation.library.use

    def used(known: Sequence[Alias]) -> None:
        use(known)
        loop.call_soon_threadsafe(heard.set)

    monkeypatch.setattr(house.conversation.library, "use", used)
    monkeypatch.setattr(keeping, "SAVE_EVERY", 0.0)
    other = open_memory(str(tmp_path / "bot.sqlite3"))
    aliases.put(other, ALIAS, person=7, now=1.0)
    other.dispose()
    keeping_on = asyncio.create_task(keeping.keep_saving(house))
    await heard.wait()
    keeping_on.cancel()
    await asyncio.wait({keeping_on})
    assert house.conversation.library.wording.aliases == (ALIAS,)


async def test_memory_that_fails_is_asked_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: object) -> None:
        raise StoreError("locked")

    monkeypatch.setattr(corrections, "find_stamp", refuse)
    keeping.catch_up(stage.application.bot_data)
    assert "locked" in caplog.text
