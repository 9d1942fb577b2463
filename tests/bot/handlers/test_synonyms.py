"""Synonyms: offered where they would answer, added with a tap, effective at once, removable."""

from pathlib import Path

import pytest

from knowledge import KnowledgeBase
from tests.auxil.botapi import Message
from tests.bot import secrets
from tests.bot.conftest import Stage

LEARNING = "Năm 2024 huyện Bình Công có bao nhiêu học đường?"
SCHOOLS = "Năm 2024 huyện Bình Công có bao nhiêu nơi dạy trẻ?"


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    secrets.write(reports_folder, "")
    return secrets.read(reports_folder, str(tmp_path / "store.sqlite3"))


async def order(stage: Stage, text: str) -> Message:
    await stage.admin.sends(stage.admin.private, text)
    return await stage.admin.private.wait_reply()


async def test_synonym_that_would_answer_is_added_with_a_tap(stage: Stage) -> None:
    unknown = await stage.ask(LEARNING)
    assert "Không có trong kho" in unknown.text
    press = await stage.hoa.presses(unknown, "Báo tôi khi có")
    await press.wait_answer()
    listed = await order(stage, "/chuatraloi")
    (offer,) = [one for one in listed.buttons if one.text.startswith("➕")]
    assert "trường học" in offer.text
    await stage.admin.presses(listed, offer)
    assert "được hiểu là «trường học»" in (await stage.admin.private.wait_reply()).text
    assert "Kho vừa có câu trả lời" in (await stage.chat.wait_reply()).text
    assert (await stage.ask(LEARNING)).text.startswith("111 trường học")
    late = stage.admin.presses_stale(listed, offer)
    await late.wait_answer()
    assert "đã làm rồi" in late.notice


async def test_synonym_is_added_listed_and_removed_by_hand(stage: Stage) -> None:
    assert "Chưa có từ đồng nghĩa" in (await order(stage, "/dongnghia")).text
    added = await order(stage, "/dongnghia nơi dạy trẻ = trường học")
    assert "«nơi dạy trẻ» được hiểu là «trường học»" in added.text
    assert (await stage.ask(SCHOOLS)).text.startswith("111 trường học")
    assert "111" in (await stage.ask("/solieu nơi dạy trẻ")).text
    cards = await (await stage.hoa.inline(SCHOOLS)).wait_results()
    assert cards[0]["title"].startswith("111")
    listed = await order(stage, "/dongnghia")
    assert "• nơi dạy trẻ → trường học" in listed.text
    await stage.admin.presses(listed, "🗑 «nơi dạy trẻ»")
    assert "không còn được hiểu" in (await stage.admin.private.wait_reply()).text
    assert "Không có trong kho" in (await stage.ask(SCHOOLS)).text
    log = (await order(stage, "/nhatky")).text
    assert "thêm từ đồng nghĩa «nơi dạy trẻ» = «trường học»" in log
    assert "bỏ từ đồng nghĩa" in log


async def test_unknown_stays_in_the_askers_own_words(stage: Stage) -> None:
    await order(stage, "/dongnghia nơi dạy trẻ = dinh thự bí mật")
    reply = await stage.ask(SCHOOLS)
    assert "dinh thự" not in reply.text


@pytest.mark.parametrize("words", ["hộ nghèo", "= hộ nghèo", "hộ nghèo =", "Hộ nghèo = ho ngheo"])
async def test_what_is_no_pair_is_explained(stage: Stage, words: str) -> None:
    assert "người hỏi viết = báo cáo viết" in (await order(stage, f"/dongnghia {words}")).text


async def test_others_add_nothing(stage: Stage) -> None:
    for text in ("/dongnghia a = b", "/chuatraloi"):
        assert "chỉ dành cho người quản trị" in (await stage.ask(text)).text
    await order(stage, "/dongnghia nơi dạy trẻ = trường học")
    listed = await order(stage, "/dongnghia")
    reply = await stage.ask("xin chào")
    press = stage.hoa.presses_stale(reply, listed.buttons[0])
    await press.wait_answer()
    assert "chỉ dành cho người quản trị" in press.notice
