"""The bots that are compared: `python -m tests.benchmark.bots NAME URL TOKEN HOME`.

`ours` delivers as it always does and answers with what it finds at once, so that delivery is what
is measured; `knowledge` is the same with the facts of a store; `ptb` and `aiogram` are the echo
bots of the two libraries' documentation, which keep nothing.
"""

import asyncio
import logging
import sys
from pathlib import Path
from typing import Any

from bot.app import run
from bot.conversation import Conversation
from bot.settings import Secret, Settings
from knowledge import open_knowledge
from tests.bot.fakes import library

NAMES = ("ours", "knowledge", "ptb", "aiogram")


def main() -> None:
    """Run the bot of this name until it is told to stop."""
    name, url, token, home = sys.argv[1:5]
    if name in {"ours", "knowledge"}:
        run_ours(name, url, token, Path(home))
    elif name == "ptb":
        run_ptb(url, token)
    else:
        asyncio.run(run_aiogram(url, token))


def run_ours(name: str, url: str, token: str, home: Path) -> None:
    """Run our bot, with a store's knowledge or with one made by hand."""
    logging.basicConfig(level="WARNING")
    store = str(home / "kho.sqlite3")
    memory = str(home / f"{name}.sqlite3")
    settings = Settings(Secret(token), frozenset(), home, store, memory, url)
    known = open_knowledge(store) if name == "knowledge" else library()
    run(Conversation(known), settings)


def run_ptb(url: str, token: str) -> None:
    """Run the echo bot of python-telegram-bot's documentation."""
    from telegram import Update  # noqa: PLC0415
    from telegram.ext import (  # noqa: PLC0415
        Application,
        CallbackContext,
        MessageHandler,
        filters,
    )

    async def echo(update: Update, _: "CallbackContext[Any, Any, Any, Any]") -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling()


async def run_aiogram(url: str, token: str) -> None:
    """Run the echo bot of aiogram's documentation."""
    from aiogram import Bot, Dispatcher  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    await dispatcher.start_polling(Bot(token, session=session))


if __name__ == "__main__":
    main()
