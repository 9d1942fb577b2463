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
import inspect
import re
import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

from aiohttp import web

from . import validate
from .calls import Call, Calls
from .chats import PrivateChat
from .errors import ApiError, bad_request, violation
from .faults import Fault, Faults, Kind
from .groups import Channel, Group
from .limits import Json
from .methods import HANDLERS
from .methods.receiving import get_updates
from .params import Params
from .pending import batch_json
from .transport import garbage, ok, read_params, refusal, reply
from .users import User
from .waiting import PATIENCE
from .world import World

TOKEN = "123456789:AAFakeTokenOnlyForTests_0123456789abc"
PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<test>test/)?(?P<method>[A-Za-z]+)")
FILE_PATH = re.compile(r"/file/bot(?P<token>[^/]+)/(?P<path>.+)")
MAX_REQUEST = 64 * 1024 * 1024


class FakeBotApi:
    """The server: HTTP outside, a `World` inside."""

    def __init__(self, world: World, token: str, *, fast: bool) -> None:
        self.world = world
        self.token = token
        self.fast = fast
        self.latency = 0.0
        self.faults = Faults()
        self.calls = Calls(world.bell)
        self.violations: list[str] = []
        self.url = ""
        self._runner: web.ServerRunner | None = None
        world.webhook.execute = self._execute_reply

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
        if not fast:
            validate.load()
        server = cls(World(bot_json(token, username, name), clock=clock), token, fast=fast)
        await server._listen(port)
        return server

    async def _listen(self, port: int) -> None:
        self._runner = web.ServerRunner(
            web.Server(self._serve, request_factory=_request, access_log=None),
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

    # --- the world, in short words -------------------------------------------------------------

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

    async def wait_confirmed(self, *, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until the bot has confirmed every update."""
        updates = self.world.updates
        await updates.bell.until(
            lambda: not updates.pending,
            what=lambda: f"confirmation of {len(updates.pending)} updates",
            timeout=timeout,
        )

    # --- HTTP ----------------------------------------------------------------------------------

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        match = PATH.fullmatch(request.path)
        if match is None:
            return self._download(request)
        if match["token"] != self.token:
            return refusal(ApiError(401, "Unauthorized"))
        try:
            params = await read_params(request)
        except ApiError as error:
            return self._violated(error)
        return await self._call(request, match["method"], params)

    def _violated(self, error: ApiError) -> web.Response:
        self.violations.append(error.description)
        return refusal(error)

    async def _call(
        self, request: web.BaseRequest, method: str, params: Params
    ) -> web.StreamResponse:
        call = Call(method, params, asyncio.get_running_loop().time())
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        chat_id = params.chat_id()
        fault = self.faults.take(method, chat_id if isinstance(chat_id, int) else None)
        response: web.StreamResponse
        if fault is None:
            response = await self._answer(call)
        else:
            response = await self._answer_with_fault(request, call, fault)
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        return response

    async def _answer_with_fault(
        self, request: web.BaseRequest, call: Call, fault: Fault
    ) -> web.StreamResponse:
        call.fault = True
        if fault.kind is Kind.SLOW:
            await asyncio.sleep(fault.seconds)
            return await self._answer(call)
        if fault.after:
            await self._answer(call)
        else:
            self._log(call, 0, f"fault {fault.kind.value}")
        if fault.kind is Kind.ERROR and fault.error is not None:
            call.status = fault.error.code
            return refusal(fault.error)
        if fault.kind is Kind.HANG:
            await self.faults.released.wait()
        if fault.kind is Kind.GARBAGE:
            return garbage()
        if request.transport is not None:
            request.transport.abort()
        return garbage()

    async def _answer(self, call: Call) -> web.Response:
        try:
            body = await self._execute(call.method, call.params)
        except ApiError as error:
            call.violation = error.violation
            if error.violation:
                self.violations.append(f"{call.method}: {error.description} {call.params}"[:2000])
            self._log(call, error.code, error.description)
            return refusal(error)
        self._log(call, 200, "")
        return reply(body)

    def _log(self, call: Call, status: int, error: str) -> None:
        call.status, call.error = status, error
        call.done = asyncio.get_running_loop().time()
        self.calls.add(call)

    async def _execute(self, method: str, params: Params) -> str:
        name = method.lower()
        if not self.fast:
            self._validate(name, params)
        if name == "getupdates":
            return batch_json(await get_updates(self.world, params))
        handler = HANDLERS.get(name)
        if handler is None:
            return ok(self._generic(params))
        result: Any = handler(self.world, params)
        if inspect.isawaitable(result):
            result = await result
        return ok(result)

    def _validate(self, method: str, params: Params) -> None:
        if not validate.known(method):
            raise ApiError(404, "Not Found: method not found", violation=True)
        found = validate.problems(method, params)
        if found:
            raise violation("; ".join(found))

    def _generic(self, params: Params) -> bool:
        if params.chat_id() is not None:
            self.world.chat(params.chat_id()).check_bot_may_write()
        return True

    async def _execute_reply(self, call: Json) -> None:
        """Carry out the method in a webhook's answer; its result is told to nobody."""
        method = str(call.pop("method"))
        await self._answer(Call(method, Params(call), asyncio.get_running_loop().time()))

    def _download(self, request: web.BaseRequest) -> web.Response:
        match = FILE_PATH.fullmatch(request.path)
        if match is None:
            return refusal(ApiError(404, "Not Found"))
        if match["token"] != self.token:
            return refusal(ApiError(401, "Unauthorized"))
        for stored in self.world.files.values():
            if stored.path == match["path"]:
                return web.Response(body=stored.content, content_type="application/octet-stream")
        return refusal(bad_request("file not found"))


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
