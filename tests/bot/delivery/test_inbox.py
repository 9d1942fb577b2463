"""What is kept is answered once, in order, whatever the database and the handlers do."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.delivery import inbox as inbox_module
from bot.delivery import limiter
from bot.delivery.inbox import ATTEMPTS, Inbox
from bot.delivery.vitals import Vitals
from bot.memory.engine import open_memory, reading
from bot.memory.inbox import InboxRows
from bot.memory.tables import dead_letters
from knowledge import StoreError

ROOMY = 1 << 30  # pages
Handle = Callable[[dict[str, Any]], Awaitable[str | None]]


class Answers:
    """Whoever answers: writes down what it was given, and waits while the gate is shut."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.changed = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()
        self.reasons: dict[int, str] = {}

    async def __call__(self, raw: dict[str, Any]) -> str | None:
        await self.gate.wait()
        self.seen.append(raw["update_id"])
        self.changed.set()
        if "nổ" in raw:
            raise RuntimeError("nổ")
        return self.reasons.get(raw["update_id"])

    async def wait(self, count: int) -> list[int]:
        async with asyncio.timeout(10):
            while len(self.seen) < count:
                self.changed.clear()
                await self.changed.wait()
        return self.seen


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "LONGEST_PAUSE", 0.02)


@pytest.fixture
def engine(sqlite_store: str) -> Engine:
    return open_memory(sqlite_store)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@asynccontextmanager
async def running(engine: Engine, answers: Handle, grace: float = 5) -> AsyncIterator[Inbox]:
    inbox = Inbox(InboxRows(engine, 42, "w"), answers, Vitals())
    task = asyncio.create_task(inbox.run())
    try:
        yield inbox
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await inbox.finish(grace)


def message(update_id: int, chat: int = 1, **more: object) -> dict[str, object]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}}, **more}


def dead(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.scalars(sa.select(dead_letters.c.reason)))


async def test_each_update_is_answered_once_and_each_chat_in_order(
    engine: Engine, answers: Answers
) -> None:
    async with running(engine, answers) as inbox:
        await inbox.receive([message(number, number % 3) for number in range(1, 200)])
        await inbox.receive([message(5), message(200)])
        seen = await answers.wait(200)
    assert sorted(seen) == [*range(1, 201)]
    for chat in range(3):
        mine = [number for number in seen[:199] if number % 3 == chat]
        assert mine == sorted(mine)
    assert InboxRows(engine, 42, "w").depth().waiting == 0


async def test_what_was_not_answered_is_answered_after_a_restart(
    engine: Engine, answers: Answers
) -> None:
    answers.gate.clear()
    async with running(engine, answers, grace=0) as inbox:
        await inbox.receive([message(1), message(2, chat=2)])
        await inbox.depth()
    assert answers.seen == []
    answers.gate.set()
    async with running(engine, answers):
        assert sorted(await answers.wait(2)) == [1, 2]


async def test_update_that_cannot_be_answered_is_put_aside(
    engine: Engine, answers: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    answers.reasons[1] = "it does not parse"
    async with running(engine, answers) as inbox:
        await inbox.receive([message(1), message(2, nổ="x"), "rác", message(3)])
        await answers.wait(3)
    assert sorted(dead(engine)) == [
        "it cannot be handled (RuntimeError)",
        "it does not parse",
        "it has no id",
    ]
    assert InboxRows(engine, 42, "w").depth().waiting == 0


async def test_update_that_keeps_killing_the_bot_is_put_aside(
    engine: Engine, answers: Answers
) -> None:
    rows = InboxRows(engine, 42, "w")
    async with running(engine, answers) as inbox:
        answers.gate.clear()
        await inbox.receive([message(1)])
    for _ in range(ATTEMPTS):
        rows.release()
        rows.claim(1)
    answers.gate.set()
    async with running(engine, answers) as inbox:
        await inbox.receive([message(2)])
        assert await answers.wait(1) == [2]
    assert dead(engine) == [f"the bot stopped {ATTEMPTS + 1} times over it"]


async def test_locked_memory_confirms_nothing_and_recovers_by_itself(
    sqlite_store: str, engine: Engine, answers: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(engine, answers) as inbox:
        await inbox.receive([message(1)])
        await answers.wait(1)
        other = sqlite3.connect(sqlite_store)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked"):
            await inbox.receive([message(2)])
        other.rollback()
        other.close()
        await inbox.receive([message(2)])
        assert await answers.wait(2) == [1, 2]
    assert "works again" in caplog.text


async def test_full_disk_confirms_nothing_and_recovers_by_itself(
    engine: Engine, answers: Answers
) -> None:
    long = "x" * 200_000

    room = {"pages": ROOMY}

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {room['pages']}")

    sa.event.listen(engine, "checkout", limit)  # each connection has a limit of its own
    async with running(engine, answers) as inbox:
        await inbox.receive([message(1)])
        await answers.wait(1)
        room["pages"] = 1
        with pytest.raises(StoreError, match="full"):
            await inbox.receive([message(2, text=long)])
        room["pages"] = ROOMY
        await inbox.receive([message(2, text=long)])
        assert await answers.wait(2) == [1, 2]


async def test_backlog_is_handed_out_in_bounded_portions(
    engine: Engine, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "BACKLOG", 40)
    answers.gate.clear()
    async with running(engine, answers) as inbox:
        await inbox.receive([message(number, number) for number in range(1, 500)])
        async with asyncio.timeout(10):
            while inbox.in_flight < 40:  # noqa: ASYNC110
                await asyncio.sleep(0)
        assert inbox.in_flight == 40
        answers.gate.set()
        assert len(await answers.wait(499)) == 499
