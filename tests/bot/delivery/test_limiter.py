"""One chat's trouble is that chat's alone, and what Telegram did not take is sent again."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from bot.client import Bot
from bot.delivery import limiter, pace
from bot.delivery.limiter import Limiter, is_passing, pause_after
from bot.delivery.pace import Pace
from bot.delivery.transport import AiohttpRequest
from tests.auxil.botapi import FakeBotApi

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after")


class Clock:
    """Time that passes only while somebody waits for it."""

    def __init__(self) -> None:
        self.now = time.monotonic()
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(limiter, "monotonic", clock.monotonic)
    monkeypatch.setattr(pace, "monotonic", clock.monotonic)
    monkeypatch.setattr(limiter, "sleep", clock.sleep)
    return clock


@pytest.fixture
async def server() -> AsyncIterator[FakeBotApi]:
    async with await FakeBotApi.start() as server:
        yield server


@pytest.fixture
async def bot(server: FakeBotApi) -> AsyncIterator[Bot]:
    request = AiohttpRequest()
    url = f"{server.url}/bot"
    bot = Bot(server.token, url, request=request, rate_limiter=Limiter())
    async with bot:
        yield bot


def chats(server: FakeBotApi, count: int = 2) -> list[int]:
    return [server.private(server.user(str(n)), started=True).id for n in range(count)]


async def test_flooded_chat_waits_alone(server: FakeBotApi, bot: Bot) -> None:
    one, other = chats(server)
    server.faults.next("sendMessage", 429, retry_after=1, chat_id=one)
    waiting = asyncio.create_task(bot.send_message(one, "1"))
    behind = asyncio.create_task(bot.send_message(one, "2"))
    await server.wait_calls("sendMessage", 1)
    for number in range(5):
        await bot.send_message(other, str(number))
    assert not waiting.done()
    assert not behind.done()
    await asyncio.gather(waiting, behind)
    assert [call.params.raw["text"] for call in server.calls.of("sendMessage")][-2:] == ["1", "2"]


async def test_typing_is_dropped_rather_than_late(server: FakeBotApi, bot: Bot) -> None:
    (one,) = chats(server, 1)
    server.faults.next("sendChatAction", 429, retry_after=30)
    assert await bot.send_chat_action(one, "typing")
    server.faults.next("sendMessage", 429, retry_after=1)
    sending = asyncio.create_task(bot.send_message(one, "x"))
    assert isinstance(bot.rate_limiter, Limiter)
    while not any(one.parked for one in bot.rate_limiter._paces.values()):  # noqa: ASYNC110
        await asyncio.sleep(0)
    assert await bot.send_chat_action(one, "typing")
    assert server.calls.count("sendChatAction") == 1
    await sending


@pytest.mark.parametrize("code", [401, 404, 409, 500, 502, 504])
async def test_what_passes_is_waited_out(
    server: FakeBotApi, bot: Bot, clock: Clock, code: int
) -> None:
    (one,) = chats(server, 1)
    server.faults.next("sendMessage", code, times=3)
    await bot.send_message(one, "x")
    assert server.private(server.world.users[one]).unread == 1
    assert len(clock.slept) == 3


async def test_cut_and_garbled_answers_are_waited_out(
    server: FakeBotApi, bot: Bot, clock: Clock
) -> None:
    (one,) = chats(server, 1)
    server.faults.cut("sendMessage")
    server.faults.garbage("sendMessage")
    await bot.send_message(one, "x")
    assert server.private(server.world.users[one]).unread == 1


async def test_long_outage_is_sat_out(server: FakeBotApi, bot: Bot, clock: Clock) -> None:
    (one,) = chats(server, 1)
    server.faults.next("sendMessage", 502, times=20)
    await bot.send_message(one, "x")
    assert sum(clock.slept) > 60


async def test_call_that_alone_fails_is_given_up(
    server: FakeBotApi, bot: Bot, clock: Clock
) -> None:
    one, other = chats(server)
    server.faults.next("sendMessage", 500, times=200, chat_id=one)
    failing = asyncio.create_task(bot.send_message(one, "x"))
    while not failing.done():
        await bot.send_message(other, "y")
    with pytest.raises(NetworkError):
        failing.result()


async def test_urgent_call_is_given_up_when_it_would_come_late(
    server: FakeBotApi, bot: Bot, clock: Clock
) -> None:
    server.faults.next("answerCallbackQuery", 429, retry_after=60)
    with pytest.raises(RetryAfter):
        await bot.answer_callback_query("5")
    server.faults.next("answerCallbackQuery", 502, times=100)
    with pytest.raises(NetworkError):
        await bot.answer_callback_query("5")


async def test_query_too_old_is_nobodys_fault(server: FakeBotApi, bot: Bot) -> None:
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    server.faults.next("answerCallbackQuery", 400, description=words)
    assert await bot.answer_callback_query("5")


async def test_wrong_token_is_told_at_once(server: FakeBotApi) -> None:
    wrong = "123456789:AAwrongwrongwrongwrongwrongwrongwrong"
    bot = Bot(wrong, f"{server.url}/bot", request=AiohttpRequest(), rate_limiter=Limiter())
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()


async def test_chats_gone_and_moved_are_told(server: FakeBotApi, bot: Bot) -> None:
    (one,) = chats(server, 1)
    hoa = server.user("Hoa")
    group = server.group("Ban", [hoa], basic=True)
    told: list[tuple[object, ...]] = []
    assert isinstance(bot.rate_limiter, Limiter)
    bot.rate_limiter.closed = lambda chat: told.append(("closed", chat))
    bot.rate_limiter.moved = lambda old, new: told.append(("moved", old, new))
    server.faults.next("sendMessage", 403)
    with pytest.raises(Forbidden):
        await bot.send_message(one, "x")
    await hoa.sends(group, "/x")
    new = await group.migrates(hoa)
    await bot.send_message(group.id, "x")
    assert told == [("closed", one), ("moved", group.id, new.id)]


async def test_refusal_that_nothing_mends_is_raised(server: FakeBotApi, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(77, "x")
    assert server.calls.count("sendMessage") == 1


async def test_nothing_is_kept_of_chats_long_answered(server: FakeBotApi, bot: Bot) -> None:
    for chat in chats(server, 50):
        await bot.send_message(chat, "x")
    assert isinstance(bot.rate_limiter, Limiter)
    assert bot.rate_limiter._paces == {}


class TestPace:
    def test_group_takes_twenty_a_minute(self, clock: Clock) -> None:
        group = Pace(-5)
        for _ in range(20):
            assert group.seconds_to_wait() <= 0
            group.note_sent("sendmessage")
        group.note_sent("editmessagetext")
        assert group.seconds_to_wait() == pytest.approx(60)
        clock.now += 60
        assert group.seconds_to_wait() <= 0

    def test_private_chat_is_trusted_until_telegram_complains(self, clock: Clock) -> None:
        chat = Pace(5)
        for _ in range(100):
            chat.note_sent("sendmessage")
        assert chat.seconds_to_wait() <= 0
        chat.park(3)
        assert chat.parked
        assert chat.seconds_to_wait() == pytest.approx(3)
        clock.now += 3
        chat.note_sent("sendmessage")
        assert chat.seconds_to_wait() == pytest.approx(1)
        clock.now += pace.WARY
        assert not chat.remembers
        assert chat.seconds_to_wait() <= 0


def test_pauses_grow_and_differ() -> None:
    assert max(pause_after(1) for _ in range(50)) <= 0.5
    assert min(pause_after(50) for _ in range(50)) >= 15
    assert len({pause_after(3) for _ in range(50)}) > 1


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (NetworkError("502"), True),
        (InvalidToken("Not Found"), True),
        (BadRequest("chat not found"), False),
        (Forbidden("blocked"), False),
        (ChatMigrated(-100), False),
    ],
)
def test_what_passes_is_told_from_what_stays(error: NetworkError, passing: bool) -> None:
    assert is_passing(error) is passing
