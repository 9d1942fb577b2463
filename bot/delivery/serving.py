"""One bot's delivery put together: a source of updates, the inbox, and whoever answers.

`await deliver(application, stop)` returns once `stop` is set and what was begun is answered; what
was not stays in the inbox for the next start.
"""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Coroutine
from typing import Any

from telegram import Update

from bot.context import BotApplication
from bot.delivery.inbox import Handle, Inbox
from bot.delivery.poller import Poller
from bot.memory.inbox import InboxRows

_log = logging.getLogger(__name__)
GRACE = 4.0


async def deliver(application: BotApplication, stop: asyncio.Event) -> None:
    """Bring updates in and have them answered until told to stop."""
    inbox = build_inbox(application)
    poller = Poller(application.bot, inbox, application.bot_data.vitals)
    try:
        await _until(stop, inbox.run(), poller.run())
    finally:
        if not await inbox.finish(GRACE):
            _log.warning("Stopped before every update was answered; the rest waits in the inbox")
        await poller.confirm()


def build_inbox(application: BotApplication) -> Inbox:
    """Return the inbox of an application."""
    house = application.bot_data
    worker = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
    rows = InboxRows(house.open_memory, application.bot.id, worker)
    return Inbox(rows, handler_of(application), house.vitals)


def handler_of(application: BotApplication) -> Handle:
    """Return what answers a raw update through the application's handlers."""

    async def handle(raw: dict[str, Any]) -> str | None:
        try:
            update = Update.de_json(raw, application.bot)
        except Exception as error:  # whatever it may raise, the others must go on
            return f"it does not parse ({type(error).__name__})"
        await application.process_update(update)
        return application.bot_data.undelivered.pop(update.update_id, None)

    return handle


async def _until(stop: asyncio.Event, *works: Coroutine[Any, Any, None]) -> None:
    """Run works that never end until told to stop; one that fails ends the others."""
    tasks = [asyncio.create_task(work) for work in works]
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (*tasks, stopping):
            task.cancel()
        ended = await asyncio.gather(*tasks, stopping, return_exceptions=True)
    for fault in ended:
        if isinstance(fault, Exception):
            raise fault
