"""aiohttp carries PTB's requests as its own transport does: same parameters, same exceptions."""

import asyncio
import io
import json
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest

from bot.delivery.transport import AiohttpRequest
from tests.auxil.botapi import FakeBotApi, User

CLOSED = "http://127.0.0.1:9"


@pytest.fixture
async def server() -> AsyncIterator[FakeBotApi]:
    async with await FakeBotApi.start() as server:
        yield server
        assert server.violations == []


def client(server: FakeBotApi, request: BaseRequest, url: str = "") -> Bot:
    base = url or server.url
    return Bot(
        server.token,
        f"{base}/bot",
        f"{base}/file/bot",
        request=request,
        get_updates_request=AiohttpRequest(1),
    )


async def exchange(server: FakeBotApi, hoa: User, request: BaseRequest) -> list[dict[str, object]]:
    """Make calls of every shape and return what arrived, uploads with name and content."""
    server.calls.clear()
    button = InlineKeyboardButton("Xem đoạn văn", callback_data="n:1")
    async with client(server, request) as bot:
        await bot.send_message(
            hoa.id,
            "Kết nạp <b>7.448</b> &amp; 1",
            "HTML",
            reply_markup=InlineKeyboardMarkup([[button]]),
        )
        await bot.send_document(hoa.id, "thử".encode(), filename="báo cáo.txt", caption="ả")
        await bot.send_photo(hoa.id, io.BytesIO(b"\x89PNG\r\n\x1a\n123"))
    arrived: list[dict[str, object]] = []
    for call in server.calls.all():
        files = [(one.name, one.content) for one in call.params.files.values()]
        kept = {k: _plain(v) for k, v in call.params.raw.items() if "attach://" not in str(v)}
        arrived.append({"method": call.method, "files": files, **kept})
    return arrived


def _plain(value: object) -> object:
    """Return a value as JSON says it: a form writes all of them as text."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


async def test_what_arrives_is_what_ptb_would_send(server: FakeBotApi) -> None:
    hoa = server.user("Hoa")
    server.private(hoa, started=True)
    ours = await exchange(server, hoa, AiohttpRequest())
    theirs = await exchange(server, hoa, HTTPXRequest())
    assert ours == theirs
    assert ("báo cáo.txt", "thử".encode()) in ours[2]["files"]  # type: ignore[operator]


async def test_files_are_fetched(server: FakeBotApi) -> None:
    stored = server.world.store("a.txt", "nội dung".encode(), "text/plain")
    async with client(server, AiohttpRequest()) as bot:
        file = await bot.get_file(stored.file_id)
        assert bytes(await file.download_as_bytearray()).decode() == "nội dung"


async def test_refusals_are_ptbs_own_errors(server: FakeBotApi) -> None:
    async with client(server, AiohttpRequest()) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "x")
        server.faults.next("sendMessage", 401)
        with pytest.raises(InvalidToken):
            await bot.send_message(5, "x")


@pytest.mark.parametrize("times", [1, 3])
async def test_proxy_page_is_a_fault_of_the_network_and_stays_out_of_the_log(
    server: FakeBotApi, caplog: pytest.LogCaptureFixture, times: int
) -> None:
    server.faults.garbage("sendMessage", times=times)
    async with client(server, AiohttpRequest()) as bot:
        for _ in range(times):
            with pytest.raises(NetworkError):
                await bot.send_message(5, "x")
    assert "html" not in caplog.text


async def test_cut_connection_names_no_address(server: FakeBotApi) -> None:
    server.faults.cut("sendMessage")
    async with client(server, AiohttpRequest()) as bot:
        with pytest.raises(NetworkError) as raised:
            await bot.send_message(5, "x")
    assert server.token not in str(raised.value)
    assert raised.value.__cause__ is None


async def test_silence_is_a_time_out(server: FakeBotApi) -> None:
    server.faults.hang("sendMessage")
    async with client(server, AiohttpRequest()) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(5, "x", read_timeout=0.05)
    server.faults.clear()


async def test_nobody_there_is_a_fault_of_the_network(server: FakeBotApi) -> None:
    bot = client(server, AiohttpRequest(), CLOSED)
    with pytest.raises(NetworkError) as raised:
        await bot.initialize()
    await bot.shutdown()
    assert server.token not in str(raised.value)


async def test_calls_of_many_tasks_share_the_pool(server: FakeBotApi) -> None:
    people = [server.user(str(number)) for number in range(20)]
    chats = [server.private(person, started=True) for person in people]
    async with client(server, AiohttpRequest(4)) as bot:
        await asyncio.gather(*(bot.send_message(chat.id, "x") for chat in chats))
    assert [chat.unread for chat in chats] == [1] * 20


async def test_closed_transport_says_so() -> None:
    request = AiohttpRequest()
    assert request.read_timeout == 10
    await request.shutdown()
    with pytest.raises(NetworkError, match="closed"):
        await request.post(f"{CLOSED}/bot1:A/getMe")


def test_answer_that_is_no_json_is_told_apart() -> None:
    with pytest.raises(TelegramError, match="Invalid server response"):
        AiohttpRequest.parse_json_payload(b"<html>")


async def test_proxy_of_the_environment_is_used(
    server: FakeBotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for url in ("http://nowhere.invalid", server.url):
        async with client(server, AiohttpRequest(), url) as bot:
            assert bot.username == "bao_cao_bot"
