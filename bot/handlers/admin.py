"""/reload: an admin has the report folder read again while everybody else is being answered.

The reading runs in a worker thread beside the handlers; one message tells how far it is. A fault
keeps the old snapshot served.
"""

import asyncio
import logging
import secrets
import time

from telegram import Message, Update
from telegram.error import BadRequest, TelegramError

from bot.context import BotContext, House
from bot.delivery.outbox import answer, replace
from bot.gates import is_admin, is_faceless
from bot.handlers.opinions import tell_waiting
from bot.memory.people import Act, note_act
from bot.reload import progress_line, read_folder, summarise
from bot.render import say
from bot.reply import Reply
from knowledge import KnowledgeError

_log = logging.getLogger(__name__)
EDIT_EVERY = 3.0


async def reload(update: Update, context: BotContext) -> None:
    """Start reading the report folder again, once at a time and for admins only."""
    message = update.effective_message
    if message is None:
        return
    if is_faceless(update):
        await answer(message, Reply(say("reload.anonymous")))
    elif not is_admin(update, context.settings):
        await answer(message, Reply(say("reload.refused")))
    elif context.bot_data.reloading:
        await answer(message, Reply(say("reload.busy")))
    else:
        context.bot_data.reloading = True
        await _note_act(message, context)
        context.application.create_task(_reload(message, context), update=update)


class _Stopping(Exception):
    """The bot is being stopped; a reading half done is given up, the store stays as it was."""


class _Meter:
    """How far the worker thread is, read by the event loop; ends it when the bot stops."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.line = ""

    def __call__(self, done: int, total: int, name: str) -> None:  # noqa: ARG002
        if self._house.stopping:
            raise _Stopping
        self.line = progress_line(done, total)


async def _reload(message: Message, context: BotContext) -> None:
    try:
        notice = await answer(message, Reply(say("reload.started")))
        meter = _Meter(context.bot_data)
        work = asyncio.create_task(_read_and_serve(context, meter))
        await _show_progress(notice, meter, work)
        summary = await work
    finally:
        context.bot_data.reloading = False
    try:
        await replace(notice, Reply(summary))
    except BadRequest:  # the message is gone
        await answer(message, Reply(summary))
    await tell_waiting(context)


async def _read_and_serve(context: BotContext, meter: _Meter) -> str:
    """Return what to tell the admin after reading and, if all went well, swapping the snapshot."""
    try:
        result, served = await context.run(read_folder, context.settings, meter)
        await context.run(context.conversation.serve, served)
    except _Stopping:
        return say("reload.stopped")
    except KnowledgeError as error:
        _log.error("Reload failed: %s", error)
        return say("reload.broken", reason=error)
    except Exception:
        name = secrets.token_hex(4)
        _log.exception("Reload failed, fault %s", name)
        return say("reload.broken", reason=say("reload.broken_reason", id=name))
    return summarise(result, served)


async def _note_act(message: Message, context: BotContext) -> None:
    """Keep that an admin reloads; a memory that fails must not stop them."""
    person = message.from_user.id if message.from_user else 0
    try:
        act = Act(person, "reload", "", time.time())
        await context.run(note_act, context.memory, act)
    except KnowledgeError as error:
        _log.warning("An admin's act was not kept: %s", error)


async def _show_progress(notice: Message, meter: _Meter, work: "asyncio.Task[str]") -> None:
    """Edit the one message now and then until the work ends; a failed edit harms nothing."""
    shown = ""
    while not (await asyncio.wait({work}, timeout=EDIT_EVERY))[0]:
        if meter.line and meter.line != shown:
            shown = meter.line
            try:
                await replace(notice, Reply(shown))
            except TelegramError as error:
                _log.warning("Progress was not shown: %s", error.message)
