"""Each mode × each role × each collection: what was given is told, the rest never."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.library import Library
from bot.memory import admins, chats, grants
from knowledge import KnowledgeBase
from tests.auxil.botapi import Button, Chat, Message, User
from tests.bot import secrets
from tests.bot.conftest import ADMIN, Stage

OWNER, ADDED, GIVEN = ADMIN + 1, ADMIN + 2, ADMIN + 3
ROLES = {
    "stranger": frozenset({""}),
    "given": frozenset({"", "mat"}),
    "admin": frozenset(secrets.REPORTS),
    "added": frozenset(secrets.REPORTS),
    "owner": frozenset(secrets.REPORTS),
}
IDS = {"given": GIVEN, "admin": ADMIN, "added": ADDED, "owner": OWNER}
Mode = Callable[[Stage, User, Chat], Awaitable[str]]


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"collections": frozenset({"mat", "rieng"}), "owners": frozenset({OWNER})}


@pytest.fixture
def knowledge_base(reports_folder: Path, tmp_path: Path) -> KnowledgeBase:
    secrets.write(reports_folder, *secrets.REPORTS)
    return secrets.read(reports_folder, str(tmp_path / "store.sqlite3"))


def person(stage: Stage, role: str) -> User:
    """Return somebody in a role."""
    memory = stage.application.bot_data.open_memory
    if role == "added":
        admins.add(memory, ADDED, by=OWNER, now=1.0)
    grants.give(memory, GIVEN, "mat")
    users = stage.server.world.users
    number = IDS.get(role, stage.hoa.id)
    return users.get(number) or stage.server.user(role, user_id=number)


def words(message: Message) -> str:
    return "\n".join((message.text, *(button.text for button in message.buttons)))


async def told(user: User, chat: Chat, text: str) -> str:
    """Return what the bot says to a text."""
    await user.sends(chat, text)
    return words(await chat.wait_reply())


def codes(stage: Stage) -> list[str]:
    """Return the code of one fact of each collection; `test_library` tries all of them."""
    library: Library = stage.application.bot_data.conversation.library
    shelf = library.shelf()
    return [shelf.code(fact) for fact in shelf.knowledge.facts if fact.text.endswith(" ha")]


def telling(*texts: str) -> Mode:
    """Return a mode in which these texts are written one after the other."""

    async def say(stage: Stage, user: User, chat: Chat) -> str:
        return "\n".join([await told(user, chat, text) for text in texts])

    return say


def each(form: str) -> Mode:
    """Return a mode in which a text is written for each collection's place and question."""
    return telling(
        *(
            form.format(question=secrets.QUESTIONS[folder], place=row[1], person=row[4])
            for folder, row in secrets.REPORTS.items()
        )
    )


def with_codes(form: str) -> Mode:
    async def say(stage: Stage, user: User, chat: Chat) -> str:
        return "\n".join([await told(user, chat, form.format(code)) for code in codes(stage)])

    return say


async def stale(stage: Stage, user: User, chat: Chat) -> str:
    """Press buttons that were never shown here: facts, passages, examples, pages."""
    await user.sends(chat, "/baocao")
    shown, said = await chat.wait_reply(), []
    for code in codes(stage):
        for kind in "fne":
            user.presses_stale(shown, Button("?", 0, 0, f"{kind}:{code}"))
            said.append(words(await chat.wait_reply()))
    return "\n".join(said)


async def edited(stage: Stage, user: User, chat: Chat) -> str:
    said = []
    for folder in secrets.REPORTS:
        asked = await user.sends(chat, "/hoi Xã Không Có có bao nhiêu trường học?")
        reply = await chat.wait_reply()
        await user.edits(asked, f"/hoi {secrets.QUESTIONS[folder]}")
        said.append(words(await reply.wait_edited()))
    return "\n".join(said)


async def source(stage: Stage, user: User, chat: Chat) -> str:
    said = []
    for question in secrets.QUESTIONS.values():
        await told(user, chat, f"/hoi {question}")
        said.append(await told(user, chat, "/nguon"))
    return "\n".join(said)


MODES: dict[str, Mode] = {
    "hoi": each("/hoi {question}"),
    "solieu": each("/solieu {place}"),
    "solieu topic": telling("/solieu rừng"),
    "trichdan": each("/trichdan {person}"),
    "trichdan topic": telling("/trichdan rừng"),
    "soat": each("/soat Năm 2024, huyện {place} trồng mới 555 ha rừng."),
    "baocao": telling("/baocao"),
    "baocao words": each("/baocao {place}"),
    "f": with_codes("/f {}"),
    "tapped": with_codes("/f_{}"),
    "source": source,
    "stale": stale,
    "edited": edited,
}
PRIVATE: dict[str, Mode] = {
    "ask": each("{question}"),
    "follow-up": telling(secrets.QUESTIONS[""], "còn huyện Mật Sơn?", "còn huyện Riêng Thủy?"),
    "link": with_codes("/start f_{}"),
}


