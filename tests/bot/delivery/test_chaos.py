"""Killed, stopped, stormed at and left alone with a backlog: nothing is lost, little said twice.

`make test` kills a few times; `make test ARGS="tests/bot/delivery/test_chaos.py --rounds 30"` as
often as one likes. Every question carries its number and is answered in its asker's chat; an answer
counts when the server has it, whether or not the bot lived to hear so.
"""

import asyncio
import itertools
import random
import resource
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

import pytest

from bot.delivery.inbox import WIDTH
from tests.auxil.botapi import FakeBotApi, User

PEOPLE = 100
PATIENCE = 120.0
STOP = 8.0
SILENCE = "2"


@pytest.fixture
async def server() -> AsyncIterator[FakeBotApi]:
    async with await FakeBotApi.start() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often the bot is killed."""
    return int(request.config.getoption("--rounds"))


class Crowd:
    """People who ask, and how often each question was answered."""

    def __init__(self, server: FakeBotApi, size: int = PEOPLE) -> None:
        self.server = server
        self.people: Sequence[User] = [server.user(f"Người {number}") for number in range(size)]
        self._turns = itertools.cycle(self.people)
        self.asked: Counter[int] = Counter()

    async def ask(self, count: int) -> None:
        """Send so many questions, a person at a time."""
        for person in itertools.islice(self._turns, count):
            await person.sends(person.private, "kết nạp?")
            self.asked[person.id] += 1

    async def ask_steadily(self, stop: asyncio.Event, pause: float = 0.005) -> None:
        """Send questions until told to stop."""
        while not stop.is_set():
            await self.ask(1)
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await stop.wait()

    def answered(self) -> Counter[int]:
        """Return how many answers each person has got."""
        calls = self.server.calls.of("sendMessage")
        return Counter(int(call.params.raw["chat_id"]) for call in calls if call.status == 200)

    def missing(self) -> int:
        """Return how many answers are still to come."""
        return sum((self.asked - self.answered()).values())

    def repeated(self) -> int:
        """Return how many answers were given more than once."""
        return sum((self.answered() - self.asked).values())

    async def wait_answered(self) -> None:
        """Wait until everybody has as many answers as questions."""
        bell = self.server.world.bell
        await bell.until(
            lambda: not self.missing(), what=lambda: f"{self.missing()} answers", timeout=PATIENCE
        )


@asynccontextmanager
async def bot(
    server: FakeBotApi, memory: Path, *more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A bot that runs until the block ends, if it is not killed before."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bot.delivery.crashing"),
        *(server.url, server.token, str(memory), *more),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def polls(server: FakeBotApi, seen: int) -> None:
    """Wait until a bot that has just been started asks for updates."""
    await server.wait_calls("getUpdates", seen + 1, timeout=PATIENCE)


async def test_kill_loses_nothing_and_repeats_no_more_than_was_in_flight(
    server: FakeBotApi, tmp_path: Path, rounds: int
) -> None:
    crowd, dice, memory = Crowd(server), random.Random(rounds), tmp_path / "bot.sqlite3"
    server.faults.slow("sendMessage", 0.02)  # so that something is in flight when it dies
    for kills in range(1, rounds + 1):
        async with bot(server, memory) as process:
            polled = server.calls.count("getUpdates")
            await crowd.ask(100)
            await polls(server, polled)
            stop = asyncio.Event()
            asking = asyncio.create_task(crowd.ask_steadily(stop))
            await asyncio.sleep(dice.uniform(0.0, 0.6))
            process.kill()
            await process.wait()
            stop.set()
            await asking
        # What was said and not noted is said again. Counting who was told too often would not do:
        # it shows only once the rest of their questions are answered, rounds later.
        assert crowd.answered().total() - noted(memory) <= WIDTH * kills
    async with bot(server, memory):
        await crowd.wait_answered()
        await server.wait_confirmed(timeout=PATIENCE)
    assert crowd.missing() == 0
    assert crowd.repeated() <= WIDTH * rounds


async def test_stop_under_load_loses_and_repeats_nothing_and_is_quick(
    server: FakeBotApi, tmp_path: Path
) -> None:
    crowd, memory = Crowd(server), tmp_path / "bot.sqlite3"
    server.faults.slow("sendMessage", 0.02)
    async with bot(server, memory) as process:
        await crowd.ask(500)
        await server.wait_calls("sendMessage", 50, timeout=PATIENCE)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        await process.wait()
        assert time.monotonic() - began < STOP
        assert process.returncode == 0
    async with bot(server, memory):
        await crowd.wait_answered()
        await server.wait_confirmed(timeout=PATIENCE)
    assert crowd.repeated() == 0


async def test_storm_is_sat_out(server: FakeBotApi, tmp_path: Path) -> None:
    crowd = Crowd(server, 20)
    async with bot(server, tmp_path / "bot.sqlite3", SILENCE):
        await crowd.ask(1)
        await crowd.wait_answered()
        silent = [server.faults.hang("getUpdates"), server.faults.hang("sendMessage", times=3)]
        for method in ("getUpdates", "sendMessage"):
            for code in (401, 404, 409, 429, 500, 502):
                server.faults.next(method, code, times=2, retry_after=1)
            server.faults.cut(method, times=2)
            server.faults.garbage(method, times=2)
        await crowd.ask(60)
        await crowd.wait_answered()
    assert [fault.left for fault in silent] == [0, 0]
    assert crowd.repeated() == 0


async def test_poison_holds_up_nobody(server: FakeBotApi, tmp_path: Path) -> None:
    crowd, updates = Crowd(server, 20), server.world.updates
    async with bot(server, tmp_path / "bot.sqlite3"):
        for part in ('"message": 5', '"message": {"text": "\\ud800"}', '"inline_query": [[]]'):
            await crowd.ask(20)
            updates.put_raw(f'{{"update_id": {updates.next_id}, {part}}}')
        await crowd.ask(20)
        await crowd.wait_answered()
        await server.wait_confirmed(timeout=PATIENCE)
    assert crowd.repeated() == 0


async def test_full_disk_is_outlived(server: FakeBotApi, tmp_path: Path) -> None:
    crowd, memory = Crowd(server, 20), tmp_path / "bot.sqlite3"
    async with bot(server, memory) as process:
        await crowd.ask(20)
        await crowd.wait_answered()
        # No file of the process may grow, which is what a full disk looks like from inside.
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        await crowd.ask(100)
        with pytest.raises(AssertionError):
            await server.wait_confirmed(timeout=1.0)
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, unlimited)
        await crowd.wait_answered()
        assert process.returncode is None
    assert crowd.repeated() == 0


async def test_backlog_takes_no_more_memory_than_a_handful(
    server: FakeBotApi, tmp_path: Path, rounds: int
) -> None:
    """1,500 questions by default, 20,000 with 30 rounds."""
    crowd, count = Crowd(server), 20_000 if rounds >= 30 else 1_500
    async with bot(server, tmp_path / "bot.sqlite3") as process:
        await crowd.ask(300)
        await crowd.wait_answered()
        before = resident(process.pid)
        await crowd.ask(count)
        most = before
        while crowd.missing():
            most = max(most, resident(process.pid))
            await server.world.bell.wait(1.0)
            await asyncio.sleep(0.05)
    assert crowd.repeated() == 0
    assert most - before < 40_000_000


def noted(memory: Path) -> int:
    """Return how many updates are noted as answered."""
    with closing(sqlite3.connect(memory)) as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM inbox WHERE done_at NOT NULL"
        ).fetchone()
    return int(count)


def resident(pid: int) -> int:
    """Return the bytes of memory that a process holds."""
    pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    return int(pages) * resource.getpagesize()
