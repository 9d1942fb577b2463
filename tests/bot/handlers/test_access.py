"""Admins give collections and take them back, by id or in the group itself; all of it is logged."""

from pathlib import Path
from typing import Any

import pytest

from knowledge import KnowledgeBase
from tests.auxil.botapi import Message
from tests.bot import secrets
from tests.bot.conftest import Stage


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"collections": frozenset({"mat", "rieng"})}


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    secrets.write(reports_folder, *secrets.REPORTS)
    return secrets.read(reports_folder, str(tmp_path / "store.sqlite3"))


async def order(stage: Stage, text: str) -> Message:
    await stage.admin.sends(stage.admin.private, text)
    return await stage.admin.private.wait_reply()


async def test_collection_is_given_and_taken_back_at_once(stage: Stage) -> None:
    question, person = secrets.QUESTIONS["mat"], stage.hoa.id
    assert "4321" not in (await stage.ask(question)).text
    given = await order(stage, f"/chophep {person} mat, rieng")
    assert f"Đã cho người {person} xem: mat, rieng" in given.text
    assert (await stage.ask(question)).text.startswith("4321 ha")
    assert f"người {person}: mat, rieng" in (await order(stage, "/quyen")).text
    assert "thôi cho" in (await order(stage, f"/thuhoi {person} mat")).text
    assert "4321" not in (await stage.ask(question)).text
    assert f"người {person}: rieng" in (await order(stage, "/quyen")).text
    log = (await order(stage, "/nhatky")).text
    assert f"cho xem «mat» của người {person}" in log
    assert f"thôi cho xem «mat» của người {person}" in log


async def test_group_is_given_what_is_named_in_it(stage: Stage) -> None:
    group = stage.server.group("Nhóm", [stage.hoa, stage.admin])
    await stage.admin.sends(group, "/chophep mat")
    assert f"Đã cho nhóm {group.id} xem: mat" in (await group.wait_reply()).text
    await stage.hoa.sends(group, f"/hoi {secrets.QUESTIONS['mat']}")
    assert (await group.wait_reply()).text.startswith("4321 ha")
    assert f"nhóm {group.id} Nhóm: mat" in (await order(stage, "/quyen")).text


async def test_buttons_shown_before_open_nothing_after(stage: Stage) -> None:
    await order(stage, f"/chophep {stage.hoa.id} mat")
    reply = await stage.ask(secrets.QUESTIONS["mat"])
    await order(stage, f"/thuhoi {stage.hoa.id} mat")
    for button in (one for one in reply.buttons if one.text not in {"👍", "👎"}):
        assert "mời bạn hỏi lại" in (await stage.press(reply, button.text)).text.lower()
    assert "mat/" not in (await stage.ask("/nguon")).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/chophep", "Mời bạn viết số định danh"),
        ("/chophep mat", "Mời bạn viết số định danh"),
        ("/chophep 5 khong-co", "Các thư mục riêng: mat, rieng"),
        ("/thuhoi 5 khong-co", "Không có thư mục riêng nào"),
    ],
)
async def test_order_that_is_not_understood_is_explained(
    stage: Stage, text: str, told: str
) -> None:
    assert told in (await order(stage, text)).text


async def test_unknown_collection_in_a_group_names_no_other(stage: Stage) -> None:
    group = stage.group("Nhóm", [stage.admin])
    await stage.admin.sends(group, "/chophep khong-co")
    assert "rieng" not in (await group.wait_reply()).text


async def test_others_give_nothing(stage: Stage) -> None:
    for text in (f"/chophep {stage.hoa.id} mat", "/quyen", f"/thuhoi {stage.admin.id}"):
        assert "chỉ dành cho người quản trị" in (await stage.ask(text)).text
    group = stage.group("Nhóm", [stage.admin])
    await group.anonymous_admin_sends("/chophep mat")
    assert "ẩn danh" in (await group.wait_reply()).text
    assert "4321" not in (await stage.ask(secrets.QUESTIONS["mat"])).text
