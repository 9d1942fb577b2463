"""Work is bounded, ordered within a chat, and never lost to another job's fault."""

import asyncio

import pytest

from bot.lanes import Job, Lanes


def noting(seen: list[str], word: str, gate: asyncio.Event | None = None) -> Job:
    async def job() -> None:
        if gate is not None:
            await gate.wait()
        seen.append(word)

    return job


async def test_one_chat_is_answered_in_order_and_stops_nobody() -> None:
    lanes, seen, gate = Lanes(), list[str](), asyncio.Event()
    await lanes.put(1, noting(seen, "a1", gate))
    await lanes.put(1, noting(seen, "a2"))
    await lanes.put(2, noting(seen, "b1"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert seen == ["b1"]
    gate.set()
    assert await lanes.finish(5)
    assert seen == ["b1", "a1", "a2"]


async def test_full_backlog_makes_the_poller_wait() -> None:
    lanes, seen, gate = Lanes(backlog=2), list[str](), asyncio.Event()
    await lanes.put(1, noting(seen, "1", gate))
    await lanes.put(1, noting(seen, "2"))
    third = asyncio.create_task(lanes.put(1, noting(seen, "3")))
    await asyncio.sleep(0)
    assert not third.done()
    gate.set()
    await third
    assert await lanes.finish(5)
    assert seen == ["1", "2", "3"]


async def test_fault_leaves_the_lane_open(caplog: pytest.LogCaptureFixture) -> None:
    lanes, seen = Lanes(), list[str]()

    async def fails() -> None:
        raise RuntimeError("x")

    await lanes.put(1, fails)
    await lanes.put(1, noting(seen, "sau"))
    assert await lanes.finish(5)
    assert seen == ["sau"]
    assert "A job failed" in caplog.text


async def test_end_does_not_wait_for_ever() -> None:
    lanes = Lanes()
    await lanes.put(1, noting([], "x", asyncio.Event()))
    assert not await lanes.finish(0.01)


async def test_no_more_lanes_than_the_width_at_once() -> None:
    lanes, seen, gate = Lanes(width=1), list[str](), asyncio.Event()
    await lanes.put(1, noting(seen, "a", gate))
    await lanes.put(2, noting(seen, "b"))
    await asyncio.sleep(0)
    assert seen == []
    gate.set()
    assert await lanes.finish(5)
    assert seen == ["a", "b"]
