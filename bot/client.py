"""PTB's bot as this house wants it: it hides its token and hands out updates as they came.

`repr(build_bot(settings))` → "Bot(***)"; PTB's own repr prints the token.
"""

import warnings
from typing import Any, cast

from telegram.error import NetworkError
from telegram.ext import ExtBot
from telegram.warnings import PTBDeprecationWarning

from bot.delivery.limiter import Limiter
from bot.delivery.transport import AiohttpRequest
from bot.settings import Settings

ALLOWED = ["message", "edited_message", "guest_message", "callback_query"]
ALLOWED += ["inline_query", "my_chat_member"]
CONNECTIONS = 256
SLACK = 5.0
"""Seconds that a long poll may be late by."""

# PTB 22 warns each time Telegram asks to wait, whoever reads the time or not.
warnings.filterwarnings("ignore", ".*retry_after", PTBDeprecationWarning)


class Bot(ExtBot[None]):
    """The Bot API, called under our token."""

    def __repr__(self) -> str:
        return "Bot(***)"

    async def say(self, method: str, message: dict[str, Any]) -> Any:
        """Send or edit a message in the Bot API's own words, and return what Telegram answers.

        PTB would make objects of it all, and of the whole message that Telegram repeats.
        """
        said = {name: value for name, value in message.items() if value is not None}
        if self.rate_limiter is None:
            return await self._call(method, said)
        return await self.rate_limiter.process_request(
            self._call, (method, said), {}, method, said, None
        )

    async def _call(self, method: str, said: dict[str, Any]) -> Any:
        wire = cast("AiohttpRequest", self.request)
        return await wire.say(f"{self.base_url}/{method}", said)

    async def get_raw_updates(self, offset: int, wait: int) -> list[Any]:
        """Return the updates from `offset` on as plain JSON, waiting up to `wait` seconds."""
        data = {"offset": offset, "timeout": wait, "allowed_updates": ALLOWED}
        result: Any = await self._post("getUpdates", data, read_timeout=wait + SLACK)
        if not isinstance(result, list):
            raise NetworkError("getUpdates answered no list")
        return result


def build_bot(settings: Settings, limiter: Limiter | None = None) -> Bot:
    """Return the bot of the configured token and Bot API server."""
    if settings.token is None:
        raise ValueError("no token")
    return Bot(
        settings.token.reveal(),
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=AiohttpRequest(CONNECTIONS),
        get_updates_request=AiohttpRequest(1),
        rate_limiter=limiter or Limiter(),
    )
