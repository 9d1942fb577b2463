"""An edited question has its answer edited, in its place, and nothing else is said."""

from tests.bot.conftest import Stage


async def test_answer_is_edited_in_place(stage: Stage) -> None:
    message = await stage.hoa.sends(stage.chat, "kết nạp?")
    reply = await stage.chat.wait_reply()
    await stage.hoa.edits(message, "liệt kê")
    assert (await reply.wait_edited()).text.startswith("2 kết quả")
    await stage.hoa.edits(message, "nói gì?")
    assert (await reply.wait_edited(2)).text.startswith("Lê Văn Mẫu")
    assert stage.chat.unread == 0


async def test_words_taken_back_are_no_previous_question(stage: Stage) -> None:
    message = await stage.hoa.sends(stage.chat, "kết nạp?")
    reply = await stage.chat.wait_reply()
    await stage.hoa.edits(message, "liệt kê")
    await reply.wait_edited()
    await stage.ask("thế còn tàu ngầm?")
    asked = stage.application.bot_data.conversation.knowledge.asked  # type: ignore[attr-defined]
    assert asked[-1] == ("thế còn tàu ngầm?", ("liệt kê",))


async def test_answer_that_is_gone_is_given_again(stage: Stage) -> None:
    message = await stage.hoa.sends(stage.chat, "kết nạp?")
    await stage.hoa.deletes(await stage.chat.wait_reply())
    await stage.hoa.edits(message, "nói gì?")
    assert (await stage.chat.wait_reply()).text.startswith("Lê Văn Mẫu")


async def test_what_was_no_question_stays_unanswered(stage: Stage) -> None:
    message = await stage.hoa.sends(stage.chat, "/start")
    await stage.chat.wait_reply()
    await stage.hoa.edits(message, "kết nạp?")
    assert (await stage.ask("nói gì?")).text.startswith("Lê Văn Mẫu")
    assert len(stage.chat.sent) == 2


async def test_same_words_change_nothing(stage: Stage) -> None:
    message = await stage.hoa.sends(stage.chat, "kết nạp?")
    reply = await stage.chat.wait_reply()
    await stage.hoa.edits(message, "kết nạp?")
    await stage.ask("nói gì?")
    assert reply.history == []


async def test_hoi_and_mention_in_a_group(stage: Stage) -> None:
    stage.server.world.privacy.on = False
    group = stage.group("Nhóm", [stage.hoa])
    command = await stage.hoa.sends(group, "/hoi kết nạp?")
    first = await group.wait_reply()
    mention = await stage.hoa.sends(group, "@bao_cao_bot kết nạp?")
    second = await group.wait_reply()
    await stage.hoa.edits(command, "/hoi liệt kê")
    await stage.hoa.edits(mention, "@bao_cao_bot nói gì?")
    assert (await first.wait_edited()).text.startswith("2 kết quả")
    assert (await second.wait_edited()).text.startswith("Lê Văn Mẫu")
