"""The server spoken to without a bot library: tokens, validation, limits, state."""

import json
from typing import Any

import aiohttp
import pytest

from .botapi import FakeBotApi
from .botapi.client import RawClient

pytest_plugins = ("tests.auxil.botapi.fixtures",)

KEYS = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "s:1"}]]}


async def test_get_me_and_wrong_tokens(botapi: FakeBotApi, client: RawClient) -> None:
    me = await client.result("getMe")
    assert me["username"] == "bao_cao_bot"
    assert me["is_bot"] is True
    async with RawClient(botapi, token="1:wrong") as stranger:
        assert await stranger.error("getMe") == "401 Unauthorized"


async def test_unknown_method_is_404(lenient_botapi: FakeBotApi, lenient_client: RawClient) -> None:
    assert await lenient_client.error("sendMesage") == "404 Not Found: method not found"
    assert len(lenient_botapi.violations) == 1


async def test_method_names_ignore_case(client: RawClient) -> None:
    assert (await client.result("GETME"))["is_bot"]


async def test_every_way_to_send_parameters(botapi: FakeBotApi, client: RawClient) -> None:
    chat = botapi.private(botapi.user("Hoa"), started=True)
    await client.result("sendMessage", chat_id=chat.id, text="biểu mẫu", reply_markup=KEYS)
    await client.json_call(
        "sendMessage", {"chat_id": chat.id, "text": "json", "reply_markup": KEYS}
    )
    form = {"chat_id": str(chat.id), "text": "nhiều phần", "reply_markup": json.dumps(KEYS)}
    with aiohttp.MultipartWriter("form-data") as parts:
        for name, value in form.items():
            part = parts.append(value)
            part.set_content_disposition("form-data", name=name)
    url = f"{botapi.url}/bot{botapi.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        async with session.post(url, data=parts) as response:
            assert (await response.json())["ok"]
        async with session.get(url, params={**form, "text": "địa chỉ"}) as response:
            assert (await response.json())["ok"]
    shown = await chat.wait_replies(4)
    assert [message.text for message in shown] == ["biểu mẫu", "json", "nhiều phần", "địa chỉ"]
    assert all(message.buttons[0].data == "s:1" for message in shown)


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {}, "text: Field required"),
    ("sendMessage", {"text": "x", "txt": "y"}, "unknown field txt"),
    ("sendMessage", {"text": "x", "reply_markup": {"inline_keybord": []}}, "reply_markup"),
    ("sendMessage", {"text": "x", "message_thread_id": "không"}, "message_thread_id"),
    ("sendMessage", {"text": "  \n "}, "message text is empty"),
    ("sendMessage", {"text": "đ" * 4097}, "message is too long"),
    ("sendMessage", {"text": "📊" * 2049}, "message is too long"),
    ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
    ("sendMessage", {"text": "*x*", "parse_mode": "MarkdownV2"}, "not supported by this fake"),
    ("sendMessage", {"text": "<b>x</b> " * 101, "parse_mode": "HTML"}, "too many entities"),
    (
        "sendMessage",
        {
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "ệ" * 22}]]},
        },
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
        "must have exactly one action",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": " ", "url": "a.vn"}]]}},
        "must be non-empty",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "a b"}]]}},
        "BUTTON_URL_INVALID",
    ),
    ("sendChatAction", {}, "action: Field required"),
]


@pytest.mark.parametrize(("method", "params", "words"), BAD)
async def test_refuses_what_no_bot_should_send(
    lenient_botapi: FakeBotApi,
    lenient_client: RawClient,
    method: str,
    params: dict[str, Any],
    words: str,
) -> None:
    chat = lenient_botapi.private(lenient_botapi.user("Hoa"), started=True)
    error = await lenient_client.error(method, chat_id=chat.id, **params)
    assert error.startswith("400 Bad Request: ")
    assert words in error
    assert len(lenient_botapi.violations) == 1
    assert chat.shown == []


async def test_accepts_the_longest_text(botapi: FakeBotApi, client: RawClient) -> None:
    chat = botapi.private(botapi.user("Hoa"), started=True)
    await client.result("sendMessage", chat_id=chat.id, text="đ" * 4096)
    marked = "<b>" + "đ" * 4096 + "</b>"
    await client.result("sendMessage", chat_id=chat.id, text=marked, parse_mode="HTML")
    assert len((await chat.wait_reply()).text) == 4096


async def test_text_that_looks_like_json_stays_text(botapi: FakeBotApi, client: RawClient) -> None:
    chat = botapi.private(botapi.user("Hoa"), started=True)
    for text in ("[1]", '{"a": 1}', "true", "5"):
        await client.result("sendMessage", chat_id=chat.id, text=text)
    assert [message.text for message in chat.shown] == ["[1]", '{"a": 1}', "true", "5"]


