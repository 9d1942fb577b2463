"""Where the bot is put together: settings and conversation in, a running application out.

`build_application(conversation, settings)` reads like a table of contents: who may pass, then what
is answered, in order.
"""

import asyncio
import contextlib
import logging
import signal
from typing import Any

from telegram.error import InvalidToken, NetworkError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.client import build_bot
from bot.context import BotApplication, BotContext, House
from bot.conversation import Conversation
from bot.delivery.poller import LONGEST_PAUSE, poll
from bot.gates import EDITED_BY_PEOPLE, FROM_PEOPLE
from bot.handlers import (
    admin,
    buttons,
    edits,
    errors,
    group,
    inline,
    lookups,
    private,
    questions,
)
from bot.handlers import help as helping
from bot.lookups import LOOKUPS
from bot.menus import set_menus
from bot.messages import template
from bot.settings import Settings

_log = logging.getLogger(__name__)
PRIVATE, GROUPS = filters.ChatType.PRIVATE, filters.ChatType.GROUPS


def run(conversation: Conversation, settings: Settings) -> int:
    """Serve Telegram until interrupted and return the exit code."""
    return asyncio.run(_run(conversation, settings))


def build_application(conversation: Conversation, settings: Settings) -> BotApplication:
    """Return the application with every handler in its place."""
    house = House(conversation, settings)
    application: BotApplication = (
        Application.builder()
        .bot(build_bot(settings))
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=BotContext, bot_data=_giving(house)))
        .build()
    )
    add_handlers(application)
    return application


def add_handlers(application: BotApplication) -> None:
    """Add the handlers in the order in which they are tried."""
    commands = {
        "start": helping.start,
        "help": helping.show_help,
        "trogiup": helping.show_help,
        "hoi": questions.ask,
        **{name: lookups.show(lookup) for name, lookup in LOOKUPS.items()},
        "reload": admin.reload,
    }
    for name, handler in commands.items():
        application.add_handler(CommandHandler(name, handler, FROM_PEOPLE))
    private_text = FROM_PEOPLE & PRIVATE & filters.TEXT
    application.add_handlers(
        [
            MessageHandler(FROM_PEOPLE & lookups.TAPPED, lookups.open_tapped),
            MessageHandler(private_text & filters.COMMAND, private.unknown_command),
            MessageHandler(private_text, private.ask),
            MessageHandler(FROM_PEOPLE & PRIVATE & ~filters.StatusUpdate.ALL, private.not_text),
            MessageHandler(FROM_PEOPLE & GROUPS & group.ADDRESSED, group.ask),
            MessageHandler(EDITED_BY_PEOPLE & filters.TEXT, edits.amend),
            CallbackQueryHandler(buttons.press),
            InlineQueryHandler(inline.offer),
        ]
    )
    application.add_error_handler(errors.apologise)


async def serve(application: BotApplication, stop: asyncio.Event) -> None:
    """Serve until told to stop: menus first, then updates."""
    try:
        if not await _connect(application, stop):
            return
        await application.start()
        # Beside the updates: on a bad day menus may take long, and people write meanwhile.
        menus = asyncio.create_task(set_menus(application.bot, application.bot_data.settings))
        try:
            _log.info("%s", template("start.serving").format(bot=application.bot.username))
            await poll(application, stop)
        finally:
            menus.cancel()
            application.bot_data.stopping = True
            await application.stop()
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # open although the application never got ready


async def _connect(application: BotApplication, stop: asyncio.Event) -> bool:
    """Return True once Telegram answers; a network that is down is tried again until `stop`."""
    pause = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise
        except NetworkError as error:
            _log.warning("Telegram is not reachable (%s), trying again", type(error).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return True
    return False


async def _run(conversation: Conversation, settings: Settings) -> int:
    application = build_application(conversation, settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        await serve(application, stop)
    except InvalidToken:
        # Telegram's own words would print the token.
        _log.error("%s", template("start.rejected"))
        return 1
    return 0


def _giving(house: House) -> Any:
    """Return what PTB calls to make its bot data: it wants a class, and gets this one house."""
    return lambda: house
