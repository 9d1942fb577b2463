"""A webhook takes what Telegram posts, once and for all; others get no further than the secret."""

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest

from bot.app import build_application, serve
from bot.conversation import Conversation
from bot.delivery.webhook import BODY_LIMIT, HEADER, secret_of
from bot.memory.inbox import InboxRows
from bot.settings import Secret, Settings, SettingsError
from knowledge import StoreError
from tests.auxil.botapi import FakeBotApi, User
from tests.bot.conftest import Stage
from tests.bot.fakes import library


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@asynccontextmanager
async def hooked(settings: Settings, port: int) -> AsyncIterator[str]:
    """A bot behind a webhook; gives the address it listens on."""
    address = f"http://127.0.0.1:{port}"
    given = replace(settings, listen=("127.0.0.1", port), webhook_url=f"{address}/telegram")
    application = build_application(Conversation(library()), given)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(application, stop))
    async with asyncio.timeout(10):
        while not application.bot_data.vitals.listening:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    yield address
    stop.set()
    await serving


@pytest.fixture
async def server() -> AsyncIterator[FakeBotApi]:
    async with await FakeBotApi.start() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def given(stage: Stage, server: FakeBotApi) -> Settings:
    memory = f"{stage.settings.memory}-2"
    return replace(stage.settings, api_url=server.url, memory=memory)


@pytest.fixture
async def address(given: Settings) -> AsyncIterator[str]:
    async with hooked(given, free_port()) as address:
        yield address


async def post(address: str, body: bytes, secret: str | None) -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/telegram", data=io.BytesIO(body), headers=headers) as response,
    ):
        return response.status


def update(hoa: User, update_id: int = 5) -> bytes:
    chat = {"id": hoa.id, "type": "private", "first_name": "Hoa"}
    message = {"message_id": 1, "date": 1_700_000_000, "chat": chat, "from": hoa.json}
    return json.dumps({"update_id": update_id, "message": {**message, "text": "kết nạp?"}}).encode()


async def test_question_posted_is_answered(server: FakeBotApi, address: str) -> None:
    hoa = server.user("Hoa")
    await hoa.sends(hoa.private, "kết nạp?")
    assert (await hoa.private.wait_reply()).text.startswith("7.448")
    await server.wait_confirmed()
    (call,) = server.calls.of("setWebhook")
    assert call.params.raw["secret_token"]


async def test_update_posted_twice_is_answered_once(server: FakeBotApi, address: str) -> None:
    server.world.webhook.lose_answers = 3
    hoa = server.user("Hoa")
    await hoa.sends(hoa.private, "kết nạp?")
    await hoa.private.wait_reply()
    await server.wait_confirmed()
    await hoa.sends(hoa.private, "nói gì?")
    assert (await hoa.private.wait_reply()).text.startswith("Lê Văn Mẫu")
    assert server.world.webhook.attempts >= 5
    assert hoa.private.unread == 0


@pytest.mark.parametrize("secret", [None, "", "sai", "ả"])
async def test_who_knows_no_secret_is_turned_away(
    server: FakeBotApi, address: str, given: Settings, secret: str | None
) -> None:
    hoa = server.user("Hoa")
    assert await post(address, update(hoa), secret) == 403
    assert await post(address, update(hoa), secret_of(given)) == 200
    server.private(hoa, started=True)
    await hoa.private.wait_reply()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'{"message": {}}', 400),
        (b"[" * 100_000, 400),
        (b" " * (BODY_LIMIT + 1), 413),
        (b'{"update_id": 1, "message": {"text": "kh\xc3\xb4ng ai hi\xe1\xbb\x83u"}}', 200),
    ],
    ids=["empty", "cut", "list", "no id", "deep", "long", "poison"],
)
async def test_what_is_no_update_is_refused_and_harms_nobody(
    server: FakeBotApi, address: str, given: Settings, body: bytes, status: int
) -> None:
    assert await post(address, body, secret_of(given)) == status
    hoa = server.user("Hoa")
    await hoa.sends(hoa.private, "kết nạp?")
    assert (await hoa.private.wait_reply()).text.startswith("7.448")


async def test_nothing_is_confirmed_that_is_not_kept(
    server: FakeBotApi, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive, faults = InboxRows.receive, [StoreError("đĩa đầy"), StoreError("đĩa đầy")]

    def failing(self: InboxRows, *given: object) -> set[int]:
        if faults:
            raise faults.pop()
        return receive(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(InboxRows, "receive", failing)
    hoa = server.user("Hoa")
    await hoa.sends(hoa.private, "kết nạp?")
    await hoa.private.wait_reply()
    await server.wait_confirmed()
    assert "503" in server.world.webhook.last_error["last_error_message"]


async def test_replicas_share_what_is_posted(
    server: FakeBotApi, given: Settings, postgresql_store: str
) -> None:
    shared = replace(given, memory=postgresql_store)
    async with hooked(shared, free_port()) as one, hooked(shared, free_port()) as two:
        people = [server.user(str(number)) for number in range(6)]
        for person in people:
            server.private(person, started=True)
        for number in range(30):
            person = people[number % 6]
            address = (one, two)[number % 2]
            assert await post(address, update(person, number + 1), secret_of(given)) == 200
        for person in people:
            await person.private.wait_replies(5)
        assert [person.private.unread for person in people] == [0] * 6


async def test_address_that_telegram_refuses_is_named(given: Settings, server: FakeBotApi) -> None:
    port = free_port()
    wrong = replace(given, listen=("127.0.0.1", port), webhook_url="https://bot.example.vn/x")
    application = build_application(Conversation(library()), wrong)
    with pytest.raises(SettingsError, match="BOT_WEBHOOK_URL"):
        await serve(application, asyncio.Event())


async def test_port_that_is_taken_is_named(given: Settings, server: FakeBotApi) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wrong = replace(given, listen=("127.0.0.1", taken.getsockname()[1]))
        application = build_application(Conversation(library()), wrong)
        with pytest.raises(SettingsError, match="BOT_LISTEN"):
            await serve(application, asyncio.Event())


def test_secret_is_made_of_the_token_or_as_configured(given: Settings) -> None:
    made = secret_of(given)
    assert made == secret_of(given)
    assert made != secret_of(replace(given, token=Secret("1:khac")))
    assert given.token is not None
    assert given.token.reveal() not in made
    assert secret_of(replace(given, webhook_secret=Secret("x"))) == "x"
