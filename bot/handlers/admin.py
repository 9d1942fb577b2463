"""/reload: an admin has the report folder read again while everybody else is being answered.

The reading runs in a worker thread beside the handlers; one message tells how far it is. A fault
keeps the old snapshot served.
"""

import asyncio
import logging
import secrets

from telegram import Message
from telegram.error import BadRequest, TelegramError

from bot.access import Access
from bot.context import BotContext, House
from bot.delivery.outbox import Sent, answer, replace
from bot.handlers.guarded import author
from bot.handlers.opinions import tell_waiting
from bot.keeping import note_history
from bot.reload import only_seen, progress_line, read_folder, summarise
from bot.render import say
from bot.reply import Reply
from knowledge import KnowledgeError

_log = logging.getLogger(__name__)
EDIT_EVERY = 3.0


async def reload(message: Message, context: BotContext) -> None:
    """Start reading the report folder again, once at a time."""
    if context.bot_data.reloading:
        await answer(message, Reply(say("reload.busy")))
        return
    await context.note_act(author(message), "reload")
    await begin_reload(message, context)


async def begin_reload(message: Message, context: BotContext) -> None:
    """Have the report folder read; a reading that goes on is followed by another."""
    house = context.bot_data
    if house.reloading:
        house.reload_again = True
        return
    house.reloading = True
    context.application.create_task(_reload(message, context))


class _Stopping(Exception):
    """The bot is being stopped; a reading half done is given up, the store stays as it was."""


class _Meter:
    """How far the worker thread is, read by the event loop; ends it when the bot stops."""

    def __init__(self, house: House, access: Access) -> None:
        self._house, self._access = house, access
        self.line = ""

    def __call__(self, done: int, total: int, name: str) -> None:  # noqa: ARG002
        if self._house.stopping:
            raise _Stopping
        if self._access.everything:  # how many files there are is not everybody's to know
            self.line = progress_line(done, total)


async def _reload(message: Message, context: BotContext) -> None:
    try:
        notice = await answer(message, Reply(say("reload.started")))
        access = await context.access(message.chat.id)
        meter = _Meter(context.bot_data, access)
        work = asyncio.create_task(_read_and_serve(context, meter, access))
        await _show_progress(notice, meter, work)
        summary = await work
    finally:
        context.bot_data.reloading = False
    try:
        await replace(notice, Reply(summary))
    except BadRequest:  # the message is gone
        await answer(message, Reply(summary))
    await tell_waiting(context)
    if context.bot_data.reload_again:
        context.bot_data.reload_again = False
        await begin_reload(message, context)


async def _read_and_serve(context: BotContext, meter: _Meter, access: Access) -> str:
    """Return what to tell after reading and, if all went well, swapping the snapshot.

    A group is told only of what it may see.
    """
    try:
        result, served = await context.run(read_folder, context.settings, meter)
        await context.run(context.bot_data.catch_up)
        await context.run(context.library.serve, served)
        seen = await context.run(context.library.shelf, access)
        await context.run(note_history, context.bot_data)
    except _Stopping:
        return say("reload.stopped")
    except KnowledgeError as error:
        _log.error("Reload failed: %s", error)
        return say("reload.broken", reason=error)
    except Exception:
        name = secrets.token_hex(4)
        _log.exception("Reload failed, fault %s", name)
        return say("reload.broken", reason=say("reload.broken_reason", id=name))
    return summarise(only_seen(result, context.library, access), seen.knowledge)


async def _show_progress(notice: Sent, meter: _Meter, work: "asyncio.Task[str]") -> None:
    """Edit the one message now and then until the work ends; a failed edit harms nothing."""
    shown = ""
    while not (await asyncio.wait({work}, timeout=EDIT_EVERY))[0]:
        if meter.line and meter.line != shown:
            shown = meter.line
            try:
                await replace(notice, Reply(shown), below=False)
            except TelegramError as error:
                _log.warning("Progress was not shown: %s", error.message)
