"""A strict fake Telegram Bot API server on loopback, for any bot library.

async with await FakeBotApi.start() as server:
    hoa = server.user("Hoa")
    # point the bot at f"{server.url}/bot" and f"{server.url}/file/bot" with server.token
    await hoa.sends(server.private(hoa), "bao nhiêu đảng viên?")
    reply = await server.private(hoa).wait_reply()
    assert server.violations == []
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

from aiohttp import web

from .calls import Call
from .chats import PrivateChat
from .gateway import Gateway
from .groups import Channel, Group
from .limits import Json
from .users import User
from .waiting import PATIENCE
from .world import World

TOKEN = "123456789:AAFakeTokenOnlyForTests_0123456789abc"
MAX_REQUEST = 64 * 1024 * 1024


class FakeBotApi(Gateway):
    """The server as tests use it: a world in short words, and its HTTP address."""

    def __init__(self, world: World, token: str, *, fast: bool) -> None:
        super().__init__(world, token, fast=fast)
        self.url = ""
        self._runner: web.ServerRunner | None = None

    @classmethod
    async def start(
        cls,
        *,
        token: str = TOKEN,
        username: str = "bao_cao_bot",
        name: str = "Hỏi Báo Cáo",
        clock: Callable[[], float] = time.time,
        fast: bool = False,
        port: int = 0,
    ) -> FakeBotApi:
        """Start listening on a free loopback port; `fast` leaves validation out, for benches."""
        server = cls(World(bot_json(token, username, name), clock=clock), token, fast=fast)
        await server._listen(port)
        return server

    async def _listen(self, port: int) -> None:
        self._runner = web.ServerRunner(
            web.Server(self.serve, request_factory=_request, access_log=None),
            shutdown_timeout=1.0,
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        bound = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{bound}"

    async def stop(self) -> None:
        """Stop listening, letting waiting calls go."""
        self.world.updates.close()
        self.faults.clear()
        await self.world.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> FakeBotApi:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def user(
        self,
        name: str,
        *,
        username: str | None = None,
        last_name: str | None = None,
        language_code: str | None = "vi",
        user_id: int | None = None,
    ) -> User:
        """Create a person."""
        return self.world.user(
            name,
            username=username,
            last_name=last_name,
            language_code=language_code,
            user_id=user_id,
        )

    def private(self, user: User, *, started: bool = False) -> PrivateChat:
        """Return the person's chat with the bot; `started` lets the bot write first."""
        return self.world.private(user, started=started)

    def group(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        admins: Iterable[User] = (),
        topics: Iterable[str] = (),
        basic: bool = False,
        bot_status: str = "member",
    ) -> Group:
        """Create a group in which the bot has this status."""
        return Group(
            self.world,
            title,
            members,
            admins=admins,
            topics=topics,
            basic=basic,
            bot_status=bot_status,
        )

    def channel(self, title: str, *, bot_status: str = "administrator") -> Channel:
        """Create a channel."""
        return Channel(self.world, title, bot_status=bot_status)

    async def wait_calls(
        self,
        method: str,
        count: int = 1,
        *,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> list[Call]:
        """Return the calls of a method once there are so many since the start."""
        return await self.calls.wait(method, count, timeout=timeout)

    async def wait_polling(self, *, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until the bot waits for updates, having taken all there were."""
        updates = self.world.updates
        await updates.bell.until(
            lambda: updates.polling, what="a getUpdates that waits", timeout=timeout
        )

    async def wait_confirmed(self, *, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until the bot has confirmed every update."""
        updates = self.world.updates
        await updates.bell.until(
            lambda: not updates.pending,
            what=lambda: f"confirmation of {len(updates.pending)} updates",
            timeout=timeout,
        )


def bot_json(token: str, username: str, name: str) -> Json:
    """Return the User that getMe answers."""
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
        "can_join_groups": True,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
    }


def _request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(
        message, payload, protocol, writer, task, loop, client_max_size=MAX_REQUEST
    )
