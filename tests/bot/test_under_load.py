"""/reload under 50 questions a second: no error, no silence, no answer out of two versions."""

import asyncio
import itertools
import re
from collections.abc import Iterator

import pytest

from bot.handlers import admin
from bot.reload import Progress
from bot.settings import Settings
from knowledge import FactKind, Found, IngestResult, KnowledgeBase, Report
from tests.auxil.botapi import Message, User
from tests.bot.conftest import Stage
from tests.bot.fakes import find, library, one

SECONDS, RATE, PEOPLE = 4, 50, 40
VERSIONS = re.compile(r"v(\d+)x")


def versioned(number: int) -> KnowledgeBase:
    """Return a knowledge whose every text names its version."""
    text = f"Đến v{number}x có 16 xã đạt chuẩn. Có 7 xã v{number}x chưa đạt."
    report = Report(f"v{number}x.txt", text, f"Báo cáo v{number}x", "0" * 64)
    facts = [
        find(report, words, place=f"Huyện v{number}x", period_text=f"kỳ v{number}x")
        for words in ("16 xã", "7 xã")
    ]
    answer = Found("", (one(facts[0]),), (one(facts[1]),))
    return library(answers={"": answer}, reports=(report,), facts=tuple(facts))


@pytest.fixture
def knowledge_base() -> KnowledgeBase:
    return versioned(0)


@pytest.fixture(autouse=True)
def rebuilt(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make every reload bring the next version, with some work on the way."""
    numbers = itertools.count(1)

    def read(settings: Settings, progress: Progress) -> tuple[IngestResult, KnowledgeBase]:
        for done in range(30):
            progress(done, 30, "x.txt")
            sum(number * number for number in range(10_000))
        return IngestResult(changed=("x.txt",)), versioned(next(numbers))

    monkeypatch.setattr(admin, "read_folder", read)
    monkeypatch.setattr(admin, "EDIT_EVERY", 0.05)
    return iter(())


async def test_every_question_is_answered_from_one_version(stage: Stage) -> None:
    people = [stage.server.user(f"Người {number}") for number in range(PEOPLE)]
    stage.server.calls.clear()
    asking = asyncio.create_task(ask_steadily(people))
    reloads = 0
    while not asking.done():
        await stage.admin.sends(stage.admin.private, "/reload")
        notice = await stage.admin.private.wait_reply()
        await told_the_end(stage, notice)
        reloads += 1
    sent = await asking
    seen: set[str] = set()
    for person in people:
        for reply in await person.private.wait_replies(sent // PEOPLE):
            words = reply.text + " ".join(button.text for button in reply.buttons)
            versions = set(VERSIONS.findall(words))
            assert len(versions) == 1
            seen |= versions
    assert sent == SECONDS * RATE
    assert reloads > 2
    assert len(seen) > 2
    assert stage.server.calls.refused() == []


async def told_the_end(stage: Stage, notice: Message) -> None:
    """Wait until the message tells that the reload has ended."""
    bell = stage.server.world.bell
    await bell.until(lambda: "Đã nạp lại" in notice.text, what="end of reload", timeout=20)


async def ask_steadily(people: list[User]) -> int:
    """Send questions at the rate, a person at a time, and return how many."""
    loop = asyncio.get_running_loop()
    began, sent = loop.time(), 0
    for person in itertools.islice(itertools.cycle(people), SECONDS * RATE):
        await asyncio.sleep(max(0.0, began + sent / RATE - loop.time()))
        await person.sends(person.private, "có bao nhiêu xã?")
        sent += 1
    return sent


def test_versions_are_told_apart() -> None:
    assert versioned(3).facts[0].kind is FactKind.FIGURE
    assert VERSIONS.findall(versioned(3).reports[0].text) == ["3", "3"]
