"""People are let in where not all are answered; who is not hears it once, and admins are asked."""

from typing import Any

import pytest

from tests.auxil.botapi import Button, Message
from tests.bot.conftest import ADMIN, Stage

KNOWN = 4_200_000_077


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"users": frozenset({KNOWN})}


async def tell_admin(stage: Stage, text: str) -> Message:
    await stage.admin.sends(stage.admin.private, text)
    return await stage.admin.private.wait_reply()


async def test_stranger_hears_it_once_and_is_let_in_by_a_button(stage: Stage) -> None:
    await tell_admin(stage, "/start")
    refused = await stage.ask("kết nạp?")
    assert "chỉ trả lời những người được quản trị cho phép" in refused.text
    assert str(stage.hoa.id) in refused.text
    asked = await stage.admin.private.wait_reply()
    assert f"Hoa ({stage.hoa.id}) muốn hỏi" in asked.text
    for text in ("kết nạp?", "/start", "/reload"):
        await stage.hoa.sends(stage.chat, text)
    press = stage.hoa.presses_stale(refused, Button("?", 0, 0, "r:0"))
    await press.wait_answer()
    assert stage.chat.unread == 0
    await stage.admin.presses(asked, "Cho phép người này")
    assert "đã được phép" in (await stage.chat.wait_reply()).text
    assert "Đã cho phép người" in (await asked.wait_edited()).text
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")
    assert f"cho phép người {stage.hoa.id}" in (await tell_admin(stage, "/nhatky")).text


async def test_person_of_the_settings_and_admins_are_answered(stage: Stage) -> None:
    known = stage.server.user("Quen", user_id=KNOWN)
    await known.sends(known.private, "kết nạp?")
    assert (await known.private.wait_reply()).text.startswith("7.448")
    assert (await tell_admin(stage, "kết nạp?")).text.startswith("7.448")


async def test_inline_and_guests_are_refused_helpfully(stage: Stage) -> None:
    query = await stage.hoa.inline("kết nạp bao người?")
    assert await query.wait_results() == []
    assert "chưa được phép" in query.header["text"]
    foreign = stage.server.group("Nhóm khác", [stage.hoa], bot_status="left")
    guest = await stage.hoa.mentions_as_guest(foreign, "@bao_cao_bot kết nạp?")
    assert "chỉ trả lời những người" in str(await guest.wait_answer())


async def test_group_that_is_let_in_answers_its_members(stage: Stage) -> None:
    group = stage.group("Nhóm", [stage.hoa])
    await stage.hoa.sends(group, "/hoi kết nạp?")
    assert (await group.wait_reply()).text.startswith("7.448")


async def test_command_lets_in_and_shuts_out_again(stage: Stage) -> None:
    assert "Đã cho phép người" in (await tell_admin(stage, f"/chophep {stage.hoa.id}")).text
    reply = await stage.ask("kết nạp?")
    assert f"người {stage.hoa.id}" in (await tell_admin(stage, "/quyen")).text
    assert "thu hồi" in (await tell_admin(stage, f"/thuhoi {stage.hoa.id}")).text
    press = await stage.hoa.presses(reply, "👍")
    await press.wait_answer()
    assert "chưa được phép" in press.notice
    assert "chỉ trả lời" in (await stage.ask("kết nạp?")).text
    assert "muốn hỏi" in (await stage.admin.private.wait_reply()).text
    listed = (await tell_admin(stage, "/nhatky")).text
    assert f"thu hồi mọi quyền của người {stage.hoa.id}" in listed
    assert f"người làm: {ADMIN}" in listed


async def test_who_is_in_the_settings_stays_let_in(stage: Stage) -> None:
    assert "vẫn được hỏi" in (await tell_admin(stage, f"/thuhoi {KNOWN}")).text
