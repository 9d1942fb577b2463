"""Whoever waits for a commit hears of its end, good or bad; those who come meanwhile share one."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.delivery.commits import Commits


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


async def test_those_who_come_meanwhile_share_a_commit(executor: ThreadPoolExecutor) -> None:
    gate, written = threading.Event(), list[list[int]]()

    def write(items: Sequence[int]) -> None:
        gate.wait()
        written.append(list(items))

    commits = Commits(write, executor)
    adding = [asyncio.create_task(commits.add([number])) for number in range(5)]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*adding)
    await commits.add([5, 6])
    assert [one for some in written for one in some] == [0, 1, 2, 3, 4, 5, 6]
    assert len(written) <= 3


async def test_fault_is_told_to_all_who_waited_and_to_nobody_after(
    executor: ThreadPoolExecutor,
) -> None:
    faults = [OSError("đĩa đầy")]

    def write(_: Sequence[int]) -> None:
        if faults:
            raise faults.pop()

    commits = Commits(write, executor)
    ended = await asyncio.gather(commits.add([1]), commits.add([2]), return_exceptions=True)
    assert any(isinstance(one, OSError) for one in ended)
    await commits.add([3])


async def test_one_who_gives_up_waiting_harms_nobody(executor: ThreadPoolExecutor) -> None:
    gate = threading.Event()
    commits: Commits[int, bool] = Commits(lambda _items: gate.wait(), executor)
    leaving, staying = (asyncio.create_task(commits.add([number])) for number in (1, 2))
    await asyncio.sleep(0)
    leaving.cancel()
    gate.set()
    await staying
    assert leaving.cancelled() or leaving.done()


async def test_what_a_commit_returns_is_told_although_nobody_waits(
    executor: ThreadPoolExecutor,
) -> None:
    gate, told = threading.Event(), list[int]()

    def write(items: Sequence[int]) -> int:
        gate.wait()
        return sum(items)

    commits = Commits(write, executor, told.append)
    adding = asyncio.create_task(commits.add([3, 4]))
    await asyncio.sleep(0)
    adding.cancel()
    gate.set()
    await commits.finish()
    assert told == [7]
