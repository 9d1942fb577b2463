"""/sua hides a fact or puts it right: at once, marked, kept over reloads, and taken back."""

from pathlib import Path

import pytest

from bot.conversation import Conversation
from knowledge import KnowledgeBase
from tests.auxil.botapi import Message
from tests.bot import secrets
from tests.bot.conftest import Stage

QUESTION = secrets.QUESTIONS[""]
OTHER = "Năm 2024 huyện Khác Xa trồng mới bao nhiêu ha rừng?"


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    secrets.write(reports_folder, "")
    return secrets.read(reports_folder, str(tmp_path / "store.sqlite3"))


def code(stage: Stage) -> str:
    talk: Conversation = stage.application.bot_data.conversation
    shelf = talk.library.shelf()
    return next(shelf.code(fact) for fact in shelf.knowledge.facts if fact.text == "1111 ha")


async def order(stage: Stage, text: str) -> Message:
    await stage.admin.sends(stage.admin.private, text)
    return await stage.admin.private.wait_reply()


async def reload(stage: Stage) -> None:
    notice = await order(stage, "/reload")
    await stage.server.world.bell.until(lambda: "Kho hiện có" in notice.text, what="summary")


async def test_hidden_fact_is_gone_from_every_mode_until_taken_back(
    stage: Stage, reports_folder: Path
) -> None:
    name = code(stage)
    shown = await order(stage, f"/sua {name}")
    assert "• địa điểm: huyện Bình Công" in shown.text or "Bình Công" in shown.text
    await stage.admin.presses(shown, "Ẩn dữ kiện này")
    assert "đã ẩn" in (await shown.wait_edited()).text
    for text in (QUESTION, f"/f {name}", "/solieu rừng", f"/start f_{name}"):
        assert "1111" not in (await stage.ask(text)).text, text
    with (reports_folder / "cong-khai.txt").open("a", encoding="utf-8") as file:
        file.write("\nHết.\n")
    await reload(stage)
    assert "1111" not in (await stage.ask(QUESTION)).text
    listed = await order(stage, "/sua")
    assert "1111 ha (cong-khai.txt)\nđã ẩn\nAn · " in listed.text
    hidden = await order(stage, f"/sua {name}")
    await stage.admin.presses(hidden, "Trả lại như cũ")
    await hidden.wait_edited()
    assert (await stage.ask(QUESTION)).text.startswith("1111 ha")
    log = (await order(stage, "/nhatky")).text
    assert f"ẩn dữ kiện {name}" in log
    assert f"trả lại dữ kiện {name}" in log


async def test_corrected_fact_answers_by_what_it_is_now(stage: Stage) -> None:
    name = code(stage)
    told = await order(stage, f"/sua {name} địa điểm = huyện Khác Xa; thời gian = năm 2022")
    assert "• địa điểm: huyện Khác Xa" in told.text
    assert "• thời gian: năm 2022" in told.text
    reply = await stage.ask(OTHER.replace("2024", "2022"))
    assert reply.text.startswith("1111 ha")
    assert "trồng mới 1111 ha rừng" in reply.covered("blockquote")[0]
    assert "✏️ Quản trị viên An đã sửa phần mô tả" in reply.text
    assert "✏️" in (await stage.ask(f"/f {name}")).text
    assert "✏️" in (await stage.ask("/solieu trồng mới rừng")).text
    await reload(stage)
    assert "✏️" in (await stage.ask(f"/f {name}")).text
    await order(stage, f"/sua {name} nơi = Bình Công")
    listed = (await order(stage, "/sua")).text
    assert "địa điểm → Bình Công" in listed
    assert "thời gian → năm 2022" in listed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("mau = xanh", "Tôi không hiểu «mau = xanh»"),
        ("nơi", "Tôi không hiểu «nơi»"),
        ("thời gian = hôm nào đó", "Tôi không hiểu thời gian"),
        ("con số = nhiều", "không phải là một số"),
    ],
)
async def test_correction_that_is_not_understood_changes_nothing(
    stage: Stage, words: str, told: str
) -> None:
    assert told in (await order(stage, f"/sua {code(stage)} {words}")).text
    assert "Chưa có dữ kiện nào bị ẩn" in (await order(stage, "/sua")).text


async def test_unknown_code_and_strangers_are_refused(stage: Stage) -> None:
    name = code(stage)
    assert "không có dữ kiện nào mang mã" in (await order(stage, "/sua abcde23456")).text
    assert "chỉ dành cho người quản trị" in (await stage.ask(f"/sua {name} nơi = x")).text
    shown = await order(stage, f"/sua {name}")
    reply = await stage.ask(QUESTION)
    press = stage.hoa.presses_stale(reply, shown.buttons[0])
    await press.wait_answer()
    assert "chỉ dành cho người quản trị" in press.notice
    assert (await stage.ask(QUESTION)).text.startswith("1111 ha")
