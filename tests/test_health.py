"""The container's health check tells a working bot from one that cannot answer."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import knowledge
from tests.auxil.botapi import FakeBotApi

SCRIPT = Path(__file__).parent.parent / "deploy" / "health.py"
WRONG = "123456789:AAwrongwrongwrongwrongwrongwrongwrong"


@pytest.fixture
async def server() -> AsyncIterator[FakeBotApi]:
    async with await FakeBotApi.start() as server:
        yield server


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one report in it."""
    path = str(tmp_path_factory.mktemp("store") / "kho.sqlite3")
    knowledge.ingest([sorted(Path(knowledge.samples()).glob("*.txt"))[0]], path)
    return path


async def check(store: str, **settings: str) -> tuple[int | None, str]:
    """Return the exit code and what was said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(SCRIPT),
        env={"PATH": os.environ["PATH"], "KNOWLEDGE_STORE": store, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_working_bot_is_healthy(server: FakeBotApi, store: str) -> None:
    told = await check(store, TELEGRAM_BOT_TOKEN=server.token, BOT_API_URL=server.url)
    assert told == (0, "")


async def answering(status: str) -> tuple[asyncio.Server, str]:
    """Return somebody who answers with this status whatever is asked, and where."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 4\r\n\r\nWHY!".encode())
        await writer.drain()
        writer.close()

    served = await asyncio.start_server(answer, "127.0.0.1", 0)
    return served, f"0.0.0.0:{served.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize(
    ("status", "told"),
    [("200 OK", (0, "")), ("503 Ill", (1, "the bot is not well: WHY!\n"))],
)
async def test_bot_that_listens_is_asked_itself(
    store: str, status: str, told: tuple[int, str]
) -> None:
    served, address = await answering(status)
    async with served:
        assert await check(store, TELEGRAM_BOT_TOKEN=WRONG, BOT_LISTEN=address) == told


async def test_bot_that_does_not_answer_is_not_healthy(store: str) -> None:
    code, said = await check(store, TELEGRAM_BOT_TOKEN=WRONG, BOT_LISTEN="127.0.0.1:1")
    assert (code, said) == (1, "the bot does not answer (URLError)\n")


async def test_terminal_needs_no_telegram(store: str) -> None:
    assert await check(store) == (0, "")


async def test_empty_store_is_no_health(tmp_path: Path) -> None:
    assert await check(str(tmp_path / "new.sqlite3")) == (1, "the store is empty\n")


async def test_rejected_token_is_no_health(server: FakeBotApi, store: str) -> None:
    code, said = await check(store, TELEGRAM_BOT_TOKEN=WRONG, BOT_API_URL=server.url)
    assert (code, said) == (1, "the Bot API answers 401\n")


async def test_unreachable_telegram_is_no_health_and_keeps_the_token(store: str) -> None:
    code, said = await check(store, TELEGRAM_BOT_TOKEN=WRONG, BOT_API_URL="http://127.0.0.1:1")
    assert code == 1
    assert said == "the Bot API cannot be reached (URLError)\n"


async def test_wrong_setting_is_named(store: str) -> None:
    code, said = await check(store, BOT_ADMINS="Lan")
    assert code == 1
    assert "BOT_ADMINS" in said