async def test_editing(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    chat = botapi.private(hoa)
    asked = await hoa.sends(chat, "câu hỏi")
    sent = await client.result("sendMessage", chat_id=chat.id, text="một", reply_markup=KEYS)
    here = {"chat_id": chat.id, "message_id": sent["message_id"]}
    assert "is not modified" in await client.error(
        "editMessageText", **here, text="một", reply_markup=KEYS
    )
    await client.result("editMessageText", **here, text="hai", reply_markup=KEYS)
    message = await chat.wait_reply()
    assert (message.text, message.buttons[0].text) == ("hai", "Nguồn")
    await client.result("editMessageReplyMarkup", **here)
    assert message.buttons == []
    assert [old["text"] for old in message.history] == ["một", "hai"]
    assert "is not modified" in await client.error("editMessageReplyMarkup", **here)
    assert "message can't be edited" in await client.error(
        "editMessageText", chat_id=chat.id, message_id=asked.id, text="x"
    )
    assert "message to edit not found" in await client.error(
        "editMessageText", chat_id=chat.id, message_id=99, text="x"
    )


async def test_deleting(botapi: FakeBotApi, client: RawClient) -> None:
    chat = botapi.private(botapi.user("Hoa"), started=True)
    sent = await client.result("sendMessage", chat_id=chat.id, text="một")
    message = await chat.wait_reply()
    here = {"chat_id": chat.id, "message_id": sent["message_id"]}
    assert await client.result("deleteMessage", **here) is True
    await message.wait_deleted()
    assert chat.shown == []
    assert "message to delete not found" in await client.error("deleteMessage", **here)


async def test_replying(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    chat = botapi.private(hoa)
    asked = await hoa.sends(chat, "câu hỏi")
    reply = {"message_id": asked.id}
    sent = await client.result("sendMessage", chat_id=chat.id, text="đáp", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "câu hỏi"
    assert (await chat.wait_reply()).reply_to is asked
    await hoa.deletes(asked)
    assert "message to be replied not found" in await client.error(
        "sendMessage", chat_id=chat.id, text="đáp", reply_parameters=reply
    )
    lenient = {**reply, "allow_sending_without_reply": True}
    await client.result("sendMessage", chat_id=chat.id, text="đáp", reply_parameters=lenient)
    assert (await chat.wait_reply()).reply_to is None


async def test_who_may_be_written_to(botapi: FakeBotApi, client: RawClient) -> None:
    hoa, lan = botapi.user("Hoa"), botapi.user("Lan")

    async def write(chat_id: int) -> str:
        return await client.error("sendMessage", chat_id=chat_id, text="chào")

    assert await write(42) == "400 Bad Request: chat not found"
    assert await write(botapi.private(hoa).id) == "400 Bad Request: chat not found"
    group = botapi.group("Ban", [lan])
    botapi.private(lan)
    await lan.sends(group, "/start")
    assert await write(lan.id) == "403 Forbidden: bot can't initiate conversation with a user"
    await hoa.starts()
    await client.result("sendMessage", chat_id=hoa.id, text="chào")
    await hoa.blocks()
    assert await write(hoa.id) == "403 Forbidden: bot was blocked by the user"
    await hoa.unblocks()
    await client.result("sendMessage", chat_id=hoa.id, text="chào")
    await group.removes_bot(lan)
    assert await write(group.id) == "403 Forbidden: bot was kicked from the supergroup chat"
    assert len(botapi.calls.refused()) == 5


async def test_entities_must_lie_in_the_text(
    lenient_botapi: FakeBotApi, lenient_client: RawClient
) -> None:
    chat = lenient_botapi.private(lenient_botapi.user("Hoa"), started=True)

    async def send(offset: int, length: int) -> dict[str, Any]:
        bold = [{"type": "bold", "offset": offset, "length": length}]
        return await lenient_client.call(
            "sendMessage", chat_id=chat.id, text="📊 7%", entities=bold
        )

    assert (await send(3, 2))["ok"]
    assert (await chat.wait_reply()).covered("bold") == ["7%"]
    assert "ends after the text" in (await send(3, 3))["description"]
    assert "cuts a UTF-16 symbol" in (await send(1, 2))["description"]


async def test_old_messages_stay() -> None:
    time = [1_790_000_000.0]
    async with await FakeBotApi.start(clock=lambda: time[0]) as server, RawClient(server) as client:
        chat = server.private(server.user("Hoa"), started=True)
        sent = await client.result("sendMessage", chat_id=chat.id, text="x")
        assert sent["date"] == 1_790_000_000
        time[0] += 49 * 3600
        error = await client.error("deleteMessage", chat_id=chat.id, message_id=sent["message_id"])
        assert "can't be deleted for everyone" in error
