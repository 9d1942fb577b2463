"""👍 👎 and why, "báo tôi khi có", the admins' lists and /quen, pressed and read as people do."""

import asyncio

import pytest

from bot.handlers import admin
from bot.memory import ratings, unanswered, waiting
from bot.memory.unanswered import Unanswered
from bot.opinions import group_alike
from bot.render import spell_time
from knowledge import IngestResult, KnowledgeBase
from tests.auxil.botapi import Message
from tests.bot.conftest import Stage
from tests.bot.fakes import ANSWERS, library

WAIT = "Báo tôi khi có"


async def said_to_admin(stage: Stage, command: str) -> str:
    await stage.admin.sends(stage.admin.private, command)
    return (await stage.admin.private.wait_reply()).text


async def reload(stage: Stage, monkeypatch: pytest.MonkeyPatch, new: KnowledgeBase) -> None:
    """Have an admin reload what is given, and wait until it is served."""
    monkeypatch.setattr(admin, "read_folder", lambda *_: (IngestResult(added=("moi.txt",)), new))
    await stage.admin.sends(stage.admin.private, "/reload")
    notice = await stage.admin.private.wait_reply()
    await stage.server.world.bell.until(lambda: "Đã nạp lại" in notice.text, what="summary")


def knowing_submarines() -> KnowledgeBase:
    return library(answers={**ANSWERS, "tàu ngầm": ANSWERS["kết nạp"]}, version="2")


async def press_wait(stage: Stage, reply: Message) -> str:
    press = await stage.hoa.presses(reply, WAIT)
    await press.wait_answer()
    return press.notice


async def test_good_answer_is_thanked_for(stage: Stage) -> None:
    press = await stage.hoa.presses(await stage.ask("kết nạp?"), "👍")
    await press.wait_answer()
    assert "Cảm ơn" in press.notice
    assert ratings.find_bad(stage.application.bot_data.open_memory) == []
    assert stage.chat.unread == 0


async def test_bad_answer_reaches_the_admin_with_its_reason(stage: Stage) -> None:
    reply = await stage.ask("kết nạp <b>bao người?")
    why = await stage.press(reply, "👎")
    await stage.hoa.presses(why, "Sai con số")
    assert "Đã ghi nhận" in (await why.wait_edited()).text
    told = await said_to_admin(stage, "/phanhoi")
    assert "1 câu trả lời bị chê" in told
    assert "kết nạp <b>bao người?\n→ 7.448 đảng viên" in told
    assert "Sai con số" in told


async def test_unknown_is_told_once_when_a_reload_brings_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = await stage.ask("tỉnh sắm mấy <tàu ngầm>?")
    assert "Tôi sẽ báo bạn" in await press_wait(stage, reply)
    assert "Tôi sẽ báo bạn" in await press_wait(stage, reply)
    await reload(stage, monkeypatch, library(version="1b"))
    assert stage.chat.unread == 0
    await reload(stage, monkeypatch, knowing_submarines())
    told = await stage.chat.wait_reply()
    assert told.text.startswith("🔔 Kho vừa có câu trả lời cho câu bạn đã hỏi: tỉnh sắm mấy <tàu")
    assert "7.448 đảng viên" in told.covered("bold")
    await reload(stage, monkeypatch, knowing_submarines())
    await stage.ask("nói gì?")
    assert waiting.find(stage.application.bot_data.open_memory) == []
    assert stage.chat.unread == 0


async def test_follow_up_waits_with_the_question_before(stage: Stage) -> None:
    await stage.ask("kết nạp?")
    await press_wait(stage, await stage.ask("thế còn tàu ngầm?"))
    (one,) = waiting.find(stage.application.bot_data.open_memory)
    assert one.questions == ("kết nạp?", "thế còn tàu ngầm?")


async def test_forgotten_question_is_asked_for_again(stage: Stage) -> None:
    reply = await stage.ask("mấy tàu ngầm?")
    assert "Đã xóa" in (await stage.ask("/quen")).text
    assert "hỏi lại" in await press_wait(stage, reply)


async def test_quen_forgets_everything(stage: Stage) -> None:
    await stage.press(await stage.ask("kết nạp?"), "👎")
    await press_wait(stage, await stage.ask("mấy tàu ngầm?"))
    await stage.ask("/quen")
    memory = stage.application.bot_data.open_memory
    assert ratings.find_bad(memory) == []
    assert waiting.find(memory) == []
    assert "Chưa có câu trả lời nào để xem" in (await stage.ask("/nguon")).text
    await stage.ask("thế còn tàu ngầm?")
    asked = stage.application.bot_data.conversation.knowledge.asked  # type: ignore[attr-defined]
    assert asked[-1] == ("thế còn tàu ngầm?", ())


async def test_unanswered_questions_are_grouped_until_answered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for question in ("mấy tàu ngầm?", "mấy tàu ngầm", "Mấy tàu ngầm vậy?", "<i>xe tăng</i>"):
        await stage.ask(question)
    await stage.ask("xin chào")  # what is noted after an answer is noted now
    told = await said_to_admin(stage, "/chuatraloi")
    assert "3 lần: mấy tàu ngầm (và 1 cách hỏi khác)" in told
    assert "1 lần: <i>xe tăng</i>" in told
    await reload(stage, monkeypatch, knowing_submarines())
    memory = stage.application.bot_data.open_memory
    async with asyncio.timeout(20):
        while len(unanswered.find(memory)) > 1:
            await asyncio.to_thread(unanswered.find, memory)
    assert "tàu ngầm" not in await said_to_admin(stage, "/chuatraloi")


async def test_acts_are_listed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Chưa có việc" in await said_to_admin(stage, "/nhatky")
    await reload(stage, monkeypatch, library())
    assert "nạp lại kho" in await said_to_admin(stage, "/nhatky")


@pytest.mark.parametrize("command", ["/phanhoi", "/chuatraloi", "/nhatky"])
async def test_lists_are_for_admins_in_private(stage: Stage, command: str) -> None:
    assert "chỉ dành cho người quản trị" in (await stage.ask(command)).text
    group = stage.group("Nhóm", [stage.admin])
    await stage.admin.sends(group, command)
    assert "riêng với tôi" in (await group.wait_reply()).text
    await group.anonymous_admin_sends(command)
    assert "ẩn danh" in (await group.wait_reply()).text


@pytest.mark.parametrize("command", ["/phanhoi", "/chuatraloi", "/nhatky"])
async def test_empty_list_says_so(stage: Stage, command: str) -> None:
    assert "Chưa có" in await said_to_admin(stage, command)


def test_questions_alike_are_one_group() -> None:
    questions = ["ty le ho ngheo tra vinh", "ho ngheo tra vinh ty le", "bao nhieu dang vien"]
    found = [Unanswered(one, one, 1, 0.0) for one in questions]
    assert [len(group) for group in group_alike(found)] == [2, 1]


def test_time_is_told_as_in_vietnam() -> None:
    assert spell_time(0.0) == "01/01/1970 07:00"
