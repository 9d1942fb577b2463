"""Work is bounded, ordered within a chat, and never lost to another job's fault."""

import asyncio

import pytest

from bot.delivery.lanes import Job, Lanes, resting


def noting(seen: list[str], word: str, gate: asyncio.Event | None = None) -> Job:
    async def job() -> None:
        if gate is not None:
            await gate.wait()
        seen.append(word)

    return job


async def test_one_chat_is_answered_in_order_and_stops_nobody() -> None:
    lanes, seen, gate = Lanes(), list[str](), asyncio.Event()
    lanes.put(1, noting(seen, "a1", gate))
    lanes.put(1, noting(seen, "a2"))
    lanes.put(2, noting(seen, "b1"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert seen == ["b1"]
    gate.set()
    assert await lanes.finish(5)
    assert seen == ["b1", "a1", "a2"]


async def test_job_that_rests_gives_its_place_to_others() -> None:
    lanes, seen, gate = Lanes(width=1), list[str](), asyncio.Event()

    async def rests() -> None:
        async with resting():
            await gate.wait()
        seen.append("nghỉ xong")

    lanes.put(1, rests)
    lanes.put(2, noting(seen, "khác", None))
    lanes.put(3, noting(seen, "mở cửa"))
    await lanes.ended.wait()
    gate.set()
    assert await lanes.finish(5)
    assert seen == ["khác", "mở cửa", "nghỉ xong"]


async def test_resting_outside_of_lanes_does_nothing() -> None:
    async with resting():
        pass


async def test_job_cancelled_while_resting_takes_no_place_back() -> None:
    lanes = Lanes(width=1)

    async def rests() -> None:
        async with resting():
            await asyncio.Event().wait()

    lanes.put(1, rests)
    await asyncio.sleep(0)
    assert not await lanes.finish(0.01)
    assert not lanes._width.locked()


async def test_fault_leaves_the_lane_open(caplog: pytest.LogCaptureFixture) -> None:
    lanes, seen = Lanes(), list[str]()

    async def fails() -> None:
        raise RuntimeError("x")

    lanes.put(1, fails)
    lanes.put(1, noting(seen, "sau"))
    assert await lanes.finish(5)
    assert seen == ["sau"]
    assert "A job failed" in caplog.text


async def test_end_does_not_wait_for_ever() -> None:
    lanes = Lanes()
    lanes.put(1, noting([], "x", asyncio.Event()))
    assert not await lanes.finish(0.01)


async def test_no_more_lanes_than_the_width_at_once() -> None:
    lanes, seen, gate = Lanes(width=1), list[str](), asyncio.Event()
    lanes.put(1, noting(seen, "a", gate))
    lanes.put(2, noting(seen, "b"))
    await asyncio.sleep(0)
    assert seen == []
    gate.set()
    assert await lanes.finish(5)
    assert seen == ["a", "b"]


async def test_nothing_more_is_begun_shortly_before_the_end() -> None:
    lanes, seen, gate = Lanes(width=1), list[str](), asyncio.Event()
    lanes.put(1, noting(seen, "đang làm", gate))
    lanes.put(1, noting(seen, "chưa làm"))
    ending = asyncio.create_task(lanes.finish(1))
    while not lanes._closing:  # noqa: ASYNC110
        await asyncio.sleep(0)
    gate.set()
    assert not await ending
    assert seen == ["đang làm"]
