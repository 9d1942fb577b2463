"""Groups: answered when addressed, silent otherwise, in the right topic, to the right person."""

import pytest

from tests.auxil.botapi import Group, Message
from tests.bot.conftest import Stage


@pytest.fixture
def group(stage: Stage) -> Group:
    """A group whose every message reaches the bot: privacy is off."""
    stage.server.world.privacy.on = False
    return stage.group("Tổ tổng hợp", [stage.hoa, stage.admin], topics=["Số liệu", "Tin"])


async def stays_quiet(stage: Stage, group: Group) -> None:
    """Make sure that nothing was said before a question asked now."""
    marker = await stage.hoa.sends(group, "/hoi kết nạp?")
    reply = await group.wait_reply()
    assert reply.reply_to is marker


async def first_answer(stage: Stage, group: Group) -> Message:
    await stage.hoa.sends(group, "/hoi kết nạp?")
    return await group.wait_reply()


@pytest.mark.parametrize(
    "command", ["/hoi kết nạp?", "/hoi@bao_cao_bot kết nạp?", "/HOI@Bao_Cao_Bot kết nạp"]
)
async def test_hoi_is_answered_to_the_asker(stage: Stage, group: Group, command: str) -> None:
    question = await stage.hoa.sends(group, command)
    reply = await group.wait_reply()
    assert reply.text.startswith("7.448")
    assert reply.reply_to is question


async def test_reply_to_the_bot_is_a_question(stage: Stage, group: Group) -> None:
    question = await stage.admin.sends(group, "nói gì?", reply_to=await first_answer(stage, group))
    reply = await group.wait_reply()
    assert reply.text.startswith("Lê Văn Mẫu")
    assert reply.reply_to is question


@pytest.mark.parametrize(
    "text",
    ["@bao_cao_bot kết nạp?", "@Bao_Cao_BOT, kết nạp?", "🇻🇳🎉 kết nạp thế nào @bao_cao_bot"],
)
async def test_mention_is_a_question(stage: Stage, group: Group, text: str) -> None:
    await stage.hoa.sends(group, text)
    assert (await group.wait_reply()).text.startswith("7.448")
    asked = stage.application.bot_data.conversation.knowledge.asked[-1][0]  # type: ignore[attr-defined]
    assert "@" not in asked


async def test_text_mention_is_a_question(stage: Stage, group: Group) -> None:
    user = stage.server.world.bot_user()
    entity = {"type": "text_mention", "offset": 0, "length": 11, "user": user}
    await stage.hoa.sends(group, "Hỏi Báo Cáo kết nạp?", entities=[entity])
    assert (await group.wait_reply()).text.startswith("7.448")


async def test_bare_mention_asks_for_the_question(stage: Stage, group: Group) -> None:
    await stage.hoa.sends(group, "@bao_cao_bot")
    assert "Mời bạn viết câu hỏi" in (await group.wait_reply()).text


@pytest.mark.parametrize(
    "text",
    [
        "kết nạp bao nhiêu?",
        "@khac_bot kết nạp?",
        "/hoi@khac_bot kết nạp?",
        "/lung_tung",
        "7.448",
        "@bao_cao_bot2 kết nạp",
    ],
)
async def test_other_talk_is_left_alone(stage: Stage, group: Group, text: str) -> None:
    await stage.hoa.sends(group, text)
    await stays_quiet(stage, group)


async def test_reply_to_somebody_else_is_left_alone(stage: Stage, group: Group) -> None:
    said = await stage.admin.sends(group, "Mai họp nhé")
    await stage.hoa.sends(group, "kết nạp?", reply_to=said)
    await stays_quiet(stage, group)


async def test_files_edits_and_newcomers_are_left_alone(stage: Stage, group: Group) -> None:
    await stage.hoa.uploads(group, b"x", "bao-cao.txt")
    said = await stage.hoa.sends(group, "xin chào")
    await stage.hoa.edits(said, "@bao_cao_bot kết nạp?")
    await stage.server.user("Lan").joins(group)
    await stays_quiet(stage, group)


async def test_hoi_alone_asks_what_it_replies_to(stage: Stage, group: Group) -> None:
    said = await stage.admin.sends(group, "mình kết nạp bao nhiêu rồi?")
    await stage.hoa.sends(group, "/hoi", reply_to=said)
    assert (await group.wait_reply()).text.startswith("7.448")


async def test_answer_stays_in_its_topic(stage: Stage, group: Group) -> None:
    await stage.hoa.sends(group, "/hoi kết nạp?", topic="Số liệu")
    reply = await group.wait_reply()
    assert reply.thread == group.topic("Số liệu")
    await stage.hoa.presses(reply, "50%")
    assert (await group.wait_reply()).thread == group.topic("Số liệu")


async def test_follow_ups_are_each_persons_own(stage: Stage, group: Group) -> None:
    await stage.hoa.sends(group, "/hoi kết nạp?")
    await group.wait_reply()
    await stage.admin.sends(group, "/nguon")
    assert "Chưa có câu trả lời" in (await group.wait_reply()).text
    await stage.hoa.sends(group, "/nguon")
    assert "Đến cuối tháng 7/2019" in (await group.wait_reply()).text


async def test_deleted_question_is_answered_all_the_same(stage: Stage, group: Group) -> None:
    question = await stage.hoa.sends(group, "/hoi kết nạp?")
    await stage.hoa.deletes(question)
    assert (await group.wait_reply()).text.startswith("7.448")


async def test_anonymous_admin_may_ask(stage: Stage, group: Group) -> None:
    await group.anonymous_admin_sends("/hoi kết nạp?")
    assert (await group.wait_reply()).text.startswith("7.448")
