"""/nap: a file is read apart and joins the folder only when kept; twins and faults are told."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from knowledge import KnowledgeBase
from tests.auxil.botapi import Button, Message
from tests.bot import secrets
from tests.bot.conftest import Stage
from tests.documents.build import FORMATS
from tests.documents.gold import PARTY

FIELD = "Xã Nạp Mới trồng mới 77 ha rừng trong năm 2024.\n\nXã Nạp Mới có 9 trường học.\n"


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    secrets.write(reports_folder, "", "mat")
    return secrets.read(reports_folder, str(tmp_path / "store.sqlite3"))


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"collections": frozenset({"mat"})}


async def send(stage: Stage, data: bytes, name: str, caption: str = "") -> Message:
    """Return what an admin is told about a file."""
    await stage.admin.uploads(stage.admin.private, data, name, caption=caption)
    return await stage.admin.private.wait_reply(timeout=60)


async def press(stage: Stage, message: Message, words: str) -> None:
    await stage.admin.presses(message, words)
    await message.wait_edited()


def files(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


async def summary(stage: Stage) -> str:
    """Return what the reload says that follows a file being kept."""
    notice = await stage.admin.private.wait_reply()
    await stage.server.world.bell.until(
        lambda: "Kho hiện có" in notice.text, what=lambda: notice.text, timeout=60
    )
    return notice.text


async def test_file_joins_the_folder_only_when_kept(stage: Stage, reports_folder: Path) -> None:
    told = await send(stage, FIELD.encode(), "xã nạp.txt")
    assert "2 số liệu" in told.text
    assert "77 ha" in told.text
    assert not (reports_folder / "xã nạp.txt").exists()
    question = "Năm 2024 xã Nạp Mới trồng mới bao nhiêu ha rừng?"
    assert "77 ha" not in (await stage.ask(question)).text
    await press(stage, told, "Giữ lại")
    assert "Đã đưa xã nạp.txt" in told.text
    assert "Thêm 1: xã nạp.txt" in await summary(stage)
    assert (reports_folder / "xã nạp.txt").read_text("utf-8") == FIELD
    assert (await stage.ask(question)).text.startswith("77 ha")
    await stage.admin.sends(stage.admin.private, "/nhatky")
    assert "nạp tệp xã nạp.txt" in (await stage.admin.private.wait_reply()).text


async def test_file_that_is_dropped_leaves_nothing(stage: Stage, reports_folder: Path) -> None:
    before = files(reports_folder)
    told = await send(stage, FIELD.encode(), "x.txt")
    keep = told.button("Giữ lại")
    await press(stage, told, "Bỏ")
    assert told.text == "🗑 Đã bỏ x.txt."
    late = stage.admin.presses_stale(told, keep)
    await late.wait_answer()
    assert "đã được giữ hoặc bỏ" in late.notice
    assert files(reports_folder) == before


@pytest.mark.parametrize("suffix", sorted(FORMATS))
async def test_every_format_is_read(stage: Stage, suffix: str) -> None:
    told = await send(stage, FORMATS[suffix](PARTY), f"bao-cao{suffix}")
    assert "số liệu" in told.text
    assert told.button("Giữ lại")


async def test_twin_by_content_is_told_and_not_kept(stage: Stage, reports_folder: Path) -> None:
    data = (reports_folder / "mat/so-lieu-rieng.txt").read_bytes()
    told = await send(stage, data, "tên khác.txt")
    assert "tên khác.txt trùng nội dung với mat/so-lieu-rieng.txt" in told.text
    assert "Không có gì mới" in told.text
    assert not told.buttons
    marked = await send(stage, b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "khác nữa.txt")
    assert "trùng nội dung" in marked.text


async def test_archive_tells_of_each_report(stage: Stage, reports_folder: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/mot.txt", FIELD)
        archive.writestr("cu.txt", (reports_folder / "cong-khai.txt").read_bytes())
        archive.writestr("hong.docx", b"PK\x03\x04 hong")
    told = await send(stage, packed.getvalue(), "gói.zip")
    assert "gói.zip/cu.txt trùng nội dung với cong-khai.txt" in told.text
    assert "❗ gói.zip/hong.docx" in told.text
    await press(stage, told, "Giữ lại")
    assert "gói.zip/a/mot.txt" in await summary(stage)


@pytest.mark.parametrize(
    ("button", "names"),
    [("Giữ cả hai", {"cong-khai.txt", "cong-khai (2).txt"}), ("Thay tệp cũ", {"cong-khai.txt"})],
)
async def test_name_that_is_taken_is_asked_about(
    stage: Stage, reports_folder: Path, button: str, names: set[str]
) -> None:
    told = await send(stage, FIELD.encode(), "cong-khai.txt")
    assert "đã có một tệp khác tên cong-khai.txt" in told.text
    await press(stage, told, button)
    await summary(stage)
    there = {name: data for name, data in files(reports_folder).items() if "/" not in name}
    assert there.keys() == names
    assert FIELD.encode() in there.values()


@pytest.mark.parametrize("caption", ["mat", "/nap mat"])
async def test_caption_names_the_collection(
    stage: Stage, reports_folder: Path, caption: str
) -> None:
    await press(stage, await send(stage, FIELD.encode(), "x.txt", caption), "Giữ lại")
    await summary(stage)
    assert (reports_folder / "mat" / "x.txt").exists()
    assert "77 ha" not in (await stage.ask("Xã Nạp Mới trồng mới bao nhiêu ha rừng?")).text


@pytest.mark.parametrize(
    ("data", "name", "caption", "told"),
    [
        (b"", "rong.txt", "", "tệp rỗng"),
        (b"x", "may.exe", "", "chưa đọc được định dạng .exe"),
        (b"%PDF-1.4 hong", "hong.pdf", "", "Tệp này không nạp được"),
        (FIELD.encode(), "x.txt", "../etc", "không có thư mục con nào tên là «../etc»"),
    ],
)
async def test_bad_file_is_explained_and_offers_nothing(
    stage: Stage, data: bytes, name: str, caption: str, told: str
) -> None:
    reply = await send(stage, data, name, caption)
    assert told in reply.text
    assert not reply.buttons


async def test_file_too_large_for_telegram_is_told(stage: Stage) -> None:
    await stage.admin.uploads(stage.admin.private, b"x", "to.pdf", size=21 * 1024 * 1024)
    assert "lớn hơn 20 MB" in (await stage.admin.private.wait_reply()).text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../x.txt", "x.txt"),
        (".an.txt", "an.txt"),
        ("README.txt", "bao-cao README.txt"),
        ("~$khoa.txt", "khoa.txt"),
    ],
)
async def test_name_is_made_safe(stage: Stage, reports_folder: Path, name: str, kept: str) -> None:
    await press(stage, await send(stage, FIELD.encode(), name), "Giữ lại")
    assert f"Thêm 1: {kept}" in await summary(stage)
    assert (reports_folder / kept).exists()


async def test_others_files_are_no_reports(stage: Stage) -> None:
    await stage.hoa.uploads(stage.chat, FIELD.encode(), "x.txt")
    assert "chỉ đọc được câu hỏi bằng chữ" in (await stage.chat.wait_reply()).text
    told = await send(stage, FIELD.encode(), "x.txt")
    data = told.button("Giữ lại").data
    shown = await stage.ask("xin chào")
    late = stage.hoa.presses_stale(shown, Button("?", 0, 0, data))
    await late.wait_answer()
    assert "chỉ dành cho người quản trị" in late.notice


async def test_command_alone_tells_how_and_reads_what_it_replies_to(stage: Stage) -> None:
    await stage.admin.sends(stage.admin.private, "/nap")
    assert "Mời bạn gửi tệp" in (await stage.admin.private.wait_reply()).text
    message = await stage.admin.uploads(stage.admin.private, FIELD.encode(), "x.txt")
    await stage.admin.private.wait_reply()
    await stage.admin.sends(stage.admin.private, "/nap", reply_to=message)
    assert "2 số liệu" in (await stage.admin.private.wait_reply()).text


async def test_folder_that_cannot_be_written_is_told(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = await send(stage, FIELD.encode(), "x.txt")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    await stage.admin.presses(told, "Giữ lại")
    assert "không ghi được x.txt" in (await stage.admin.private.wait_reply()).text
    monkeypatch.undo()
    await press(stage, told, "Giữ lại")
    assert "Đã đưa" in told.text
