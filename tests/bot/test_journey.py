"""The real journey: real files into a real store, questions by Telegram, /reload meanwhile."""

import asyncio
import itertools
import re
import shutil
from pathlib import Path

import pytest

import knowledge
from bot.handlers import admin
from knowledge import KnowledgeBase
from tests.auxil.botapi import Message, User
from tests.bot.conftest import Stage

SECONDS, RATE, PEOPLE = 3, 50, 30
GONE = "ngan-sach-dong-thap-2022.txt"
LINES = """UBND huyện Bình Mẫu báo cáo kết quả năm {year}

Năm {year}, huyện Bình Mẫu trồng mới {hectares} ha rừng. Toàn huyện có {schools} trường học.
"""


@pytest.fixture
def reports_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    shutil.copytree(knowledge.samples(), folder)
    write(folder / "binh-mau.txt", 1)
    return folder


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    store = str(tmp_path / "store.sqlite3")
    knowledge.ingest([reports_folder], store, prune=True)
    return knowledge.open_knowledge(store)


def write(path: Path, edition: int) -> None:
    """Write a report in which every edition has figures of its own."""
    text = LINES.format(year=2024, hectares=1000 + edition, schools=100 + edition)
    path.write_text(text, "utf-8")


async def reload(stage: Stage) -> Message:
    """Return the summary of a reload."""
    await stage.admin.sends(stage.admin.private, "/reload")
    notice = await stage.admin.private.wait_reply()
    await stage.server.world.bell.until(
        lambda: "nạp lại kho" in notice.text, what=lambda: notice.text, timeout=60
    )
    return notice


async def test_question_is_answered_from_the_report(stage: Stage) -> None:
    reply = await stage.ask("Năm 2024 huyện Bình Mẫu trồng mới bao nhiêu ha rừng?")
    assert reply.covered("bold")[0].startswith("1001 ha")
    assert reply.covered("blockquote") == ["Năm 2024, huyện Bình Mẫu trồng mới 1001 ha rừng."]
    assert "UBND huyện Bình Mẫu báo cáo kết quả năm 2024" in reply.text
    source = await stage.ask("/nguon")
    assert source.covered("underline")[0].startswith("Năm 2024, huyện Bình Mẫu")
    assert "binh-mau.txt" in source.text


async def test_unanswerable_question_gets_no_number(stage: Stage) -> None:
    reply = await stage.ask("Huyện Bình Mẫu có bao nhiêu tàu ngầm?")
    assert reply.text.startswith("🔍 Không có trong kho báo cáo.")
    assert not re.search(r"\d", reply.text)


async def test_every_button_of_an_answer_leads_somewhere(stage: Stage) -> None:
    reply = await stage.ask("Chi sự nghiệp giáo dục của Đồng Tháp năm 2023 là bao nhiêu?")
    assert reply.covered("bold")[0].startswith("4.263 tỷ đồng")
    for button in (one for one in reply.buttons if one.text not in {"👍", "👎"}):
        assert (await stage.press(reply, button.text)).covered(
            "blockquote" if button.row else "bold"
        )


async def test_reload_tells_what_changed_and_serves_it(stage: Stage, reports_folder: Path) -> None:
    write(reports_folder / "binh-mau.txt", 2)
    (reports_folder / "moi.txt").write_text("Huyện Tân Mẫu\n\nHuyện Tân Mẫu có 12 xã.\n", "utf-8")
    (reports_folder / "hong.txt").write_bytes(bytes(range(256)) * 20)
    (reports_folder / GONE).unlink()
    summary = (await reload(stage)).text
    assert "Thêm 1: moi.txt" in summary
    assert "Thay đổi 1: binh-mau.txt" in summary
    assert f"Bỏ 1: {GONE}" in summary
    assert "Không đọc được 1 tệp" in summary
    assert "hong.txt" in summary
    reply = await stage.ask("Năm 2024 huyện Bình Mẫu trồng mới bao nhiêu ha rừng?")
    assert reply.covered("bold")[0].startswith("1002 ha")


async def test_file_that_breaks_keeps_what_was_served(stage: Stage, reports_folder: Path) -> None:
    (reports_folder / "binh-mau.txt").write_bytes(bytes(range(256)) * 20)
    assert "binh-mau.txt" in (await reload(stage)).text
    reply = await stage.ask("Năm 2024 huyện Bình Mẫu trồng mới bao nhiêu ha rừng?")
    assert reply.covered("bold")[0].startswith("1001 ha")


async def test_folder_that_is_gone_keeps_what_was_served(
    stage: Stage, reports_folder: Path
) -> None:
    shutil.rmtree(reports_folder)
    await reload(stage)
    reply = await stage.ask("Năm 2024 huyện Bình Mẫu trồng mới bao nhiêu ha rừng?")
    assert reply.covered("bold")[0].startswith("1001 ha")


async def test_reload_under_load_mixes_no_versions(
    stage: Stage, reports_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admin, "EDIT_EVERY", 0.2)
    people = [stage.server.user(f"Người {number}") for number in range(PEOPLE)]
    stage.server.calls.clear()
    asking = asyncio.create_task(ask_steadily(people))
    for edition in itertools.count(2):
        write(reports_folder / "binh-mau.txt", edition)
        assert "Thay đổi 1" in (await reload(stage)).text
        if asking.done():
            break
    editions: set[int] = set()
    for person in people:
        for reply in await person.private.wait_replies(await asking // PEOPLE, timeout=60):
            editions.add(edition_of(reply))
    assert len(editions) > 1
    assert stage.server.calls.refused() == []


def edition_of(reply: Message) -> int:
    """Return the one edition all figures of a reply are from."""
    words = reply.text + " ".join(button.text for button in reply.buttons)
    hectares = {int(number) - 1000 for number in re.findall(r"\b(1\d{3}) ha", words)}
    schools = {int(number) - 100 for number in re.findall(r"\b(1\d\d) trường", words)}
    (edition,) = hectares | schools
    assert reply.covered("bold")[0].startswith(f"{1000 + edition} ha")
    return edition


async def ask_steadily(people: list[User]) -> int:
    """Send questions at the rate, a person at a time, and return how many."""
    loop = asyncio.get_running_loop()
    began, sent = loop.time(), 0
    for person in itertools.islice(itertools.cycle(people), SECONDS * RATE):
        await asyncio.sleep(max(0.0, began + sent / RATE - loop.time()))
        await person.sends(person.private, "Huyện Bình Mẫu trồng mới bao nhiêu ha rừng năm 2024?")
        sent += 1
    return sent
