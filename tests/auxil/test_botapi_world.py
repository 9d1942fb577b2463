"""People, groups and channels act; the bot is told what Telegram would tell it."""

import pytest
from aiogram.types import Update as AiogramUpdate
from telegram import Update as PtbUpdate

from .botapi import FakeBotApi, NothingHappened, validate
from .botapi.client import RawClient
from .botapi.updates import ON_REQUEST_ONLY

pytest_plugins = ("tests.auxil.botapi.fixtures",)

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "7.448 đảng viên",
    "input_message_content": {"message_text": "<b>7.448</b>", "parse_mode": "HTML"},
}
KEYS = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "s:1"}]]}


async def kinds(client: RawClient) -> list[str]:
    """Return the kinds of the waiting updates, confirming them."""
    found = await client.updates()
    if found:
        await client.updates(offset=found[-1]["update_id"] + 1)
    return [list(update)[1] for update in found]


async def words(client: RawClient) -> list[str]:
    """Return the texts of the waiting messages, confirming them."""
    found = await client.updates()
    if found:
        await client.updates(offset=found[-1]["update_id"] + 1)
    return [update["message"].get("text", "") for update in found if "message" in update]


async def test_commands_carry_entities_in_utf16(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa", last_name="Trần", username="hoa_tran")
    await hoa.sends(hoa.private, "📊 /hoi bao nhiêu")
    message = (await client.updates())[0]["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 3, "length": 4}]
    assert message["from"]["language_code"] == "vi"
    assert message["chat"]["username"] == "hoa_tran"
    assert message["from"]["id"] > 2**32


async def test_privacy_mode_in_groups(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [hoa])
    sent = await client.result("sendMessage", chat_id=group.id, text="chào")
    of_bot = group.find(sent["message_id"])
    plain = await hoa.sends(group, "chuyện phiếm")
    await hoa.sends(group, "đáp người", reply_to=plain)
    await hoa.sends(group, "@bao_cao_bot ơi")
    await hoa.sends(group, "/hoi@bot_khac x")
    assert await words(client) == []
    seen = ["/hoi x", "/hoi@bao_cao_bot x", "/hoi@BAO_CAO_BOT x"]
    for text in seen:
        await hoa.sends(group, text)
    await hoa.sends(group, "đáp bot", reply_to=of_bot)
    assert await words(client) == [*seen, "đáp bot"]
    botapi.world.privacy.mentions_arrive = True
    await hoa.sends(group, "@Bao_Cao_Bot ơi")
    await hoa.sends(group, "@bao_cao_bot_2 ơi")
    assert await words(client) == ["@Bao_Cao_Bot ơi"]
    botapi.world.privacy.on = False
    await hoa.sends(group, "chuyện phiếm")
    assert await words(client) == ["chuyện phiếm"]
    assert (await client.result("getMe"))["can_read_all_group_messages"]


async def test_a_bot_admin_sees_everything(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [hoa])
    await group.promotes_bot(hoa)
    await hoa.sends(group, "chuyện phiếm")
    assert await kinds(client) == ["my_chat_member", "message"]


async def test_edits_arrive_as_edits(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    message = await hoa.sends(hoa.private, "/hoi a")
    await hoa.edits(message, "/hoi b")
    edited = (await client.updates())[1]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("/hoi b", message.id)
    assert edited["edit_date"] >= edited["date"]
    assert message.history[0]["text"] == "/hoi a"


async def test_buttons(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    botapi.private(hoa, started=True)
    await client.result("sendMessage", chat_id=hoa.id, text="7.448", reply_markup=KEYS)
    message = await hoa.private.wait_reply()
    press = await hoa.presses(message, "nguồn")
    query = (await client.updates())[0]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("s:1", "7.448")
    await client.result("answerCallbackQuery", callback_query_id=query["id"], text="đây")
    await press.wait_answer()
    assert press.notice == "đây"
    again = await client.error("answerCallbackQuery", callback_query_id=query["id"])
    assert "query is too old" in again
    late = await hoa.presses(message, message.buttons[0])
    late.expire()
    assert "query is too old" in await client.error(
        "answerCallbackQuery", callback_query_id=late.id
    )
    with pytest.raises(AssertionError, match="0 buttons fit"):
        await hoa.presses(message, "không có")
    await client.result("editMessageText", chat_id=hoa.id, message_id=message.id, text="x")
    with pytest.raises(ValueError, match="no longer shown"):
        await hoa.presses(message, press.button or "")


async def test_too_long_callback_notices(
    lenient_botapi: FakeBotApi, lenient_client: RawClient
) -> None:
    answer = {"callback_query_id": "1", "text": "đ" * 201}
    assert "MESSAGE_TOO_LONG" in await lenient_client.error("answerCallbackQuery", **answer)


async def test_topics(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [hoa], topics=["Chung", "Số liệu"])
    asked = await hoa.sends(group, "/hoi x", topic="Số liệu")
    thread = (await client.updates())[0]["message"]["message_thread_id"]
    assert thread == group.topic("Số liệu")
    where = {"chat_id": group.id, "text": "đáp"}
    await client.result("sendMessage", **where, message_thread_id=thread)
    await client.result("sendMessage", **where, reply_parameters={"message_id": asked.id})
    assert [reply.thread for reply in await group.wait_replies(2)] == [thread, thread]
    assert "thread not found" in await client.error("sendMessage", **where, message_thread_id=7)


async def test_replies_outside_topics_carry_a_thread_that_is_no_topic(
    botapi: FakeBotApi, client: RawClient
) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [hoa])
    first = await hoa.sends(group, "/hoi x")
    await hoa.sends(group, "/hoi y", reply_to=first)
    message = (await client.updates())[1]["message"]
    assert message["message_thread_id"] == first.id
    assert "is_topic_message" not in message
    where = {"chat_id": group.id, "text": "đáp", "message_thread_id": first.id}
    assert "thread not found" in await client.error("sendMessage", **where)


async def test_reply_keyboards_are_kept_aside(botapi: FakeBotApi, client: RawClient) -> None:
    chat = botapi.private(botapi.user("Hoa"), started=True)
    keyboard = {"keyboard": [[{"text": "Trợ giúp"}]]}
    await client.result("sendMessage", chat_id=chat.id, text="x", reply_markup=keyboard)
    message = await chat.wait_reply()
    assert message.markup == keyboard
    assert "reply_markup" not in message.data


async def test_anonymous_admins_and_channels(botapi: FakeBotApi, client: RawClient) -> None:
    group, channel = botapi.group("Ban"), botapi.channel("Tin")
    await group.anonymous_admin_sends("/reload")
    post = await channel.posts("/reload")
    await channel.edits_post(post, "/reload nữa")
    anonymous, posted, edited = await client.updates()
    assert anonymous["message"]["from"]["username"] == "GroupAnonymousBot"
    assert anonymous["message"]["sender_chat"]["id"] == group.id
    assert "from" not in posted["channel_post"]
    assert edited["edited_channel_post"]["text"] == "/reload nữa"
    sent = await client.result("sendMessage", chat_id=channel.id, text="đáp")
    assert "from" not in sent


async def test_migration(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [hoa], basic=True)
    new = await group.migrates(hoa)
    old_service, new_service = await client.updates()
    assert old_service["message"]["migrate_to_chat_id"] == new.id
    assert new_service["message"]["migrate_from_chat_id"] == group.id
    body = await client.call("sendMessage", chat_id=group.id, text="x")
    assert body["description"].endswith("group chat was upgraded to a supergroup chat")
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    await client.result("sendMessage", chat_id=new.id, text="x")


async def test_guest_mentions(botapi: FakeBotApi, client: RawClient) -> None:
    hoa = botapi.user("Hoa")
    foreign = botapi.group("Lạ", [hoa], bot_status="left")
    query = await hoa.mentions_as_guest(foreign, "@bao_cao_bot bao nhiêu?")
    guest = (await client.updates())[0]["guest_message"]
    assert guest["guest_query_id"] == query.id
    await client.result("answerGuestQuery", guest_query_id=query.id, result=ARTICLE)
    assert (await foreign.wait_reply()).reply_to is query.message
    again = await client.error("answerGuestQuery", guest_query_id=query.id, result=ARTICLE)
    assert "query is too old" in again


async def test_what_people_cannot_do(botapi: FakeBotApi) -> None:
    hoa, lan = botapi.user("Hoa"), botapi.user("Lan")
    group = botapi.group("Ban", [hoa])
    with pytest.raises(ValueError, match="not a member"):
        await lan.sends(group, "chào")
    with pytest.raises(ValueError, match="belongs to someone else"):
        await lan.sends(hoa.private, "chào")
    with pytest.raises(ValueError, match="would not send"):
        await hoa.sends(group, " ")
    with pytest.raises(ValueError, match="deep link"):
        await hoa.starts("số liệu")
    await hoa.blocks()
    with pytest.raises(ValueError, match="unblock first"):
        await hoa.sends(hoa.private, "chào")


async def test_waiting_in_vain_says_what_was_there(botapi: FakeBotApi) -> None:
    hoa = botapi.user("Hoa")
    await hoa.sends(hoa.private, "alo")
    with pytest.raises(NothingHappened, match="alo"):
        await hoa.private.wait_reply(timeout=0.01)
    with pytest.raises(NothingHappened, match="call 1 of sendMessage"):
        await botapi.wait_calls("sendMessage", timeout=0.01)


async def test_every_update_is_valid_for_both_libraries(
    botapi: FakeBotApi, client: RawClient
) -> None:
    await client.updates(allowed_updates=[*ON_REQUEST_ONLY, *PRODUCED])
    await everything(botapi, client)
    found = await client.updates()
    assert {list(update)[1] for update in found} == PRODUCED | {"message_reaction"}
    for update in found:
        assert list(validate.unknown_fields(AiogramUpdate.model_validate(update))) == []
        parsed = PtbUpdate.de_json(update, None)
        assert not parsed.api_kwargs


PRODUCED = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "my_chat_member",
        "guest_message",
    }
)


async def everything(botapi: FakeBotApi, client: RawClient) -> None:
    """Let everything happen once."""
    hoa = botapi.user("Hoa", username="hoa")
    group = botapi.group("Ban", [hoa], topics=["Chung"])
    channel = botapi.channel("Tin")
    foreign = botapi.group("Lạ", [hoa], bot_status="left")
    message = await hoa.starts("f_12")
    await hoa.edits(message, "/start")
    await hoa.reacts(message, "👍")
    await hoa.uploads(hoa.private, b"x", "a.txt", caption="/nap")
    await group.adds_bot(hoa)
    await hoa.leaves(group)
    await hoa.joins(group)
    await hoa.sends(group, "/hoi x", topic="Chung")
    await group.anonymous_admin_sends("/x")
    await channel.edits_post(await channel.posts("a"), "b")
    await client.result("sendMessage", chat_id=hoa.id, text="x", reply_markup=KEYS)
    reply = await hoa.private.wait_reply()
    await hoa.presses(reply, "Nguồn")
    await client.result("deleteMessage", chat_id=hoa.id, message_id=reply.id)
    hoa.presses_stale(reply, reply.buttons[0])
    botapi.world.inline_feedback = True
    query = await hoa.inline("x")
    results = [{**ARTICLE, "reply_markup": KEYS}]
    await client.result("answerInlineQuery", inline_query_id=query.id, results=results)
    await hoa.presses(await hoa.chooses(query, "1", group), "Nguồn")
    await hoa.mentions_as_guest(foreign, "@bao_cao_bot x")
    await botapi.group("Cũ", [hoa], basic=True).migrates(hoa)
    await hoa.blocks()
