"""`python -m bot` as people start it: in the terminal, for Telegram, and with wrong settings."""

import asyncio
import os
import resource
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.auxil.botapi import FakeBotApi
from tests.auxil.terminal import Terminal

QUESTION = "Chi sự nghiệp giáo dục của Đồng Tháp năm 2023 là bao nhiêu?"
COMMAND = (sys.executable, "-m", "bot")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A fresh machine: nothing set but where home is."""
    home = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME")}
    path = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**path, **home, "LANG": "C.UTF-8", "INPUTRC": os.devnull, "TERM": "xterm-256color"}


def run(environ: dict[str, str], typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        COMMAND, env=environ, input=typed, capture_output=True, text=True, check=False, timeout=120
    )


def test_without_input_the_store_is_filled_and_all_is_well(environ: dict[str, str]) -> None:
    done = run(environ)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "@BotFather" in done.stdout
    assert "TELEGRAM_BOT_TOKEN" in done.stdout
    store = Path(environ["XDG_DATA_HOME"]) / "hoi-bao-cao" / "knowledge.sqlite3"
    assert store.stat().st_size > 0


def test_second_start_takes_less_than_two_seconds(environ: dict[str, str]) -> None:
    run(environ)
    times = []
    for _ in range(3):
        began = _spent_by_children()
        run(environ)
        times.append(_spent_by_children() - began)
    assert min(times) < 2


def _spent_by_children() -> float:
    """CPU seconds: what a quiet machine takes, however busy this one is."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def test_piped_questions_are_answered(environ: dict[str, str]) -> None:
    done = run(environ, f"{QUESTION}\n/nguon\n\n/baocao\n/lung\n")
    assert "4.263 tỷ đồng" in done.stdout
    assert "📖" in done.stdout
    assert "báo cáo trong kho" in done.stdout
    assert "không có lệnh /lung" in done.stdout
    assert "\x1b" not in done.stdout


def test_terminal_has_colours_and_remembers(environ: dict[str, str]) -> None:
    with Terminal(COMMAND, environ) as terminal:
        terminal.wait_for_prompt("Hỏi> ")
        terminal.type(f"{QUESTION}\n")
        terminal.wait_for_prompt("Hỏi> ")
        terminal.type("\x04")
        terminal.wait_for_end()
        text = terminal.rich_text()
    assert terminal.process.returncode == 0
    at = text.plain.index("4.263 tỷ đồng")
    assert any(span.start <= at < span.end and "bold" in str(span.style) for span in text.spans)
    history = Path(environ["XDG_DATA_HOME"]) / "hoi-bao-cao" / "history"
    assert QUESTION in history.read_text("utf-8")
    with Terminal(COMMAND, environ) as terminal:
        terminal.wait_for_prompt("Hỏi> ")
        terminal.type("\x1b[A\n")
        terminal.wait_for_prompt("Hỏi> ")
        assert "4.263 tỷ đồng" in terminal.text()
        terminal.interrupt()
        terminal.wait_for_end()
    assert terminal.process.returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("BOT_ADMINS", "an"), ("BOT_REPORTS", "/khong/co"), ("TELEGRAM_BOT_TOKEN", "x")],
)
def test_wrong_setting_ends_with_one_sentence(
    environ: dict[str, str], name: str, value: str
) -> None:
    done = run({**environ, name: value})
    assert done.returncode == 2
    assert done.stderr.startswith(name)
    assert done.stderr.count("\n") == 1


def test_store_that_cannot_be_opened_ends_with_one_sentence(
    environ: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "kho").write_text("không phải SQLite" * 1000, "utf-8")
    done = run({**environ, "KNOWLEDGE_STORE": str(tmp_path / "kho")})
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "kho") in done.stderr


def test_samples_push_out_no_report_of_yours(environ: dict[str, str], tmp_path: Path) -> None:
    mine = tmp_path / "cua-toi.txt"
    mine.write_text("Huyện Tân Mẫu\n\nHuyện Tân Mẫu có 12 xã.\n", "utf-8")
    own = tmp_path / "rieng"
    own.mkdir()
    knowledge = [sys.executable, "-m", "knowledge", "ingest", str(mine)]
    subprocess.run(knowledge, env=environ, check=True, capture_output=True, timeout=120)
    question = "Huyện Tân Mẫu có bao nhiêu xã?\n"
    assert "▌ Huyện Tân Mẫu có 12 xã." in run(environ, question).stdout
    chosen = run({**environ, "BOT_REPORTS": str(own)}, question).stdout
    assert "▌" not in chosen


def test_misspelt_setting_is_pointed_out(environ: dict[str, str]) -> None:
    assert "BOT_ADMINS?" in run({**environ, "BOT_ADMIN": "1"}).stderr


class TestTelegram:
    """The whole program against the fake Bot API."""

    @pytest.fixture
    async def server(self) -> AsyncIterator[FakeBotApi]:
        async with await FakeBotApi.start() as server:
            yield server

    async def start(
        self, server: FakeBotApi, environ: dict[str, str], **more: str
    ) -> asyncio.subprocess.Process:
        pointed = {"TELEGRAM_BOT_TOKEN": server.token, "BOT_API_URL": server.url, **more}
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(
            *COMMAND, env={**environ, **pointed}, stdout=pipe, stderr=pipe
        )

    async def end(self, process: asyncio.subprocess.Process) -> str:
        """Return all that was printed after a SIGTERM that ended well and soon."""
        process.send_signal(signal.SIGTERM)
        printed, complained = await asyncio.wait_for(process.communicate(), 8)
        assert process.returncode == 0
        return (printed + complained).decode()

    async def test_answers_and_prints_no_token(
        self, server: FakeBotApi, environ: dict[str, str]
    ) -> None:
        server.faults.next("getMe", 502)
        process = await self.start(server, environ, BOT_LOG_LEVEL="DEBUG")
        hoa = server.user("Hoa")
        await hoa.sends(hoa.private, QUESTION)
        reply = await hoa.private.wait_reply(timeout=60)
        assert reply.covered("bold")[0].startswith("4.263 tỷ đồng")
        server.faults.next("getUpdates", 404)
        server.faults.cut("sendMessage")
        await hoa.sends(hoa.private, QUESTION)
        await hoa.sends(hoa.private, "/baocao")
        assert (await hoa.private.wait_reply()).text.startswith("4.263 tỷ đồng")
        assert "báo cáo trong kho" in (await hoa.private.wait_reply()).text
        printed = await self.end(process)
        assert "getUpdates failed" in printed
        assert server.token not in printed
        assert server.token.partition(":")[2] not in printed
        assert QUESTION not in printed
        assert server.violations == []

    async def test_rejected_token_is_told_without_the_token(
        self, server: FakeBotApi, environ: dict[str, str]
    ) -> None:
        wrong = "123456789:AAwrongwrongwrongwrongwrongwrongwrong"
        process = await self.start(server, environ, TELEGRAM_BOT_TOKEN=wrong)
        printed, complained = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 1
        assert "TELEGRAM_BOT_TOKEN" in complained.decode()
        assert "AAwrong" not in (printed + complained).decode()
        assert "Traceback" not in complained.decode()
