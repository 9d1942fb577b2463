"""People, groups and files with hostile names, walked through Telegram: each is shown, none works.

The fake server refuses broken markup, and `stage` fails on any call that it refused.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from knowledge import KnowledgeBase
from tests.auxil.botapi import Message
from tests.bot import secrets
from tests.bot.conftest import Stage

NAMES = [
    "<b>Hoa</b> & \"A\" 'B' <a href='tg://user?id=1'>x",
    "&lt;i&gt; &amp;amp; &#60;code> </blockquote>",
    "\u202eHoa\u2066 \u200fאב\u202c <",
    "Hoa\x00\x07\x1b &\udfff\ud800 {0} {name} %s 😀",
]


@pytest.fixture(params=NAMES, ids=["tags", "entities", "turned", "control"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"users": frozenset[int]()}


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    secrets.write(reports_folder, "")
    return secrets.read(reports_folder, str(tmp_path / "store.sqlite3"))


def shown(name: str) -> str:
    """Return a name as it is read: without what turns lines round, halves of letters and bells."""
    plain = re.sub("[\u202a-\u202e\u2066-\u2069]", "", name)
    return squeezed(re.sub("[\x00-\x1f]", " ", re.sub("[\ud800-\udfff]", "?", plain)))


def squeezed(text: str) -> str:
    return " ".join(text.split())


async def read(stage: Stage) -> str:
    """Return what the admin reads next."""
    return squeezed((await stage.admin.private.wait_reply()).text)


async def order(stage: Stage, text: str) -> Message:
    await stage.admin.sends(stage.admin.private, text)
    return await stage.admin.private.wait_reply()


async def test_person_who_wants_in_is_shown_as_called(stage: Stage, name: str) -> None:
    await order(stage, "/start")
    guest = stage.server.user(name, last_name=name)
    await guest.sends(guest.private, name)
    await guest.private.wait_reply()
    asked = await stage.admin.private.wait_reply()
    assert f"{shown(name)} {shown(name)} ({guest.id})" in squeezed(asked.text)
    await stage.admin.presses(asked, "Cho phép người này")
    await guest.private.wait_reply()
    group = stage.server.group(name, [guest], bot_status="left")
    await group.adds_bot(guest)
    await group.wait_reply()
    asked = await stage.admin.private.wait_reply()
    assert f"Nhóm «{shown(name)}»" in squeezed(asked.text)
    await stage.admin.presses(asked, "Cho phép nhóm này")
    await group.wait_reply()
    listed = squeezed((await order(stage, "/quyen")).text)
    assert f"người {guest.id} {shown(name)}" in listed
    assert f"nhóm {group.id} {shown(name)}" in listed


async def test_questions_are_shown_as_asked(stage: Stage, name: str) -> None:
    person = stage.admin
    chat = person.private
    await order(stage, f"{secrets.QUESTIONS['']} {name}")
    found = await order(stage, secrets.QUESTIONS[""])
    await person.presses(found, "👎")
    why = await chat.wait_reply()
    await person.presses(why, "Lý do khác")
    await why.wait_edited()
    await order(stage, f"Xã Không Có có mấy {name}?")
    for command in ("/phanhoi", "/chuatraloi"):
        assert "hưa có" not in (await order(stage, command)).text
    assert shown(name) in squeezed((await order(stage, "/chuatraloi")).text)
    for command in ("hoi", "solieu", "trichdan", "baocao", "soat", "f", "sua", "chophep"):
        await order(stage, f"/{command} {name}")
    await order(stage, f"/chophep 5 {name}")
    query = await person.inline(name)
    await query.wait_answer()
    foreign = stage.server.group(name, [person], bot_status="left")
    guest = await person.mentions_as_guest(foreign, f"@bao_cao_bot {name}")
    await guest.wait_answer()


async def test_what_admins_do_is_shown_as_done(stage: Stage, name: str) -> None:
    stage.admin.json["first_name"] = name
    library = stage.application.bot_data.conversation.library
    shelf = library.shelf()
    code = next(shelf.code(fact) for fact in shelf.knowledge.facts if fact.text == "1111 ha")
    await order(stage, f"/sua {code} đối tượng = {name.replace(';', '')}")
    changed = shown(name.replace(";", ""))
    assert f"đối tượng: {changed}" in squeezed((await order(stage, f"/sua {code}")).text)
    listed = squeezed((await order(stage, "/sua")).text)
    assert f"đối tượng → {changed}" in listed
    assert f"{shown(name)} ·" in listed
    alias = name.replace("=", "")[:30]
    await order(stage, f"/dongnghia {alias} = trường học")
    assert f"• {shown(alias)} → trường học" in squeezed((await order(stage, "/dongnghia")).text)
    await stage.admin.uploads(stage.admin.private, b"Co 9 xa.", f"{name}.txt", caption="")
    summed = await stage.admin.private.wait_reply(timeout=60)
    await stage.admin.presses(summed, "Bỏ")
    dropped = squeezed((await summed.wait_edited()).text)
    log = squeezed((await order(stage, "/nhatky")).text)
    assert dropped.removeprefix("🗑 Đã ").removesuffix(".").replace("bỏ ", "bỏ tệp ") in log
    assert f"đối tượng → {changed}" in log
    assert f"«{shown(alias)}» = «trường học»" in log
    await order(stage, "/thongke")
