"""One bot's delivery put together: a source of updates, the inbox, whoever answers, and the web.

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

from starlette.applications import Starlette
from telegram import Update

from bot.context import BotApplication
from bot.delivery.arrivals import find_lane
from bot.delivery.chats import ChatNotes
from bot.delivery.health import Health
from bot.delivery.inbox import Handle, Inbox
from bot.delivery.limiter import Limiter
from bot.delivery.poller import Poller
from bot.delivery.web import bind, build_web, serve_web
from bot.delivery.webhook import Webhook
from bot.memory.inbox import InboxRows
from bot.settings import Settings, SettingsError

_log = logging.getLogger(__name__)
GRACE = 4.0


async def deliver(application: BotApplication, stop: asyncio.Event) -> None:
    """Bring updates in and have them answered until told to stop.

    Raises SettingsError when the address to listen on, or the webhook's, is of no use.
    """
    house, bot = application.bot_data, application.bot
    listening = _bind(house.settings)
    notes = ChatNotes(house.open_memory)
    await notes.load()
    _listen_to_calls(application, notes)
    inbox = build_inbox(application, notes)
    poller = webhook = None
    if house.settings.webhook_url:
        webhook = Webhook(house.settings, inbox, house.vitals)
        source = _register(webhook, application)
    else:
        poller = Poller(bot, inbox, house.vitals)
        source = poller.run()
    works = [inbox.run(), source]
    if listening is not None:
        works.append(serve_web(_web(application, inbox, webhook), listening))
    try:
        await _until(stop, *works)
    finally:
        if not await inbox.finish(GRACE):
            _log.warning("Stopped before every update was answered; the rest waits in the inbox")
        if poller is not None:
            await poller.confirm()
        await notes.finish()


def build_inbox(application: BotApplication, notes: ChatNotes) -> Inbox:
    """Return the inbox of an application."""
    house = application.bot_data
    worker = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
    rows = InboxRows(house.open_memory, application.bot.id, worker)
    return Inbox(rows, handler_of(application, notes), house.vitals)


def _listen_to_calls(application: BotApplication, notes: ChatNotes) -> None:
    limiter = application.bot.rate_limiter
    if isinstance(limiter, Limiter):
        limiter.closed, limiter.moved = notes.closed, notes.moved
        limiter.happened = application.bot_data.vitals.called


def _bind(settings: Settings) -> socket.socket | None:
    if settings.listen is None:
        return None
    try:
        return bind(settings.listen)
    except OSError as error:
        raise SettingsError(f"BOT_LISTEN không dùng được: {error.strerror}.") from error


def _web(application: BotApplication, inbox: Inbox, webhook: Webhook | None) -> Starlette:
    house = application.bot_data
    health = Health(
        inbox, house.vitals, lambda: house.conversation.knowledge, polling=webhook is None
    )
    return build_web(health, webhook)


async def _register(webhook: Webhook, application: BotApplication) -> None:
    """Tell Telegram of the webhook, and be there until cancelled, as the other works are."""
    await webhook.register(application.bot)
    await asyncio.Event().wait()


def handler_of(application: BotApplication, notes: ChatNotes) -> Handle:
    """Return what answers a raw update through the application's handlers."""

    async def handle(raw: dict[str, Any]) -> str | None:
        notes.heard(find_lane(raw))
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
