"""Health tells what people and machines must know, and nothing that they must not."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest

from bot.app import build_application, serve
from bot.context import BotApplication
from bot.conversation import Conversation
from bot.delivery import health
from bot.memory.inbox import InboxRows
from knowledge import StoreError
from tests.auxil.botapi import FakeBotApi
from tests.bot.conftest import Stage
from tests.bot.delivery.test_webhook import free_port
from tests.bot.fakes import empty, library


class Watched:
    """A bot that polls and listens."""

    def __init__(self, server: FakeBotApi, application: BotApplication, port: int) -> None:
        self.server, self.application = server, application
        self._url = f"http://127.0.0.1:{port}"

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(self._url + path) as response:
            return response.status, await response.text()


@pytest.fixture
async def watched(stage: Stage) -> AsyncIterator[Watched]:
    async with await FakeBotApi.start() as server:
        port, memory = free_port(), f"{stage.settings.memory}-2"
        settings = replace(
            stage.settings, api_url=server.url, memory=memory, listen=("127.0.0.1", port)
        )
        application = build_application(Conversation(library()), settings)
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(application, stop))
        await server.wait_polling()
        yield Watched(server, application, port)
        stop.set()
        await serving


async def test_bot_that_polls_is_alive_and_ready(watched: Watched) -> None:
    hoa = watched.server.user("Hoa")
    await hoa.sends(hoa.private, "kết nạp?")
    await hoa.private.wait_reply()
    await watched.server.wait_confirmed()
    status, text = await watched.get("/readyz")
    report = json.loads(text)
    assert status == 200
    assert report["mode"] == "polling"
    assert report["poll_age_s"] < 60
    assert report["inbox_waiting"] in {0, 1}
    assert report["snapshot"] == "1"
    assert (await watched.get("/healthz"))[0] == 200


async def test_bot_that_polls_no_more_is_not_alive(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "POLL_LIMIT", -1.0)
    assert (await watched.get("/healthz"))[0] == 503
    assert (await watched.get("/readyz"))[0] == 503


async def test_bot_without_reports_is_alive_but_not_ready(watched: Watched) -> None:
    watched.application.bot_data.conversation.serve(empty())
    assert (await watched.get("/healthz"))[0] == 200
    assert (await watched.get("/readyz"))[0] == 503


async def test_bot_whose_memory_fails_is_not_ready(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: InboxRows) -> None:
        raise StoreError("đĩa đầy")

    monkeypatch.setattr(InboxRows, "depth", fails)
    status, text = await watched.get("/readyz")
    assert status == 503
    assert json.loads(text)["troubles"] == {"inbox": "StoreError"}


async def test_metrics_tell_what_was_done_and_no_secret(watched: Watched) -> None:
    hoa = watched.server.user("Hoa")
    for question in ("kết nạp?", "nói gì?"):
        await hoa.sends(hoa.private, question)
        await hoa.private.wait_reply()
    status, text = await watched.get("/metrics")
    assert status == 200
    assert "bot_updates_received_total 2.0" in text
    assert 'bot_calls_total{method="sendmessage",outcome="ok"} 2.0' in text
    assert "bot_poll_age_seconds" in text
    assert "bot_facts 3.0" in text
    assert watched.server.token not in text
    assert "kết nạp" not in text


async def test_without_a_webhook_nobody_can_post(watched: Watched) -> None:
    assert (await watched.get("/telegram"))[0] == 404
