"""The owner adds and removes admins; nobody else does, and nobody without a face."""

from typing import Any

import pytest

from tests.auxil.botapi import User
from tests.bot.conftest import ADMIN, Stage

OWNER = ADMIN + 1


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"owners": frozenset({OWNER})}


@pytest.fixture
def owner(stage: Stage) -> User:
    return stage.server.user("Chủ", user_id=OWNER)


async def say(user: User, text: str) -> str:
    await user.sends(user.private, text)
    return (await user.private.wait_reply()).text


async def test_owner_adds_and_removes_an_admin(stage: Stage, owner: User) -> None:
    hoa = stage.hoa.id
    await stage.ask("xin chào")
    assert "chỉ dành cho người quản trị" in (await stage.ask("/nhatky")).text
    assert f"{hoa} nay là người quản trị" in await say(owner, f"/themquantri {hoa}")
    assert "vốn là" in await say(owner, f"/themquantri {hoa}")
    assert f"thêm quản trị {hoa}" in (await stage.ask("/nhatky")).text
    assert ("nhatky", "Nhật ký việc quản trị (quản trị)") in stage.hoa.menu()
    listed = await say(owner, "/quantri")
    assert f"{OWNER} chủ bot" in listed
    assert f"{ADMIN} theo thiết lập" in listed
    assert f"/boquantri {hoa}" in listed
    assert "không còn là" in await say(owner, f"/boquantri {hoa}")
    assert "nhatky" not in dict(stage.hoa.menu())
    assert "chỉ dành cho người quản trị" in (await stage.ask("/nhatky")).text
    assert "không phải là" in await say(owner, f"/boquantri {hoa}")
    assert f"bỏ quản trị {hoa}" in await say(owner, "/nhatky")


async def test_admins_of_the_settings_stay(stage: Stage, owner: User) -> None:
    assert "theo thiết lập" in await say(owner, f"/boquantri {ADMIN}")
    assert "vốn là" in await say(owner, f"/themquantri {ADMIN}")


async def test_only_the_owner_may(stage: Stage, owner: User) -> None:
    for command in ("/quantri", f"/themquantri {stage.hoa.id}", f"/boquantri {ADMIN}"):
        assert "chỉ dành cho chủ bot" in await say(stage.admin, command)
        assert "chỉ dành cho chủ bot" in (await stage.ask(command)).text
    group = stage.group("Nhóm", [owner])
    await group.anonymous_admin_sends(f"/themquantri {stage.hoa.id}")
    assert "ẩn danh" in (await group.wait_reply()).text


@pytest.mark.parametrize("words", ["", " an", " -5", " ²"])
async def test_somebody_must_be_named(stage: Stage, owner: User, words: str) -> None:
    assert "Mời bạn viết số" in await say(owner, f"/themquantri{words}")
    assert "Mời bạn viết số" in await say(owner, f"/boquantri{words}")


async def test_help_tells_everybody_their_number(stage: Stage, owner: User) -> None:
    assert f"Số định danh của bạn: {stage.hoa.id}" in (await stage.ask("/trogiup")).text
    assert "/themquantri" in await say(owner, "/trogiup")
    assert ("boquantri", "Bỏ một người quản trị (chủ bot)") in owner.menu() or await say(
        owner, "/start"
    )
