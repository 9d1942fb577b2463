"""getUpdates and webhooks: confirmation, waiting, conflicts, redelivery."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from .botapi import FakeBotApi
from .botapi.client import RawClient

pytest_plugins = ("tests.auxil.botapi.fixtures",)


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_stays_until_a_higher_offset_confirms_it(
    botapi: FakeBotApi, client: RawClient
) -> None:
    hoa = botapi.user("Hoa")
    for text in "abc":
        await hoa.sends(hoa.private, text)
    first = await client.updates()
    assert texts(first) == ["a", "b", "c"]
    assert await client.updates() == first
    assert texts(await client.updates(limit=2)) == ["a", "b"]
    ids = [update["update_id"] for update in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert texts(await client.updates(offset=ids[1])) == ["b", "c"]
    assert texts(await client.updates()) == ["b", "c"]
    assert await client.updates(offset=ids[2] + 1) == []
    await botapi.wait_confirmed()


async def test_a_negative_offset_forgets_the_older_ones(
    botapi: FakeBotApi, client: RawClient
) -> None:
    hoa = botapi.user("Hoa")
    for text in "abc":
        await hoa.sends(hoa.private, text)
    assert texts(await client.updates(offset=-1)) == ["c"]
    assert texts(await client.updates()) == ["c"]
    assert texts(await client.updates(offset=-5)) == ["c"]


async def test_long_polling_answers_at_once_when_something_comes(
    botapi: FakeBotApi, client: RawClient
) -> None:
    hoa = botapi.user("Hoa")
    polling = asyncio.create_task(client.updates(timeout=30))
    await botapi.wait_polling()
    await hoa.sends(hoa.private, "chào")
    assert texts(await polling) == ["chào"]
    assert len(await client.updates(timeout=30)) == 1


async def test_a_second_consumer_ends_the_first_with_409(
    botapi: FakeBotApi, client: RawClient
) -> None:
    hoa = botapi.user("Hoa")
    first = asyncio.create_task(client.error("getUpdates", timeout=30))
    await botapi.wait_polling()
    second = asyncio.create_task(client.updates(timeout=30))
    assert (await first).startswith("409 Conflict: terminated by other getUpdates request")
    await botapi.wait_polling()
    await hoa.sends(hoa.private, "chào")
    assert texts(await second) == ["chào"]
    assert botapi.world.updates.conflicts == 1


async def test_allowed_updates_are_remembered(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    await client.updates(allowed_updates=["callback_query", "message_reaction"])
    message = await hoa.sends(hoa.private, "không ai thấy")
    await hoa.reacts(message, "👍")
    assert [list(update)[1] for update in await client.updates()] == ["message_reaction"]
    await client.updates(offset=10**12, allowed_updates=[])
    await hoa.reacts(message, "👍")
    await hoa.sends(hoa.private, "thấy")
    assert texts(await client.updates()) == ["thấy"]


async def test_strictness_of_get_updates(lenient_client: RawClient) -> None:
    assert "limit must be 1-100" in await lenient_client.error("getUpdates", limit=101)
    kinds = ["message", "mesage"]
    assert "mesage" in await lenient_client.error("getUpdates", allowed_updates=kinds)


async def test_a_poison_update_is_delivered_as_it_is(botapi: FakeBotApi, client: RawClient) -> None:
    poison = {"message_id": "x", "chat": None}
    botapi.world.emit("message", poison)
    assert (await client.updates())[0]["message"] == poison


async def test_a_consumer_that_died_loses_nothing(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    async with RawClient(botapi) as doomed:
        dying = asyncio.create_task(doomed.updates(timeout=30))
        await botapi.wait_polling()
        dying.cancel()
    await hoa.sends(hoa.private, "chào")
    assert texts(await client.updates(timeout=30)) == ["chào"]
    botapi.faults.cut("getUpdates", after=True)
    with pytest.raises(aiohttp.ClientError):
        await client.updates()
    assert texts(await client.updates()) == ["chào"]


async def test_a_large_backlog_arrives_whole_and_in_order(
    botapi: FakeBotApi, client: RawClient
) -> None:
    hoa = botapi.user("Hoa")
    for number in range(2000):
        await hoa.sends(hoa.private, str(number))
    seen: list[str] = []
    offset = 0
    while batch := await client.updates(offset=offset):
        assert len(batch) == 100
        seen += texts(batch)
        offset = batch[-1]["update_id"] + 1
    assert seen == [str(number) for number in range(2000)]


async def test_stop_lets_a_waiting_poll_go() -> None:
    server = await FakeBotApi.start()
    async with RawClient(server) as client:
        polling = asyncio.create_task(client.updates(timeout=30))
        await server.wait_polling()
        await server.stop()
        assert await polling == []


Respond = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def listening(respond: Respond) -> AsyncIterator[str]:
    runner = web.ServerRunner(web.Server(respond))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_webhook_delivers_with_secret_and_retries_until_2xx(
    botapi: FakeBotApi, client: RawClient
) -> None:
    seen: list[tuple[str, dict[str, Any]]] = []
    statuses = iter([500, 302, 200])

    async def respond(request: web.BaseRequest) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        seen.append((secret, await request.json()))
        return web.Response(status=next(statuses))

    hoa = botapi.user("Hoa")
    async with listening(respond) as url:
        assert await client.result("setWebhook", url=url, secret_token="bi-mat")
        await hoa.sends(hoa.private, "chào")
        await botapi.wait_confirmed()
        info = await client.result("getWebhookInfo")
        await client.result("deleteWebhook")
    assert [secret for secret, _ in seen] == ["bi-mat"] * 3
    assert seen[0] == seen[2]
    assert info["url"] == url
    assert info["pending_update_count"] == 0
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert (await client.result("getWebhookInfo"))["url"] == ""


async def test_webhook_delivers_many_at_once_each_until_confirmed(
    botapi: FakeBotApi, client: RawClient
) -> None:
    seen: Counter[str] = Counter()
    busy = most = 0

    async def respond(request: web.BaseRequest) -> web.Response:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        seen[(await request.json())["message"]["text"]] += 1
        busy -= 1
        return web.Response()

    hoa = botapi.user("Hoa")
    botapi.world.webhook.lose_answers = 3
    async with listening(respond) as url:
        await client.result("setWebhook", url=url, max_connections=4)
        for number in range(200):
            await hoa.sends(hoa.private, str(number))
        await botapi.wait_confirmed()
        await client.result("deleteWebhook")
    assert len(seen) == 200
    assert seen.total() == 203
    assert most <= 4


async def test_webhook_answers_may_carry_a_method(botapi: FakeBotApi, client: RawClient) -> None:
    async def respond(request: web.BaseRequest) -> web.Response:
        chat_id = (await request.json())["message"]["chat"]["id"]
        return web.json_response({"method": "sendMessage", "chat_id": chat_id, "text": "đáp"})

    hoa = botapi.user("Hoa")
    async with listening(respond) as url:
        await client.result("setWebhook", url=url)
        await hoa.sends(hoa.private, "chào")
        assert (await hoa.private.wait_reply()).text == "đáp"
        await client.result("deleteWebhook")


async def test_polling_while_a_webhook_is_set_is_a_conflict(
    botapi: FakeBotApi, client: RawClient
) -> None:
    async def respond(request: web.BaseRequest) -> web.Response:
        return web.Response(status=503)

    hoa = botapi.user("Hoa")
    async with listening(respond) as url:
        await client.result("setWebhook", url=url)
        assert "while webhook is active" in await client.error("getUpdates")
        await hoa.sends(hoa.private, "chào")
        await client.result("deleteWebhook")
    assert texts(await client.updates()) == ["chào"]


async def test_webhooks_leave_this_machine_never(
    lenient_botapi: FakeBotApi, lenient_client: RawClient
) -> None:
    error = await lenient_client.error("setWebhook", url="https://example.com/hook")
    assert "loopback only" in error
    url = "http://127.0.0.1:1/"
    assert "unallowed" in await lenient_client.error("setWebhook", url=url, secret_token="bí mật")
