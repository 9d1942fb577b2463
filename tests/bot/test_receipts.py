"""Receipts over reloads: since when, where it moved, that it is gone; to those who may see it."""

from pathlib import Path
from typing import Any

import pytest

from bot.conversation import Conversation
from bot.memory import grants
from knowledge import KnowledgeBase
from tests.bot import secrets
from tests.bot.conftest import Stage


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"collections": frozenset({"mat"})}


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    secrets.write(reports_folder, "", "mat")
    return secrets.read(reports_folder, str(tmp_path / "store.sqlite3"))


def code(stage: Stage, text: str) -> str:
    talk: Conversation = stage.application.bot_data.conversation
    shelf = talk.library.shelf()
    return next(shelf.code(fact) for fact in shelf.knowledge.facts if fact.text == text)


async def reload(stage: Stage) -> None:
    await stage.admin.sends(stage.admin.private, "/reload")
    notice = await stage.admin.private.wait_reply()
    await stage.server.world.bell.until(
        lambda: "Kho hiện có" in notice.text, what=lambda: notice.text, timeout=60
    )


async def test_receipt_tells_where_a_fact_stood_and_that_it_is_gone(
    stage: Stage, reports_folder: Path
) -> None:
    await reload(stage)
    name, file = code(stage, "1111 ha"), reports_folder / "cong-khai.txt"
    assert "🕘" not in (await stage.ask(f"/f {name}")).text
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("năm 2024\n", "năm 2024 (bản sửa)\n", 1), "utf-8")
    await reload(stage)
    moved = (await stage.ask(f"/f {name}")).text
    assert moved.count("🕘") == 2
    assert "→" in moved
    file.write_text("UBND huyện Bình Công\n\nHuyện có 5 xã.\n", "utf-8")
    await reload(stage)
    gone = (await stage.ask(f"/f {name}")).text
    assert "từng có trong cong-khai.txt, nay kho không còn" in gone
    assert gone.count("🕘") == 2


async def test_history_is_told_to_those_alone_who_see_the_collection(
    stage: Stage, reports_folder: Path
) -> None:
    await reload(stage)
    name = code(stage, "4321 ha")
    (reports_folder / "mat" / "so-lieu-rieng.txt").unlink()
    await reload(stage)
    unknown = await stage.ask(f"/f {name}")
    assert "không có dữ kiện nào mang mã" in unknown.text
    grants.give(stage.application.bot_data.open_memory, stage.hoa.id, "mat")
    assert "từng có trong mat/so-lieu-rieng.txt" in (await stage.ask(f"/f {name}")).text
