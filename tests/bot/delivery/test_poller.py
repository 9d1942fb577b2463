"""Updates come in whatever Telegram's bad days bring, and a stop answers what was begun."""

import asyncio
import json
import time
from dataclasses import replace

import pytest

from bot.app import build_application, serve
from bot.conversation import Conversation
from bot.delivery import limiter
from tests.auxil.botapi import FakeBotApi
from tests.bot.conftest import Stage
from tests.bot.fakes import library

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after")


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(limiter, "LONGEST_PAUSE", 0.05)


@pytest.mark.parametrize("code", [401, 404, 409, 429, 500, 502])
async def test_polling_outlives_refusals(stage: Stage, code: int) -> None:
    fault = stage.server.faults.next("getUpdates", code, times=2, retry_after=0)
    await stage.ask("kết nạp?")
    assert (await stage.ask("nói gì?")).text.startswith("Lê Văn Mẫu")
    await stage.server.wait_confirmed()
    assert fault.hits > 0


async def test_polling_outlives_cut_connections_and_garbage(stage: Stage) -> None:
    stage.server.faults.cut("getUpdates", times=2)
    stage.server.faults.garbage("getUpdates", times=2)
    await stage.ask("kết nạp?")
    assert (await stage.ask("nói gì?")).text.startswith("Lê Văn Mẫu")


@pytest.mark.parametrize(
    "part",
    [
        {"message": {"text": "riêng tư"}},
        {"message": "riêng tư"},
        {"callback_query": {"id": 5, "data": "riêng tư"}},
        {"message": {"message_id": 1, "date": "hôm nay", "chat": {"id": 1, "type": "private"}}},
    ],
)
async def test_malformed_update_is_passed_by_without_its_text(
    stage: Stage, caplog: pytest.LogCaptureFixture, part: dict[str, object]
) -> None:
    updates = stage.server.world.updates
    updates.put_raw(json.dumps({"update_id": updates.next_id, **part}))
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")
    await stage.server.wait_confirmed()
    assert "riêng tư" not in caplog.text


async def test_unknown_kind_of_update_is_passed_by(stage: Stage) -> None:
    updates = stage.server.world.updates
    updates.put_raw(json.dumps({"update_id": updates.next_id, "thing_of_2030": {"a": 1}}))
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")


async def test_flood_wait_is_honoured(stage: Stage) -> None:
    stage.server.faults.next("sendMessage", 429, retry_after=1)
    began = time.monotonic()
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")
    assert time.monotonic() - began >= 1


async def test_updates_sent_while_the_bot_was_away_are_answered(stage: Stage) -> None:
    async with await FakeBotApi.start() as server:
        hoa = server.user("Hoa")
        await hoa.sends(server.private(hoa), "kết nạp?")
        serving, stop = begin(stage, server)
        await server.private(hoa).wait_reply()
        stop.set()
        await serving


async def test_stop_answers_what_was_begun(stage: Stage) -> None:
    async with await FakeBotApi.start() as server:
        serving, stop = begin(stage, server)
        hoa = server.user("Hoa")
        server.faults.slow("sendMessage", 0.3)
        await hoa.sends(server.private(hoa), "kết nạp?")
        await hoa.sends(server.private(hoa), "nói gì?")
        await server.wait_confirmed()
        stop.set()
        await serving
        assert server.private(hoa).unread == 2


async def test_answered_questions_are_not_answered_again_after_a_restart(stage: Stage) -> None:
    async with await FakeBotApi.start() as server:
        hoa = server.user("Hoa")
        for question in ("kết nạp?", "nói gì?"):
            serving, stop = begin(stage, server)
            await hoa.sends(server.private(hoa), question)
            await server.private(hoa).wait_reply()
            stop.set()
            await serving
        assert server.private(hoa).unread == 0
        assert server.world.updates.pending == {}


async def test_stop_while_telegram_is_away_is_quick(stage: Stage) -> None:
    async with await FakeBotApi.start() as server:
        fault = server.faults.always("getMe", 502)
        serving, stop = begin(stage, server)
        await server.world.bell.until(lambda: fault.hits, what="getMe")
        stop.set()
        await asyncio.wait_for(serving, 5)


async def test_telegram_away_at_start_is_waited_for(stage: Stage) -> None:
    async with await FakeBotApi.start() as server:
        server.faults.next("getMe", 502)
        serving, stop = begin(stage, server)
        hoa = server.user("Hoa")
        await hoa.sends(server.private(hoa), "kết nạp?")
        await server.private(hoa).wait_reply()
        stop.set()
        await serving


def begin(stage: Stage, server: FakeBotApi) -> tuple["asyncio.Task[None]", asyncio.Event]:
    """Return a bot being served by another server, and what stops it."""
    memory = f"{stage.settings.memory}-2"
    settings = replace(stage.settings, api_url=server.url, memory=memory)
    application = build_application(Conversation(library()), settings)
    stop = asyncio.Event()
    return asyncio.create_task(serve(application, stop)), stop
