"""Where the bot is put together: settings and conversation in, a running application out.

`build_application(conversation, settings)` reads like a table of contents: who may pass, then what
is answered, in order.
"""

import asyncio
import contextlib
import gc
import logging
import os
import signal
import threading
import time
from collections.abc import Mapping
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.client import build_bot
from bot.context import BotApplication, BotContext, House
from bot.conversation import Conversation
from bot.corrections import Corrections
from bot.delivery.limiter import pause_after
from bot.delivery.serving import deliver
from bot.gates import EDITED_BY_PEOPLE, FROM_PEOPLE
from bot.handlers import (
    access,
    admin,
    buttons,
    editing,
    edits,
    errors,
    group,
    guest,
    inline,
    insight,
    intake,
    letting_in,
    lookups,
    owning,
    pacing,
    private,
    questions,
    statistics,
    synonyms,
)
from bot.handlers import help as helping
from bot.handlers.asking import command_of
from bot.handlers.guarded import Handler, guarded
from bot.keeping import keep_saving, note_history
from bot.lookups import LOOKUPS
from bot.memory import admins, warm
from bot.memory.engine import open_memory
from bot.menus import set_menus
from bot.messages import template
from bot.settings import Settings, SettingsError
from knowledge import StoreError

_log = logging.getLogger(__name__)
REJECTIONS = 3
GRACE = 1.5
PATIENCE = 7.5
YOUNG = 20_000
PRIVATE, GROUPS = filters.ChatType.PRIVATE, filters.ChatType.GROUPS


def run(conversation: Conversation, settings: Settings) -> int:
    """Serve Telegram until interrupted and return the exit code."""
    _spare_the_collector()
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
    application.add_handler(TypeHandler(Update, letting_in.gate), group=-2)
    application.add_handler(TypeHandler(Update, pacing.gate), group=-1)
    commands: dict[str, Handler] = {
        "start": helping.start,
        "help": helping.show_help,
        "trogiup": helping.show_help,
        "hoi": questions.ask,
        **{name: lookups.show(name) for name in LOOKUPS},
        "quen": insight.forget,
        "reload": guarded(admin.reload, anywhere=True),
        **{name: insight.show(name) for name in insight.LISTS},
        "nap": guarded(intake.take_replied),
        "thongke": guarded(statistics.show),
        "chuatraloi": guarded(synonyms.show_unanswered),
        "dongnghia": guarded(synonyms.edit_aliases),
        "sua": guarded(editing.edit),
        "quyen": guarded(access.show_access),
        "chophep": guarded(access.permit, anywhere=True),
        "thuhoi": guarded(access.withdraw, anywhere=True),
        "quantri": guarded(owning.show_admins, owner=True),
        "themquantri": guarded(owning.add_admin, owner=True),
        "boquantri": guarded(owning.remove_admin, owner=True),
    }
    application.add_handler(CommandHandler(commands, _obeying(commands), FROM_PEOPLE))
    private_text = FROM_PEOPLE & PRIVATE & filters.TEXT
    application.add_handlers(
        [
            MessageHandler(FROM_PEOPLE & lookups.TAPPED, lookups.open_tapped),
            MessageHandler(private_text & filters.COMMAND, private.unknown_command),
            MessageHandler(private_text, private.ask),
            MessageHandler(FROM_PEOPLE & PRIVATE & filters.Document.ALL, intake.take),
            MessageHandler(FROM_PEOPLE & PRIVATE & ~filters.StatusUpdate.ALL, private.not_text),
            MessageHandler(FROM_PEOPLE & GROUPS & group.ADDRESSED, group.ask),
            MessageHandler(EDITED_BY_PEOPLE & filters.TEXT, edits.amend),
            MessageHandler(filters.UpdateType.GUEST_MESSAGE & filters.TEXT, guest.answer_guest),
            CallbackQueryHandler(buttons.press),
            InlineQueryHandler(inline.offer),
            ChatMemberHandler(letting_in.added, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    application.add_error_handler(errors.apologise)


def _obeying(commands: Mapping[str, Handler]) -> Handler:
    """Return the one handler of all commands: trying one after the other costs every message."""

    async def obey(update: Update, context: BotContext) -> None:
        message = update.effective_message
        if message is not None:
            await commands[command_of(message)](update, context)

    return obey


async def serve(application: BotApplication, stop: asyncio.Event) -> None:
    """Serve until told to stop; raises knowledge.StoreError when the memory cannot be opened."""
    house = application.bot_data
    memory = await asyncio.to_thread(open_memory, house.settings.memory)
    house.memory = memory
    try:
        house.corrections = Corrections(house.conversation.library, memory)
        await asyncio.to_thread(house.catch_up)
        house.conversation.memory.warm_up(await asyncio.to_thread(warm.load, memory, time.time()))
        if not await _connect(application, stop):
            return
        await application.start()
        # Beside the updates: on a bad day menus may take long, and people write meanwhile.
        menus = asyncio.create_task(_set_menus(application))
        noting = asyncio.create_task(asyncio.to_thread(note_history, house))
        saving = asyncio.create_task(keep_saving(house))
        try:
            _log.info("%s", template("start.serving").format(bot=application.bot.username))
            await deliver(application, stop)
        finally:
            house.stopping = True
            menus.cancel()
            noting.cancel()
            await _end_task(saving)
            await _stop(application)
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # open although the application never got ready
        memory.dispose()


async def _end_task(task: "asyncio.Task[None]") -> None:
    """Cancel a task and wait for its last words."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _set_menus(application: BotApplication) -> None:
    """Set the menus of everybody, and of each admin."""
    house = application.bot_data
    added = await asyncio.to_thread(admins.find, house.open_memory)
    everybody = added | house.settings.all_admins
    await set_menus(application.bot, everybody, house.settings.owners)


async def _stop(application: BotApplication) -> None:
    """End what handlers have begun beside the updates; a reading half done is given up."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(GRACE):
            await application.stop()


async def _connect(application: BotApplication, stop: asyncio.Event) -> bool:
    """Return True once Telegram answers; a network that is down is tried again until `stop`."""
    failures = rejections = 0
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            rejections += 1
            if rejections == REJECTIONS:  # one may be a stray answer on one of Telegram's bad days
                raise
        except (NetworkError, RetryAfter, Conflict) as error:
            _log.warning("Telegram is not reachable (%s), trying again", type(error).__name__)
        else:
            return True
        failures += 1
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause_after(failures)):
                await stop.wait()
    return False


async def _run(conversation: Conversation, settings: Settings) -> int:
    application = build_application(conversation, settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, _end, stop)
    try:
        await serve(application, stop)
    except InvalidToken:
        # Telegram's own words would print the token.
        _log.error("%s", template("start.rejected"))
        return 1
    except SettingsError as error:
        _log.error("%s", error)
        return 2
    except StoreError as error:
        _log.error("%s", template("start.no_memory").format(reason=error))
        return 1
    return 0


def _end(stop: asyncio.Event) -> None:
    """Stop serving; a thread deep in a file must not hold up the end, and nothing is lost by it."""
    stop.set()
    last_resort = threading.Timer(PATIENCE, os._exit, (0,))
    last_resort.daemon = True
    last_resort.start()


def _spare_the_collector() -> None:
    """Let the garbage collector look at what updates leave behind, not at the whole knowledge.

    Measured: a fifth less processor time for an answer, and no pause that grows with the store.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)


def _giving(house: House) -> Any:
    """Return what PTB calls to make its bot data: it wants a class, and gets this one house."""
    return lambda: house
