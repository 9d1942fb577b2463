"""Our bot end to end against the echo bots of two libraries, over a loopback Bot API.

Every bot polls a server of its own all the time; they get the same work in turn, so that what else
the machine does falls on all alike. Throughput is of a backlog, latency from a question being there
until its answer arrives, at a steady rate. Beside them stands the processor time that a bot and its
server took for an answer: no bot can be seen to be faster than the server lets it.
"""

import asyncio
import itertools
import os
import random
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import knowledge
from tests.auxil.botapi import FakeBotApi, User
from tests.benchmark import searching
from tests.benchmark.bots import NAMES
from tests.benchmark.corpus import KINDS, ask, write_corpus

PEOPLE = 200
PATIENCE = 300.0
QUESTION = "Toàn tỉnh kết nạp được bao nhiêu đảng viên?"
QUESTIONS = 240
RATE, SECONDS = 100, 5
_TICKS = os.sysconf("SC_CLK_TCK")
Figures = dict[str, float]


class Contestant:
    """One bot, its server, and the people who ask it."""

    def __init__(self, name: str, server: FakeBotApi, questions: Sequence[str], pid: int) -> None:
        self.name, self.server, self._pid = name, server, pid
        self.questions = itertools.cycle(questions)
        self.people = [server.user(f"Người {number}") for number in range(PEOPLE)]

    async def answer(self, count: int) -> Figures:
        """Return how fast a backlog of so many questions is answered, and what it takes."""
        loop = asyncio.get_running_loop()
        self.server.calls.clear()
        # Nothing here lets the server answer in between: all of it is there when the clock starts.
        for person in itertools.islice(itertools.cycle(self.people), count):
            await person.sends(person.private, next(self.questions))
        began, used, served = loop.time(), self._processor_time(), time.process_time()
        await self.server.wait_calls("sendMessage", count, timeout=PATIENCE)
        return {
            "answers_per_s": count / (loop.time() - began),
            "bot_cpu_ms": 1000 * (self._processor_time() - used) / count,
            "server_cpu_ms": 1000 * (time.process_time() - served) / count,
        }

    def _processor_time(self) -> float:
        """Return the seconds of a processor that the bot has used."""
        fields = Path(f"/proc/{self._pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

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


async def measure(home: Path, rounds: int, facts: int = 0) -> dict[str, Any]:
    """Return speeds by bot and round trip, each the median over the rounds.

    Without a number of facts the store holds the sample reports.
    """
    questions = await asyncio.to_thread(_fill, home / "kho.sqlite3", facts)
    async with AsyncExitStack() as stack:
        bots = [await stack.enter_async_context(_running(one, home, questions)) for one in NAMES]
        result: dict[str, Any] = {"facts": facts, "speeds": {}, "latencies": {}}
        for trip, count in ((0.0, 1000), (0.06, 100)):
            speeds = await _in_turn(bots, trip, count, rounds)
            result["speeds"][f"{trip * 1000:g} ms"] = speeds
        for bot in bots:
            bot.server.latency = 0.0
        for bot in bots:
            taken = await bot.latencies(RATE, SECONDS)
            result["latencies"][bot.name] = _percentiles(taken)
    return result


def _fill(store: Path, facts: int) -> list[str]:
    """Fill a store, and return questions to ask of it."""
    if not facts:
        knowledge.ingest([knowledge.samples()], str(store))
        return [QUESTION]
    corpus = list(write_corpus(facts))
    searching.store(store, corpus)
    told, source = [one for _, some in corpus for one in some], random.Random(11)
    return [ask(source.choice(told), KINDS[i % len(KINDS)], source).text for i in range(QUESTIONS)]


async def _in_turn(
    bots: Sequence[Contestant], trip: float, count: int, rounds: int
) -> dict[str, Figures]:
    met: dict[str, list[Figures]] = {bot.name: [] for bot in bots}
    for turn in range(rounds):
        for bot in (*bots[turn % len(bots) :], *bots[: turn % len(bots)]):
            bot.server.latency = trip
            met[bot.name].append(await bot.answer(count))
    return {name: _summary(some, met["ptb"]) for name, some in met.items()}


def _summary(met: Sequence[Figures], ptb: Sequence[Figures]) -> Figures:
    ratios = [a["answers_per_s"] / b["answers_per_s"] for a, b in zip(met, ptb, strict=True)]
    middle = {name: round(median(one[name] for one in met), 2) for name in met[0]}
    return {**middle, "times_ptb": round(median(ratios), 2)}


def _percentiles(taken: Sequence[float]) -> dict[str, float]:
    return {
        "p50_ms": round(1000 * median(taken), 1),
        "p99_ms": round(1000 * quantiles(taken, n=100)[98], 1),
    }


@asynccontextmanager
async def _running(name: str, home: Path, questions: Sequence[str]) -> AsyncIterator[Contestant]:
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
            bot = Contestant(name, server, questions, process.pid)
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
    about = f"{result['facts']} facts" if result["facts"] else "The sample reports"
    lines = [f"{about}; `ours` answers from a knowledge that needs no search"]
    for trip, speeds in result["speeds"].items():
        lines.append(f"  backlog, round trip {trip}")
        for name, cell in speeds.items():
            lines.append(
                f"    {name:<10}{cell['answers_per_s']:>9} answers/s"
                f"{cell['times_ptb']:>7} × python-telegram-bot   processor time of an answer:"
                f"{cell['bot_cpu_ms']:>6} ms, and{cell['server_cpu_ms']:>6} ms of the server"
            )
    lines.append(f"  {RATE} questions a second")
    for name, cell in result["latencies"].items():
        lines.append(f"    {name:<10} p50 {cell['p50_ms']:>7} ms   p99 {cell['p99_ms']:>7} ms")
    return "\n".join(lines)
