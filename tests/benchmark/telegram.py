"""Our bot end to end against the echo bots of two libraries, over a loopback Bot API.

Every bot polls a server of its own all the time; they get the same work in turn, so that what else
the machine does falls on all alike. Throughput is of a backlog, latency from a question being there
until its answer arrives, at a steady rate.
"""

import asyncio
import itertools
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import knowledge
from tests.auxil.botapi import FakeBotApi, User
from tests.benchmark.bots import NAMES

PEOPLE = 200
PATIENCE = 300.0
QUESTION = "Toàn tỉnh kết nạp được bao nhiêu đảng viên?"


class Contestant:
    """One bot, its server, and the people who ask it."""

    def __init__(self, name: str, server: FakeBotApi, questions: Sequence[str]) -> None:
        self.name, self.server = name, server
        self.questions = itertools.cycle(questions)
        self.people = [server.user(f"Người {number}") for number in range(PEOPLE)]

    async def answers_a_second(self, count: int) -> float:
        """Return how fast a backlog of so many questions is answered."""
        loop = asyncio.get_running_loop()
        self.server.calls.clear()
        # Nothing here lets the server answer in between: all of it is there when the clock starts.
        for person in itertools.islice(itertools.cycle(self.people), count):
            await person.sends(person.private, next(self.questions))
        began = loop.time()
        await self.server.wait_calls("sendMessage", count, timeout=PATIENCE)
        return count / (loop.time() - began)

    async def latencies(self, rate: float, seconds: float) -> list[float]:
        """Return how long each answer took, in seconds, at so many questions a second."""
        loop = asyncio.get_running_loop()
        self.server.calls.clear()
        asked: dict[int, list[float]] = {}
        began, count = loop.time(), int(rate * seconds)
        for number in range(count):
            await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
            person = self.people[number % PEOPLE]
            asked.setdefault(person.id, []).append(loop.time())
            await person.sends(person.private, next(self.questions))
        calls = await self.server.wait_calls("sendMessage", count, timeout=PATIENCE)
        return [call.at - asked[int(call.params.raw["chat_id"])].pop(0) for call in calls]


async def measure(home: Path, rounds: int) -> dict[str, Any]:
    """Return speeds by bot and round trip, each the median over the rounds."""
    store = str(home / "kho.sqlite3")
    knowledge.ingest([knowledge.samples()], store)
    facts = len(knowledge.open_knowledge(store).facts)
    async with AsyncExitStack() as stack:
        bots = [await stack.enter_async_context(_running(name, home)) for name in NAMES]
        result: dict[str, Any] = {"facts": facts, "speeds": {}, "latencies": {}}
        for trip, count in ((0.0, 1000), (0.06, 100)):
            speeds = await _in_turn(bots, trip, count, rounds)
            result["speeds"][f"{trip * 1000:g} ms"] = speeds
        for bot in bots:
            bot.server.latency = 0.0
        for bot in bots:
            taken = await bot.latencies(100, 5)
            result["latencies"][bot.name] = _percentiles(taken)
    return result


async def _in_turn(
    bots: Sequence[Contestant], trip: float, count: int, rounds: int
) -> dict[str, dict[str, float]]:
    speeds: dict[str, list[float]] = {bot.name: [] for bot in bots}
    for turn in range(rounds):
        for bot in (*bots[turn % len(bots) :], *bots[: turn % len(bots)]):
            bot.server.latency = trip
            speeds[bot.name].append(await bot.answers_a_second(count))
    ptb = speeds["ptb"]
    return {
        name: {
            "answers_per_s": round(median(values), 1),
            "times_ptb": round(median(a / b for a, b in zip(values, ptb, strict=True)), 2),
        }
        for name, values in speeds.items()
    }


def _percentiles(taken: Sequence[float]) -> dict[str, float]:
    return {
        "p50_ms": round(1000 * median(taken), 1),
        "p99_ms": round(1000 * quantiles(taken, n=100)[98], 1),
    }


@asynccontextmanager
async def _running(name: str, home: Path) -> AsyncIterator[Contestant]:
    """Start a bot and wait until it has answered once."""
    async with await FakeBotApi.start(fast=True) as server:
        command = (sys.executable, "-m", "tests.benchmark.bots", name, server.url, server.token)
        process = await asyncio.create_subprocess_exec(
            *command,
            str(home),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            bot = Contestant(name, server, [QUESTION])
            await _answers(bot.people[0], server)
            yield bot
        finally:
            process.terminate()
            await process.wait()


async def _answers(person: User, server: FakeBotApi) -> None:
    await person.sends(person.private, "kết nạp?")
    await server.wait_calls("sendMessage", 1, timeout=PATIENCE)


def render(result: dict[str, Any]) -> str:
    """Return the result as lines of text."""
    lines = [f"{result['facts']} facts; `ours` answers from a knowledge that needs no search"]
    for trip, speeds in result["speeds"].items():
        lines.append(f"  backlog, round trip {trip}")
        for name, cell in speeds.items():
            lines.append(
                f"    {name:<10}{cell['answers_per_s']:>9} answers/s"
                f"{cell['times_ptb']:>8} × python-telegram-bot"
            )
    lines.append("  100 questions a second")
    for name, cell in result["latencies"].items():
        lines.append(f"    {name:<10} p50 {cell['p50_ms']:>7} ms   p99 {cell['p99_ms']:>7} ms")
    return "\n".join(lines)
