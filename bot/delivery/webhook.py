"""Updates by webhook: Telegram posts each to us and hears 200 only after it is kept.

Whoever knows no secret is turned away before a byte of the body is read. Telegram posts an update
again until it is taken, so a memory that fails for a while loses nothing.
"""

import hashlib
import hmac
import json
import logging
import secrets
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from telegram.error import BadRequest

from bot.client import ALLOWED, Bot
from bot.delivery.arrivals import read_arrival
from bot.delivery.inbox import Inbox
from bot.delivery.vitals import Vitals
from bot.settings import Secret, Settings, SettingsError
from knowledge import StoreError

_log = logging.getLogger(__name__)
HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_LIMIT = 1 << 20
CONNECTIONS = 40


class Webhook:
    """Where Telegram posts updates, and what is done with them."""

    def __init__(self, settings: Settings, inbox: Inbox, vitals: Vitals) -> None:
        self._url = settings.webhook_url
        self._secret = secret_of(settings)
        self._inbox, self._vitals = inbox, vitals
        self.path = urlsplit(self._url).path or "/"

    async def register(self, bot: Bot) -> None:
        """Tell Telegram where to post; several replicas tell it the same."""
        try:
            await bot.set_webhook(
                self._url,
                secret_token=self._secret,
                allowed_updates=ALLOWED,
                max_connections=CONNECTIONS,
            )
        except BadRequest as error:
            words = f"BOT_WEBHOOK_URL không được Telegram chấp nhận: {error.message}."
            raise SettingsError(words) from error
        self._vitals.listening = True

    async def take(self, request: Request) -> Response:
        """Keep one update and say so, or say why not."""
        given = request.headers.get(HEADER, "")
        if not secrets.compare_digest(given.encode(), self._secret.encode()):
            return Response(status_code=403)
        try:
            body = await _read(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        update = _parse(body)
        if update is None or read_arrival(update) is None:
            _log.error("A webhook's body of %s bytes is no update", len(body))
            return Response(status_code=400)
        return await self._keep(update)

    async def _keep(self, update: Any) -> Response:
        try:
            await self._inbox.receive([update])
        except StoreError as error:
            self._vitals.ill("inbox", error)
            return Response(status_code=503)
        return Response(status_code=200)


def secret_of(settings: Settings) -> str:
    """Return what Telegram shows to prove itself: as configured, else made of the token."""
    if settings.webhook_secret is not None:
        return settings.webhook_secret.reveal()
    token = settings.token or Secret("")
    return hmac.new(token.reveal().encode(), b"webhook", hashlib.sha256).hexdigest()


async def _read(request: Request) -> bytes | None:
    """Return the body, None when it is longer than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            return None
    return bytes(body)


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
