"""A bare python-telegram-bot Application lives on the server as it would on Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from .botapi import FakeBotApi

pytest_plugins = ("tests.auxil.botapi.fixtures",)

Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Nguồn", callback_data="n")]])


def build(server: FakeBotApi) -> App:
    builder = Application.builder().token(server.token)
    builder.base_url(f"{server.url}/bot").base_file_url(f"{server.url}/file/bot")
    return builder.build()


@asynccontextmanager
async def polling(app: App) -> AsyncIterator[App]:
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        yield app
        await app.updater.stop()
        await app.stop()


@pytest.fixture
async def app(botapi: FakeBotApi) -> AsyncIterator[App]:
    """A bot that is initialized but does not poll."""
    async with build(botapi) as app:
        yield app


async def answer(update: Update, context: Context) -> None:
    assert update.message
    html = f"<b>{update.message.text_html}</b>"
    await update.message.reply_chat_action(ChatAction.TYPING)
    await update.message.reply_html(
        html,
        reply_markup=KEYBOARD,
        do_quote=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


async def source(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Đây ạ")
    await update.callback_query.edit_message_text("nguồn", reply_markup=KEYBOARD)


async def offer(update: Update, context: Context) -> None:
    assert update.inline_query
    content = InputTextMessageContent("<b>7.448</b>", parse_mode="HTML")
    article = InlineQueryResultArticle("1", "7.448", content, reply_markup=KEYBOARD)
    await update.inline_query.answer([article], cache_time=0, is_personal=True)


async def test_private_text_buttons_and_inline(botapi: FakeBotApi) -> None:
    hoa = botapi.user("Hoa")
    app = build(botapi)
    app.add_handler(MessageHandler(filters.TEXT & filters.UpdateType.MESSAGE, answer))
    app.add_handler(CallbackQueryHandler(source))
    app.add_handler(InlineQueryHandler(offer))
    async with polling(app):
        asked = await hoa.sends(hoa.private, "R&D < 2%")
        reply = await hoa.private.wait_reply()
        assert (reply.text, reply.html) == ("R&D < 2%", "<b>R&amp;D &lt; 2%</b>")
        assert reply.reply_to is asked
        assert hoa.private.actions == ["typing"]
        press = await hoa.presses(reply, "Nguồn")
        await press.wait_answer()
        assert press.notice == "Đây ạ"
        assert (await reply.wait_edited()).text == "nguồn"
        query = await hoa.inline("đảng viên")
        await query.wait_results()
        message = await hoa.chooses(query, "1", hoa.private)
        await hoa.presses(message, "Nguồn")
        assert (await message.wait_edited()).text == "nguồn"


async def test_commands_in_groups(botapi: FakeBotApi) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [hoa], topics=["Số liệu"])
    app = build(botapi)
    app.add_handler(CommandHandler("hoi", answer))
    async with polling(app):
        await hoa.sends(group, "chuyện phiếm")
        await hoa.sends(group, "/hoi@bot_khac x")
        asked = await hoa.sends(group, "/hoi@bao_cao_bot x", topic="Số liệu")
        reply = await group.wait_reply()
    assert reply.reply_to is asked
    assert reply.thread == group.topic("Số liệu")
    assert group.unread == 0


async def test_refusals_become_ptb_errors(botapi: FakeBotApi, app: App) -> None:
    hoa = botapi.user("Hoa")
    old = botapi.group("Ban", [hoa], basic=True)
    new = await old.migrates(hoa)
    with pytest.raises(ChatMigrated) as migrated:
        await app.bot.send_message(old.id, "x")
    assert migrated.value.new_chat_id == new.id
    await hoa.starts()
    await hoa.blocks()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await app.bot.send_message(hoa.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await app.bot.send_message(1, "x")


async def test_faults_become_ptb_errors(
    botapi: FakeBotApi, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without it PTB warns about the type of retry_after whenever a 429 arrives.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    botapi.faults.next("getMe", 429, retry_after=3)
    with pytest.raises(RetryAfter):
        await app.bot.get_me()
    botapi.faults.next("getMe", 502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await app.bot.get_me()
    botapi.faults.cut("getMe")
    with pytest.raises(NetworkError):
        await app.bot.get_me()
    botapi.faults.garbage("getMe")
    with pytest.raises(NetworkError):
        await app.bot.get_me()
    botapi.faults.hang("getMe")
    with pytest.raises(TimedOut):
        await app.bot.get_me(read_timeout=0.05)
    botapi.faults.clear()
    assert await app.bot.get_me()


async def test_menus_files_and_chats(botapi: FakeBotApi, app: App) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [], admins=[hoa])
    upload = await hoa.uploads(hoa.private, b"abc", "a.txt")
    bot = app.bot
    await bot.set_my_commands([BotCommand("hoi", "Hỏi")], language_code="vi")
    await bot.set_my_commands([BotCommand("n", "Nhóm")], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands([BotCommand("r", "Riêng")], scope=BotCommandScopeChat(group.id))
    assert hoa.menu() == [("hoi", "Hỏi")]
    assert hoa.menu(group) == [("r", "Riêng")]
    file = await bot.get_file(upload.data["document"]["file_id"])
    assert bytes(await file.download_as_bytearray()) == b"abc"
    await bot.send_document(hoa.id, BytesIO(b"xyz"), filename="kết quả.txt", caption="đây")
    reply = await hoa.private.wait_reply()
    assert (reply.document, reply.text) == (b"xyz", "đây")
    assert (await bot.get_chat(group.id)).title == "Ban"
    assert (await bot.get_chat_member(group.id, hoa.id)).status == "administrator"
    assert len(await bot.get_chat_administrators(group.id)) == 1
    await bot.set_message_reaction(hoa.id, upload.id, "👍")
    assert upload.reactions[0]["emoji"] == "👍"


async def test_bad_html_is_a_violation(lenient_botapi: FakeBotApi) -> None:
    hoa = lenient_botapi.user("Hoa")
    await hoa.starts()
    async with build(lenient_botapi) as app:
        with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
            await app.bot.send_message(hoa.id, "dưới < 2%", parse_mode="HTML")
    assert len(lenient_botapi.violations) == 1
