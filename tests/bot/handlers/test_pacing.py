"""Who asks too often is told once; others, and what is not for the bot, go on."""

from typing import Any

import pytest

from tests.bot.conftest import Stage

RATE = 3


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"rate": RATE, "groups": None}


async def ask_all(stage: Stage) -> None:
    for _ in range(RATE):
        assert (await stage.ask("kết nạp?")).text.startswith("7.448")


async def test_person_is_told_once_and_others_are_answered(stage: Stage) -> None:
    await ask_all(stage)
    assert "Mời bạn đợi 20 giây" in (await stage.ask("kết nạp?")).text
    shown = stage.chat.sent[0]
    for text in ("kết nạp?", "/baocao", "kết nạp?"):
        await stage.hoa.sends(stage.chat, text)
    press = await stage.hoa.presses(shown, "👍")
    await press.wait_answer()
    assert press.notice == ""
    assert stage.chat.unread == 0
    other = stage.server.user("Bình")
    await other.sends(other.private, "kết nạp?")
    assert (await other.private.wait_reply()).text.startswith("7.448")


async def test_admin_is_never_stopped(stage: Stage) -> None:
    for _ in range(3 * RATE):
        await stage.admin.sends(stage.admin.private, "nói gì?")
        assert (await stage.admin.private.wait_reply()).text.startswith("Lê Văn Mẫu")


async def test_group_talk_costs_nothing_and_a_group_shares(stage: Stage) -> None:
    stage.server.world.privacy.on = False
    people = [stage.server.user(f"Người {number}") for number in range(4)]
    group = stage.server.group("Nhóm", people)
    for _ in range(10):
        await people[0].sends(group, "mai họp nhé")
    for number in range(2 * RATE):
        await people[number % 3].sends(group, "/hoi kết nạp?")
        assert (await group.wait_reply()).text.startswith("7.448")
    await people[3].sends(group, "/hoi kết nạp?")
    assert "Mời bạn đợi" in (await group.wait_reply()).text


async def test_inline_is_allowed_while_typing_and_then_told(stage: Stage) -> None:
    for number in range(4 * RATE):
        query = await stage.hoa.inline(f"kết nạp bao người {number}")
        assert await query.wait_results()
    query = await stage.hoa.inline("kết nạp bao người nhỉ")
    assert await query.wait_results() == []
    assert "hỏi nhanh quá" in query.header["text"]
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")


async def test_guest_is_told_once_and_the_chat_goes_on(stage: Stage) -> None:
    other = stage.server.user("Bình")
    foreign = stage.server.group("Nhóm khác", [stage.hoa, other], bot_status="left")
    for _ in range(RATE):
        query = await stage.hoa.mentions_as_guest(foreign, "@bao_cao_bot kết nạp?")
        assert "7.448" in str(await query.wait_answer())
    query = await stage.hoa.mentions_as_guest(foreign, "@bao_cao_bot kết nạp?")
    assert "Mời bạn đợi" in str(await query.wait_answer())
    again = await stage.hoa.mentions_as_guest(foreign, "@bao_cao_bot kết nạp?")
    query = await other.mentions_as_guest(foreign, "@bao_cao_bot kết nạp?")
    assert "7.448" in str(await query.wait_answer())
    assert again.answer is None
