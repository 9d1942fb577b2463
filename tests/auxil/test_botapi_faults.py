"""Faults on demand: each kind shows as it should, so often as it should, where it should."""

import asyncio

import aiohttp
import pytest

from .botapi import FakeBotApi
from .botapi.client import RawClient
from .botapi.methods import HANDLERS
from .botapi.params import Params
from .botapi.world import World

pytest_plugins = ("tests.auxil.botapi.fixtures",)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 409, 500, 502, 503])
async def test_errors_come_once_and_then_it_works(
    botapi: FakeBotApi, client: RawClient, code: int
) -> None:
    botapi.faults.next("getMe", code)
    body = await client.call("getMe")
    assert (body["ok"], body["error_code"]) == (False, code)
    assert await client.result("getMe")
    assert botapi.calls.refused() == []


async def test_429_tells_how_long_to_wait(botapi: FakeBotApi, client: RawClient) -> None:
    hoa, lan = botapi.user("Hoa"), botapi.user("Lan")
    for user in (hoa, lan):
        botapi.private(user, started=True)
    botapi.faults.next("sendMessage", 429, retry_after=7, chat_id=hoa.id)
    await client.result("sendMessage", chat_id=lan.id, text="x")
    body = await client.call("sendMessage", chat_id=hoa.id, text="x")
    assert body["parameters"] == {"retry_after": 7}
    assert body["description"] == "Too Many Requests: retry after 7"
    await client.result("sendMessage", chat_id=hoa.id, text="x")


async def test_times_always_and_clear(botapi: FakeBotApi, client: RawClient) -> None:
    fault = botapi.faults.next("getMe", 500, times=2)
    assert [(await client.call("getMe"))["ok"] for _ in range(3)] == [False, False, True]
    assert fault.hits == 2
    botapi.faults.always("*", 401)
    assert not (await client.call("getMe"))["ok"]
    assert not (await client.call("getUpdates"))["ok"]
    botapi.faults.clear()
    assert (await client.call("getMe"))["ok"]


@pytest.mark.parametrize("after", [False, True])
async def test_a_cut_connection_before_or_after_the_effect(
    botapi: FakeBotApi, client: RawClient, after: bool
) -> None:
    chat = botapi.private(botapi.user("Hoa"), started=True)
    botapi.faults.cut("sendMessage", after=after)
    with pytest.raises(aiohttp.ClientError):
        await client.call("sendMessage", chat_id=chat.id, text="x")
    assert len(chat.shown) == int(after)
    await client.result("sendMessage", chat_id=chat.id, text="x")


async def test_hanging_until_cleared(botapi: FakeBotApi, client: RawClient) -> None:
    botapi.faults.hang("getMe")
    hanging = asyncio.create_task(client.call("getMe"))
    await botapi.wait_calls("getMe")
    assert not hanging.done()
    assert await client.result("getMe")
    botapi.faults.clear("getMe")
    with pytest.raises(aiohttp.ClientError):
        await hanging


async def test_slow_answers_and_latency(botapi: FakeBotApi, client: RawClient) -> None:
    loop = asyncio.get_running_loop()
    botapi.faults.slow("getMe", 0.05, times=1)
    start = loop.time()
    await client.result("getMe")
    assert loop.time() - start >= 0.05
    botapi.latency = 0.04
    start = loop.time()
    await client.result("getMe")
    assert loop.time() - start >= 0.04


async def test_garbage_of_a_proxy(botapi: FakeBotApi) -> None:
    botapi.faults.garbage("getMe")
    url = f"{botapi.url}/bot{botapi.token}/getMe"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert response.status == 502
        assert (await response.text()).startswith("<html>")


async def test_a_failure_of_the_fake_itself_is_never_hidden(
    lenient_botapi: FakeBotApi, lenient_client: RawClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(world: World, params: Params) -> bool:
        raise KeyError("oops")

    monkeypatch.setitem(HANDLERS, "getme", broken)
    assert (await lenient_client.error("getMe")).startswith("500 ")
    assert "oops" in lenient_botapi.violations[0]


async def test_flood_control_like_telegrams(botapi: FakeBotApi, client: RawClient) -> None:
    hoa, lan = botapi.user("Hoa"), botapi.user("Lan")
    group = botapi.group("Ban", [hoa])
    for user in (hoa, lan):
        botapi.private(user, started=True)
    botapi.flood.on(private_burst=2, group_per_minute=3)
    ok = [(await client.call("sendMessage", chat_id=hoa.id, text="x"))["ok"] for _ in range(3)]
    assert ok == [True, True, False]
    assert (await client.call("sendMessage", chat_id=lan.id, text="x"))["ok"]
    answers = [await client.call("sendMessage", chat_id=group.id, text="x") for _ in range(4)]
    assert [answer["ok"] for answer in answers] == [True, True, True, False]
    assert answers[-1]["parameters"]["retry_after"] >= 1
