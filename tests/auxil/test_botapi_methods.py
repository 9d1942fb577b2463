"""Menus, files, chat information: methods that need no conversation."""

from typing import Any

import pytest

from .botapi import FakeBotApi
from .botapi.client import RawClient

pytest_plugins = ("tests.auxil.botapi.fixtures",)


async def test_command_menus(botapi: FakeBotApi, client: RawClient) -> None:
    hoa, admin = botapi.user("Hoa"), botapi.user("Lan", language_code="en")
    group = botapi.group("Ban", [hoa], admins=[admin])

    async def put(name: str, **where: Any) -> None:
        commands = [{"command": name, "description": f"lệnh {name}"}]
        assert await client.result("setMyCommands", commands=commands, **where)

    await put("chung")
    await put("tieng_viet", language_code="vi")
    await put("nhom", scope={"type": "all_group_chats"})
    await put("quan_tri", scope={"type": "all_chat_administrators"})
    await put("rieng", scope={"type": "chat", "chat_id": hoa.private.id})
    assert [name for name, _ in hoa.menu()] == ["rieng"]
    assert admin.menu() == [("chung", "lệnh chung")]
    assert [name for name, _ in hoa.menu(group)] == ["nhom"]
    assert [name for name, _ in admin.menu(group)] == ["quan_tri"]
    vi = {"language_code": "vi"}
    assert (await client.result("getMyCommands", **vi))[0]["command"] == "tieng_viet"
    await client.result("deleteMyCommands", **vi)
    assert await client.result("getMyCommands", **vi) == []


@pytest.mark.parametrize("name", ["Hoi", "hỏi", "a" * 33, "", "bao-cao"])
async def test_wrong_command_names(lenient_client: RawClient, name: str) -> None:
    commands = [{"command": name, "description": "x"}]
    assert "BOT_COMMAND_INVALID" in await lenient_client.error("setMyCommands", commands=commands)


async def test_files_both_ways(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    chat = botapi.private(hoa)
    await hoa.uploads(chat, "số liệu".encode(), "báo cáo.txt", caption="/nap")
    document = (await client.updates())[0]["message"]["document"]
    assert document["file_name"] == "báo cáo.txt"
    found = await client.result("getFile", file_id=document["file_id"])
    assert await client.download(found["file_path"]) == (200, "số liệu".encode())
    assert (await client.download("documents/file_0.txt"))[0] == 400
    sent = await client.upload("sendDocument", "document", b"abc", "kết quả.txt", chat_id=chat.id)
    assert sent["result"]["document"]["file_name"] == "kết quả.txt"
    assert (await chat.wait_reply()).document == b"abc"
    again = sent["result"]["document"]["file_id"]
    await client.result("sendDocument", chat_id=chat.id, document=again, caption="lại")
    assert (await chat.wait_reply()).document == b"abc"
    photo = await client.upload("sendPhoto", "photo", b"\x89PNG", "x.png", chat_id=chat.id)
    assert photo["result"]["photo"][0]["width"] == 800


async def test_files_over_20_mb_cannot_be_fetched(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    await hoa.uploads(botapi.private(hoa), b"x", "to.pdf", size=20 * 1024 * 1024 + 1)
    document = (await client.updates())[0]["message"]["document"]
    assert document["file_size"] > 20 * 1024 * 1024
    assert "file is too big" in await client.error("getFile", file_id=document["file_id"])


async def test_chat_information(botapi: FakeBotApi, client: RawClient) -> None:
    hoa, lan = botapi.user("Hoa"), botapi.user("Lan")
    group = botapi.group("Ban", [hoa], admins=[lan])
    assert (await client.result("getChat", chat_id=group.id))["title"] == "Ban"
    where = {"chat_id": group.id}
    status = await client.result("getChatMember", **where, user_id=hoa.id)
    assert status["status"] == "member"
    admins = await client.result("getChatAdministrators", **where)
    assert [admin["user"]["id"] for admin in admins] == [lan.id]
    assert await client.result("getChatMemberCount", **where) == 3
    assert await client.result("leaveChat", **where)
    assert "bot was kicked" in await client.error("getChat", **where)


async def test_other_methods_are_validated_and_true(
    lenient_botapi: FakeBotApi, lenient_client: RawClient
) -> None:
    chat = lenient_botapi.private(lenient_botapi.user("Hoa"), started=True)
    there = {"chat_id": chat.id, "message_id": 1}
    assert await lenient_client.result("pinChatMessage", **there) is True
    assert "unknown field" in await lenient_client.error("pinChatMessage", **there, loud=True)
    assert "chat not found" in await lenient_client.error("pinChatMessage", chat_id=1, message_id=1)
    assert (await lenient_client.error("sendDice", chat_id=chat.id)).startswith("501 ")
