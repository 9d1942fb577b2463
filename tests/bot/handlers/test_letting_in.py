"""Groups are let in by an admin of the bot; whoever is not let in hears it once."""

import pytest

from tests.auxil.botapi import Group
from tests.bot.conftest import Stage

ALLOW = "Cho phép nhóm này"


@pytest.fixture
def group(stage: Stage) -> Group:
    stage.server.world.privacy.on = False
    return stage.server.group("Nhóm <mới>", [stage.hoa, stage.admin], bot_status="left")


async def is_answered(stage: Stage, group: Group) -> bool:
    """Ask in the group; an admin asks there next, and is always answered."""
    await stage.hoa.sends(group, "/hoi kết nạp?")
    await stage.admin.sends(group, "/hoi nói gì?")
    reply = await group.wait_reply()
    if reply.text.startswith("Lê Văn Mẫu"):
        return False
    assert reply.text.startswith("7.448")
    assert (await group.wait_reply()).text.startswith("Lê Văn Mẫu")
    return True


async def test_group_is_greeted_and_let_in_by_a_button(stage: Stage, group: Group) -> None:
    await group.adds_bot(stage.hoa)
    greeting = await group.wait_reply()
    assert "người quản trị bot cho phép" in greeting.text
    assert not await is_answered(stage, group)
    refused = await stage.hoa.presses(greeting, ALLOW)
    await refused.wait_answer()
    assert "Chỉ người quản trị" in refused.notice
    assert not await is_answered(stage, group)
    await stage.admin.presses(greeting, ALLOW)
    assert "Xin chào cả nhóm" in (await greeting.wait_edited()).text
    assert await is_answered(stage, group)


async def test_admin_is_asked_in_private(stage: Stage, group: Group) -> None:
    await stage.admin.starts()
    await stage.admin.private.wait_reply()
    await group.adds_bot(stage.hoa)
    await group.wait_reply()
    asked = await stage.admin.private.wait_reply()
    assert "Nhóm «Nhóm <mới>»" in asked.text
    await stage.admin.presses(asked, ALLOW)
    assert "Xin chào cả nhóm" in (await group.wait_reply()).text
    assert await is_answered(stage, group)
    await stage.admin.sends(stage.admin.private, "/nhatky")
    listed = await stage.admin.private.wait_reply()
    assert f"cho phép nhóm {group.id}" in listed.text


async def test_group_of_an_admin_is_let_in_at_once(stage: Stage, group: Group) -> None:
    await group.adds_bot(stage.admin)
    assert "Xin chào cả nhóm" in (await group.wait_reply()).text
    assert await is_answered(stage, group)


async def test_refused_group_hears_it_once(stage: Stage) -> None:
    stage.server.world.privacy.on = False
    group = stage.server.group("Nhóm cũ", [stage.hoa, stage.admin])
    await stage.hoa.sends(group, "mai họp nhé")
    await stage.hoa.sends(group, "/hoi@khac_bot kết nạp?")
    await stage.hoa.sends(group, "/")
    assert group.sent == []
    for text in ("@bao_cao_bot kết nạp?", "/hoi kết nạp?", "/baocao", "/start"):
        await stage.hoa.sends(group, text)
    assert "cho phép" in (await group.wait_reply()).text
    assert not await is_answered(stage, group)
    assert len(group.sent) == 2


async def test_admin_is_answered_anywhere(stage: Stage) -> None:
    group = stage.server.group("Nhóm cũ", [stage.hoa, stage.admin])
    await stage.admin.sends(group, "/hoi kết nạp?")
    assert (await group.wait_reply()).text.startswith("7.448")


async def test_buttons_do_not_open_what_is_closed(stage: Stage) -> None:
    group = stage.server.group("Nhóm cũ", [stage.hoa, stage.admin])
    await stage.admin.sends(group, "/hoi kết nạp?")
    reply = await group.wait_reply()
    press = stage.hoa.presses_stale(reply, reply.button("50%"))
    await press.wait_answer()
    assert "cho phép" in press.notice
    assert group.unread == 0


async def test_group_that_migrates_stays_let_in(stage: Stage) -> None:
    old = stage.server.group("Nhóm", [stage.hoa, stage.admin], basic=True, bot_status="left")
    await old.adds_bot(stage.admin)
    await old.wait_reply()
    new = await old.migrates(stage.admin)
    assert await is_answered(stage, new)


async def test_new_chat_of_a_migrated_group_is_enough(stage: Stage) -> None:
    stage.server.world.privacy.on = False
    old = stage.server.group("Nhóm", [stage.hoa, stage.admin], basic=True, bot_status="left")
    await old.adds_bot(stage.admin)
    await old.wait_reply()
    new = await old.migrates(stage.admin, told_in_old=False)
    assert await is_answered(stage, new)


async def test_added_again_is_greeted_no_second_time(stage: Stage, group: Group) -> None:
    await group.adds_bot(stage.admin)
    await group.wait_reply()
    await group.removes_bot(stage.admin)
    await group.adds_bot(stage.hoa)
    assert await is_answered(stage, group)