@pytest.mark.parametrize("role", ROLES)
async def test_private_chat_sees_what_the_person_was_given(stage: Stage, role: str) -> None:
    user = person(stage, role)
    for name, mode in {**MODES, **PRIVATE}.items():
        said = await mode(stage, user, user.private)
        assert secrets.seen_in(said) == ROLES[role], (name, said)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("given", [(), ("rieng",)])
async def test_group_sees_what_the_group_was_given_whoever_asks(
    stage: Stage, role: str, given: tuple[str, ...]
) -> None:
    user = person(stage, role)
    for name, mode in MODES.items():
        group = stage.group(f"Nhóm {name}", [user])  # a group each: Telegram's pace is for groups
        for collection in given:
            grants.give(stage.application.bot_data.open_memory, group.id, collection)
        said = await mode(stage, user, group)
        assert secrets.seen_in(said) == {"", *given}, (name, said)


@pytest.mark.parametrize("role", ROLES)
async def test_inline_sees_what_the_person_was_given(stage: Stage, role: str) -> None:
    user = person(stage, role)
    said = []
    for question in secrets.QUESTIONS.values():
        query = await user.inline(question)
        said.append(json.dumps(await query.wait_results(), ensure_ascii=False))
    assert secrets.seen_in("\n".join(said)) == ROLES[role]


@pytest.mark.parametrize("role", ROLES)
async def test_guest_sees_what_everybody_sees(stage: Stage, role: str) -> None:
    user, said = person(stage, role), []
    foreign = stage.server.group("Nhóm khác", [user], bot_status="left")
    for chat in (foreign, user.private):
        for question in secrets.QUESTIONS.values():
            query = await user.mentions_as_guest(chat, f"@bao_cao_bot {question}")
            said.append(json.dumps(await query.wait_answer(), ensure_ascii=False))
    assert secrets.seen_in("\n".join(said)) == {""}


@pytest.mark.parametrize("role", ROLES)
async def test_start_counts_and_teaches_by_what_is_seen(stage: Stage, role: str) -> None:
    user = person(stage, role)
    said = await told(user, user.private, "/start")
    assert f"{len(ROLES[role])} báo cáo" in said
    hidden = [row[1] for folder, row in secrets.REPORTS.items() if folder not in ROLES[role]]
    assert not [place for place in hidden if place in said]


@pytest.mark.parametrize("role", ["stranger", "given", "admin"])
async def test_notice_comes_to_who_may_see_the_answer(
    stage: Stage, reports_folder: Path, role: str
) -> None:
    user = person(stage, role)
    name = secrets.REPORTS["mat"][0]
    (reports_folder / name).unlink()
    await reload(stage)
    await user.sends(user.private, secrets.QUESTIONS["mat"])
    unknown = await user.private.wait_reply()
    press = await user.presses(unknown, "Báo tôi khi có")
    await press.wait_answer()
    secrets.write(reports_folder, "mat")
    await reload(stage)
    if role == "stranger":
        await user.sends(user.private, "/trogiup")
        assert "Cách hỏi" in (await user.private.wait_reply()).text
    else:
        assert "4321 ha" in (await user.private.wait_reply()).text


async def test_reload_tells_a_group_only_of_what_it_sees(
    stage: Stage, reports_folder: Path
) -> None:
    group = stage.group("Nhóm", [stage.admin])
    for collection in ("mat", ""):
        file = reports_folder / secrets.REPORTS[collection][0]
        file.write_text(file.read_text("utf-8") + "\nHết.\n", "utf-8")
    await stage.admin.sends(group, "/reload")
    notice = await group.wait_reply()
    await stage.server.world.bell.until(lambda: "Kho hiện có" in notice.text, what="summary")
    assert "Thay đổi 1: cong-khai.txt" in notice.text
    assert "Kho hiện có 1 báo cáo" in notice.text


async def reload(stage: Stage) -> None:
    await stage.admin.sends(stage.admin.private, "/reload")
    notice = await stage.admin.private.wait_reply()
    await stage.server.world.bell.until(lambda: "Kho hiện có" in notice.text, what="summary")


async def test_group_keeps_what_it_was_given_when_it_moves(stage: Stage) -> None:
    memory = stage.application.bot_data.open_memory
    old = stage.server.group("Nhóm", [stage.hoa, stage.admin], basic=True)
    chats.allow(memory, old.id)
    grants.give(memory, old.id, "mat")
    new = await old.migrates(stage.admin)
    assert "4321 ha" in await told(stage.hoa, new, f"/hoi {secrets.QUESTIONS['mat']}")
    assert await asyncio.to_thread(grants.find, memory, old.id) == frozenset()
