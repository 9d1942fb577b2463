"""The HTTP side of the fake server: tokens, validation, faults, the log of calls, downloads.

`POST /bot<token>/sendMessage` is read, checked, carried out on the world, written down, answered.
"""

from __future__ import annotations

import asyncio
import inspect
import re
import traceback
from typing import Any

from aiohttp import web

from . import validate
from .calls import Call, Calls
from .errors import ApiError, bad_request, violation
from .faults import Fault, Faults, Kind
from .flood import Flood
from .limits import Json
from .methods import HANDLERS
from .methods.receiving import get_updates
from .params import Params
from .pending import batch_json
from .transport import garbage, ok, read_params, refusal, reply
from .world import World

PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>[A-Za-z]+)")
FILE_PATH = re.compile(r"/file/bot(?P<token>[^/]+)/(?P<path>.+)")
SHOWN = 2000


class Gateway:
    """Answers HTTP requests of one bot on a world.

    `violations` are calls no correct bot makes; `latency` is the simulated round trip in seconds;
    `fast` leaves validation out, for benches.
    """

    def __init__(self, world: World, token: str, *, fast: bool = False) -> None:
        self.world = world
        self.token = token
        self.fast = fast
        self.latency = 0.0
        self.faults = Faults()
        self.flood = Flood(world.clock)
        self.calls = Calls(world.bell)
        self.violations: list[str] = []
        world.webhook.execute = self._execute_reply
        if not fast:
            validate.load()

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one HTTP request."""
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
                self.violations.append(f"{call.method}: {error.description} {call.params}"[:SHOWN])
            self._log(call, error.code, error.description)
            return refusal(error)
        except Exception:
            # A fault of this server must fail the test, not look like one of Telegram's bad days.
            self.violations.append(f"the fake itself failed: {traceback.format_exc()}")
            self._log(call, 500, "the fake itself failed")
            return refusal(ApiError(500, "Internal Server Error"))
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
        self.flood.check(name, params.chat_id())
        if name == "getupdates":
            return batch_json(await get_updates(self.world, params))
        handler = HANDLERS.get(name)
        if handler is None:
            return ok(self._generic(name, params))
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

    def _generic(self, method: str, params: Params) -> bool:
        if not self.fast and not validate.answers_true(method):
            raise ApiError(501, f"Not Implemented: this fake has no {method}", violation=True)
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
