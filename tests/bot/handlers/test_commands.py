"""Every command of the menus, walked to the end of its buttons."""

import pytest

from bot.conversation import Conversation
from knowledge import KnowledgeBase
from tests.bot.conftest import ADMIN, Stage
from tests.bot.fakes import library, many_reports


async def test_start_greets_with_the_size_of_the_store(stage: Stage) -> None:
    reply = await stage.ask("/start")
    assert "1 báo cáo" in reply.text


@pytest.mark.parametrize("command", ["/help", "/trogiup", "/HELP", "/start help"])
async def test_help_names_the_commands(stage: Stage, command: str) -> None:
    reply = await stage.ask(command)
    for name in ("/hoi", "/nguon", "/baocao", "/trogiup", "@bao_cao_bot"):
        assert name in reply.text
    assert "/reload" not in reply.text


async def test_help_of_an_admin_names_reload(stage: Stage) -> None:
    await stage.admin.sends(stage.admin.private, "/help")
    assert "/reload" in (await stage.admin.private.wait_reply()).text


async def test_hoi_asks(stage: Stage) -> None:
    assert (await stage.ask("/hoi kết nạp bao người?")).text.startswith("7.448")


async def test_hoi_alone_tells_how(stage: Stage) -> None:
    assert "sau lệnh" in (await stage.ask("/hoi")).text


async def test_nguon_shows_the_passage_of_the_last_answer(stage: Stage) -> None:
    await stage.ask("kết nạp?")
    reply = await stage.ask("/nguon")
    assert reply.covered("underline")[0].startswith("Đến cuối tháng 7/2019")


async def test_nguon_before_any_answer_says_so(stage: Stage) -> None:
    assert "Chưa có câu trả lời" in (await stage.ask("/nguon")).text


async def test_nguon_after_the_fact_is_gone(stage: Stage) -> None:
    reply = await stage.ask("kết nạp?")
    stage.application.bot_data.conversation.serve(library(facts=()))
    assert "nạp lại" in (await stage.ask("/nguon")).text
    assert "nạp lại" in (await stage.press(reply, "Xem đoạn văn")).text


async def test_button_of_an_unchanged_fact_outlives_a_reload(stage: Stage) -> None:
    reply = await stage.ask("kết nạp?")
    stage.application.bot_data.conversation.serve(library(version="2"))
    assert (await stage.press(reply, "50%")).text.startswith("trên 50%")


class TestManyReports:
    @pytest.fixture
    def knowledge_base(self) -> KnowledgeBase:
        return library(reports=many_reports(20), facts=())

    async def test_baocao_is_turned_to_the_end_and_back(self, stage: Stage) -> None:
        reply = await stage.ask("/baocao")
        assert "20 báo cáo" in reply.text
        assert "Trang 1/3" in reply.text
        for turn, words in enumerate(("Trang 2", "Trang 3", "Trang 2", "Trang 1"), start=1):
            await stage.hoa.presses(reply, words)
            await reply.wait_edited(turn)
        assert "Báo cáo số 1\n" in reply.text.replace(" · năm 2024", "")
        assert stage.chat.unread == 0

    async def test_pressing_twice_changes_nothing(self, stage: Stage) -> None:
        reply = await stage.ask("/baocao")
        button = reply.button("Trang 2")
        stage.hoa.presses_stale(reply, button)
        stage.hoa.presses_stale(reply, button)
        await stage.server.wait_calls("answerCallbackQuery", 2)
        assert "Trang 1/3" in (await stage.ask("/baocao")).text

    async def test_page_that_is_gone_becomes_the_last_one(self, stage: Stage) -> None:
        reply = await stage.ask("/baocao")
        conversation: Conversation = stage.application.bot_data.conversation
        conversation.serve(library(reports=many_reports(3), facts=()))
        await stage.hoa.presses(reply, "Trang 2")
        await reply.wait_edited()
        assert "3 báo cáo" in reply.text
        assert reply.buttons == []


async def test_old_or_strange_button_gets_a_kind_word(stage: Stage) -> None:
    reply = await stage.ask("kết nạp?")
    await stage.hoa.deletes(reply)
    press = await stage.hoa.presses(reply, "50%")
    await press.wait_answer()
    assert "cũ" in press.notice


async def test_menus_are_set_for_every_scope(stage: Stage) -> None:
    calls = stage.server.calls.of("setMyCommands")
    menus = {
        call.params.value("scope")["type"]: [
            one["command"] for one in call.params.value("commands")
        ]
        for call in calls
    }
    assert set(menus) == {"default", "all_private_chats", "all_group_chats", "chat"}
    assert [name for name, listed in menus.items() if "reload" in listed] == ["chat"]


async def test_admin_menu_is_set_once_the_admin_writes(stage: Stage) -> None:
    before = stage.server.calls.count("setMyCommands")
    await stage.admin.starts()
    call = (await stage.server.wait_calls("setMyCommands", before + 1))[-1]
    assert call.params.value("scope")["chat_id"] == ADMIN
