"""Every command and every kind of button, walked through as people would.

A command or a kind of button that is new fails here until somebody walks it, too.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import CommandHandler

import knowledge
from bot.messages import SCOPES, commands
from bot.reply import KINDS
from knowledge import KnowledgeBase
from tests.auxil.botapi import Button, Message, User
from tests.bot.conftest import ADMIN, Stage

OWNER = ADMIN + 1
QUESTION = "Trà Vinh kết nạp được bao nhiêu đảng viên trong năm 2023?"
UNKNOWN = "Trà Vinh có bao nhiêu tàu ngầm trong năm 2023?"
WALK = {
    "start": ("hoa", "/start", "Xin chào"),
    "help": ("hoa", "/help", "Cách hỏi"),
    "trogiup": ("admin", "/trogiup", "/chuatraloi"),
    "hoi": ("hoa", f"/hoi {QUESTION}", "1.487 đảng viên mới"),
    "nguon": ("hoa", "/nguon", "1.487"),
    "solieu": ("hoa", "/solieu hộ nghèo", "số liệu về «hộ nghèo»"),
    "trichdan": ("hoa", "/trichdan đảng viên", "phát biểu"),
    "baocao": ("hoa", "/baocao", "báo cáo trong kho"),
    "soat": ("hoa", "/soat Năm 2023, Trà Vinh kết nạp 1.500 đảng viên mới.", "Đã soát 1"),
    "f": ("hoa", "/f {code}", "SHA-256"),
    "chuatraloi": ("admin", "/chuatraloi", "kho chưa trả lời được"),
    "phanhoi": ("admin", "/phanhoi", "câu trả lời bị chê"),
    "dongnghia": ("admin", "/dongnghia tàu lặn = tàu ngầm", "được hiểu là «tàu ngầm»"),
    "sua": ("admin", "/sua {code}", "ẩn đi"),
    "thongke": ("admin", "/thongke", "Thống kê"),
    "nap": ("admin", "/nap", "Mời bạn gửi tệp báo cáo"),
    "chophep": ("admin", "/chophep 123456", "Đã cho phép người 123456"),
    "quyen": ("admin", "/quyen", "người 123456"),
    "thuhoi": ("admin", "/thuhoi 123456", "người 123456"),
    "themquantri": ("owner", "/themquantri 123456", "nay là người quản trị"),
    "quantri": ("owner", "/quantri", "/boquantri 123456"),
    "boquantri": ("owner", "/boquantri 123456", "không còn là người quản trị"),
    "nhatky": ("admin", "/nhatky", "thêm quản trị"),
    "quen": ("hoa", "/quen", "Đã xóa"),
    "reload": ("admin", "/reload", ""),
}


@pytest.fixture
def reports_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(knowledge.samples(), tmp_path / "reports"))


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    store = str(tmp_path / "store.sqlite3")
    knowledge.ingest([reports_folder], store, prune=True)
    return knowledge.open_knowledge(store)


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"owners": frozenset({OWNER})}


class Walk:
    """Who walks, and which kinds of buttons have been pressed on the way."""

    def __init__(self, stage: Stage) -> None:
        owner = stage.server.user("Chủ", user_id=OWNER)
        self.people = {"hoa": stage.hoa, "admin": stage.admin, "owner": owner}
        self.pressed: set[str] = set()

    async def say(self, who: str, text: str) -> Message:
        """Return the reply to a private text."""
        person = self.people[who]
        await person.sends(person.private, text)
        return await person.private.wait_reply(timeout=60)

    async def press(self, who: str, shown: Message, kind: str) -> User:
        """Press the first button of a kind, and return whoever pressed it."""
        person = self.people[who]
        await person.presses(shown, _button(shown, kind))
        self.pressed.add(kind.partition(":")[0])
        return person

    async def follow(self, who: str, shown: Message, kind: str) -> Message:
        """Press a button and return the message that it brings."""
        person = await self.press(who, shown, kind)
        return await person.private.wait_reply(timeout=60)

    async def turn(self, who: str, shown: Message, kind: str) -> str:
        """Press a button and return what its message says then."""
        await self.press(who, shown, kind)
        return (await shown.wait_edited()).text


@pytest.fixture
def walk(stage: Stage) -> Walk:
    return Walk(stage)


def _button(shown: Message, kind: str) -> Button:
    return next(one for one in shown.buttons if (one.data or "").startswith(kind))


async def test_every_command_is_walked(stage: Stage, walk: Walk) -> None:
    handlers = [one for group in stage.application.handlers.values() for one in group]
    registered = {
        name for one in handlers if isinstance(one, CommandHandler) for name in one.commands
    }
    assert registered == set(WALK)
    assert {name for scope in SCOPES for name, _ in commands(scope)} <= registered
    code = (_button(await walk.say("hoa", QUESTION), "n").data or "").partition(":")[2]
    await walk.press("hoa", await walk.say("hoa", QUESTION), "o:bad")
    await stage.hoa.private.wait_reply()
    await walk.say("hoa", UNKNOWN)
    for who, text, told in WALK.values():
        reply = await walk.say(who, text.format(code=code))
        assert told in reply.text, text
    await stage.server.world.bell.until(
        lambda: "Kho hiện có" in reply.text, what=lambda: reply.text, timeout=60
    )


async def test_every_kind_of_button_is_pressed(stage: Stage, walk: Walk) -> None:
    asked = await walk.follow("hoa", await walk.say("hoa", "/start"), "e")
    assert asked.covered("blockquote")
    answer = await walk.say("hoa", QUESTION)
    assert "Trà Vinh" in (await walk.follow("hoa", answer, "n")).text
    assert (await walk.follow("hoa", answer, "f")).covered("bold")
    await walk.press("hoa", answer, "o:good")
    await walk.press("hoa", await walk.say("hoa", UNKNOWN), "o:wait")
    assert "Trang 2/" in await walk.turn("hoa", await walk.say("hoa", "/baocao"), "r")
    assert "Trang 2/" in await walk.turn("hoa", await walk.say("hoa", "/solieu đảng viên"), "b")
    await walk.say("admin", "/dongnghia tàu lặn = tàu ngầm")
    taught = await walk.say("admin", "/dongnghia")
    assert "Đã bỏ" in (await walk.follow("admin", taught, "s:del")).text
    code = (_button(answer, "n").data or "").partition(":")[2]
    shown = await walk.say("admin", f"/sua {code}")
    assert "đã ẩn" in await walk.turn("admin", shown, "x:hide")
    assert "Đã trả lại" in await walk.turn("admin", await walk.say("admin", f"/sua {code}"), "x")
    data = "Xã Nạp Mới trồng mới 77 ha rừng trong năm 2024.\n".encode()
    await stage.admin.uploads(stage.admin.private, data, "xa-nap.txt")
    told = await stage.admin.private.wait_reply(timeout=60)
    assert "Đã bỏ" in await walk.turn("admin", told, "k:drop")
    group = stage.server.group("Nhóm mới", [stage.hoa, stage.admin])
    await stage.hoa.sends(group, "/hoi kết nạp?")
    assert "chỉ trả lời" in (refused := await group.wait_reply()).text
    assert "Xin chào cả nhóm" in await walk.turn("admin", refused, "g")
    assert walk.pressed == set(KINDS)
