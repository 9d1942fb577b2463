"""/reload: for admins under their own name, once at a time, the old store served until the new."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from bot.handlers import admin
from bot.reload import Progress
from bot.settings import Settings
from knowledge import FileFailure, IngestResult, KnowledgeBase, StoreError
from tests.auxil.botapi import Message
from tests.bot.conftest import Stage
from tests.bot.fakes import library

Reader = Callable[[Settings, Progress], tuple[IngestResult, KnowledgeBase]]
RESULT = IngestResult(
    added=("moi.txt",),
    changed=("mau-son.txt",),
    removed=("cu.txt",),
    unchanged=("x.txt", "y.txt"),
    failed=(FileFailure("hong.docx", "tệp <hỏng> & không đọc được"),),
    dropped=2,
)


class Gate:
    """A reader that waits in its worker thread until a test lets it go on."""

    def __init__(self, outcome: Exception | None = None) -> None:
        self.entered, self.opened = threading.Event(), threading.Event()
        self._outcome = outcome

    def __call__(
        self, settings: Settings, progress: Progress
    ) -> tuple[IngestResult, KnowledgeBase]:
        progress(1, 4, "moi.txt")
        self.entered.set()
        assert self.opened.wait(20)
        progress(4, 4, "cu.txt")
        if self._outcome is not None:
            raise self._outcome
        return RESULT, library(version="2")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    monkeypatch.setattr(admin, "read_folder", gate)
    monkeypatch.setattr(admin, "EDIT_EVERY", 0.01)
    return gate


async def begin(stage: Stage, gate: Gate) -> Message:
    """Return the message that tells of a reload now waiting at the gate."""
    await stage.admin.sends(stage.admin.private, "/reload")
    notice = await stage.admin.private.wait_reply()
    await asyncio.to_thread(gate.entered.wait, 20)
    return notice


def version_served(stage: Stage) -> str:
    return stage.application.bot_data.conversation.knowledge.version


async def test_one_message_tells_progress_and_summary(stage: Stage, gate: Gate) -> None:
    notice = await begin(stage, gate)
    await notice.wait_edited(1)
    assert "1/4" in notice.text
    gate.opened.set()
    await stage.server.world.bell.until(lambda: "Đã nạp lại" in notice.text, what="summary")
    assert "Thêm 1: moi.txt" in notice.text
    assert "Thay đổi 1: mau-son.txt" in notice.text
    assert "Bỏ 1: cu.txt" in notice.text
    assert "Giữ nguyên 2." in notice.text
    assert "hong.docx: tệp <hỏng> & không đọc được" in notice.text
    assert "2 dữ kiện bị loại" in notice.text
    assert version_served(stage) == "2"
    assert stage.admin.private.unread == 0


async def test_questions_are_answered_meanwhile(stage: Stage, gate: Gate) -> None:
    await begin(stage, gate)
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")
    await stage.admin.sends(stage.admin.private, "nói gì?")
    assert (await stage.admin.private.wait_reply()).text.startswith("Lê Văn Mẫu")
    gate.opened.set()


async def test_second_reload_is_told_to_wait(stage: Stage, gate: Gate) -> None:
    await begin(stage, gate)
    await stage.admin.sends(stage.admin.private, "/reload")
    assert "Đang đọc lại báo cáo rồi" in (await stage.admin.private.wait_reply()).text
    gate.opened.set()


@pytest.mark.parametrize(
    ("outcome", "told"),
    [(StoreError("kho bị khóa"), "kho bị khóa"), (RuntimeError("x"), "đã ghi vào nhật ký")],
)
async def test_failure_keeps_the_old_store(
    stage: Stage, gate: Gate, monkeypatch: pytest.MonkeyPatch, outcome: Exception, told: str
) -> None:
    failing = Gate(outcome)
    monkeypatch.setattr(admin, "read_folder", failing)
    notice = await begin(stage, failing)
    failing.opened.set()
    await stage.server.world.bell.until(lambda: told in notice.text, what="the reason")
    assert "Kho cũ vẫn đang được dùng" in notice.text
    assert version_served(stage) == "1"
    monkeypatch.setattr(admin, "read_folder", gate)
    gate.opened.set()
    again = await begin(stage, gate)
    await stage.server.world.bell.until(lambda: "Đã nạp lại" in again.text, what="summary")


async def test_stop_gives_up_a_reload_half_done(stage: Stage, gate: Gate) -> None:
    notice = await begin(stage, gate)
    stage.application.bot_data.stopping = True
    gate.opened.set()
    await stage.server.world.bell.until(lambda: "đang dừng" in notice.text, what="the reason")
    assert version_served(stage) == "1"


async def test_summary_comes_even_when_the_message_is_gone(stage: Stage, gate: Gate) -> None:
    notice = await begin(stage, gate)
    await stage.admin.deletes(notice)
    gate.opened.set()
    assert "Đã nạp lại" in (await stage.admin.private.wait_reply()).text


async def test_others_are_refused(stage: Stage) -> None:
    assert "chỉ dành cho người quản trị" in (await stage.ask("/reload")).text


async def test_admin_may_reload_in_a_group(stage: Stage, gate: Gate) -> None:
    group = stage.group("Nhóm", [stage.admin], topics=["Máy"])
    gate.opened.set()
    await stage.admin.sends(group, "/reload@bao_cao_bot", topic="Máy")
    notice = await group.wait_reply()
    assert notice.thread == group.topic("Máy")
    await stage.server.world.bell.until(lambda: "Đã nạp lại" in notice.text, what="summary")


async def test_anonymous_admin_is_refused(stage: Stage) -> None:
    group = stage.group("Nhóm", [stage.admin])
    await group.anonymous_admin_sends("/reload")
    assert "ẩn danh" in (await group.wait_reply()).text


async def test_channel_post_is_no_command(stage: Stage) -> None:
    channel = stage.server.channel("Kênh")
    await channel.posts("/reload")
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")
    assert channel.sent == []
