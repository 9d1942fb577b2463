"""The plainest client there is, for tests that talk to the server without any bot library."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any

import aiohttp

from .limits import Json
from .server import FakeBotApi


class RawClient:
    """Calls methods by POST: `await raw.call("sendMessage", chat_id=5, text="x")` → the body."""

    def __init__(self, server: FakeBotApi, token: str | None = None) -> None:
        self._base = f"{server.url}/bot{token or server.token}"
        self._files = f"{server.url}/file/bot{token or server.token}"
        self._session = aiohttp.ClientSession()

    async def call(self, method: str, **params: Any) -> Json:
        """Return the JSON body; nested values travel as JSON text in a form."""
        form = {name: _plain(value) for name, value in params.items()}
        async with self._session.post(f"{self._base}/{method}", data=form) as response:
            body: Json = await response.json()
        assert response.status == body.get("error_code", 200)
        return body

    async def result(self, method: str, **params: Any) -> Any:
        """Return the result of a call that must succeed."""
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def error(self, method: str, **params: Any) -> str:
        """Return code and description of a call that must be refused."""
        body = await self.call(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def json_call(self, method: str, params: Json) -> Json:
        """Call with a JSON body."""
        async with self._session.post(f"{self._base}/{method}", json=params) as response:
            body: Json = await response.json()
        return body

    async def upload(self, method: str, field: str, content: bytes, name: str, **more: Any) -> Json:
        """Call with a file in a multipart body."""
        form = aiohttp.FormData(quote_fields=False)
        for key, value in more.items():
            form.add_field(key, _plain(value))
        form.add_field(field, content, filename=name)
        async with self._session.post(f"{self._base}/{method}", data=form) as response:
            body: Json = await response.json()
        return body

    async def download(self, path: str) -> tuple[int, bytes]:
        """Return status and content of a file."""
        async with self._session.get(f"{self._files}/{path}") as response:
            return response.status, await response.read()

    async def updates(self, offset: int = 0, **params: Any) -> list[Json]:
        """Return updates without waiting."""
        found: list[Json] = await self.result("getUpdates", offset=offset, **params)
        return found

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    async def __aenter__(self) -> RawClient:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
