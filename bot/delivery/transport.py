"""The wire to the Bot API: PTB's requests carried by aiohttp.

PTB's own transport answers 404 updates a second and 15 at a round trip of 60 ms; this one carried
1,766 and 1,403 (NOTES §1). The token is part of every address, so no fault repeats an address.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT, READ, POOL = 5.0, 10.0, 30.0
UPLOAD = 60.0
_DEFAULT = BaseRequest.DEFAULT_NONE
T = TypeVar("T")
Headers = dict[str, str] | None
Said = RequestData | bytes | None
"""What PTB makes of parameters, or JSON that is made already."""
_JSON: Headers = {"Content-Type": "application/json"}
Seconds = Any
"""PTB's marker for "not said", a number of seconds, or None for no limit."""


class AiohttpRequest(BaseRequest):
    """One pool of connections; safe to use from many tasks at once."""

    def __init__(self, connections: int = 256) -> None:
        self._connections = connections
        self._open: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer when a call does not say."""
        return READ

    async def initialize(self) -> None:
        """Open the pool, unless it is open."""
        if self._open is None or self._open.closed:
            self._open = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300),
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._open is not None:
            await self._open.close()
            self._open = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer; PTB's own would write one that it cannot read into the log."""
        try:
            return cast("dict[str, Any]", json.loads(payload))
        except ValueError:
            raise TelegramError("Invalid server response") from None

    async def say(self, url: str, parameters: Mapping[str, Any]) -> Any:
        """Return the result of a call told in the Bot API's own words; PTB takes no look at them.

        Raises what PTB's own `post` does.
        """
        said = json.dumps(parameters).encode()
        # What PTB hands through to `do_request`, it does not look at.
        payload = await self._request_wrapper(url, "POST", said)  # type: ignore[arg-type]
        return self.parse_json_payload(payload)["result"]

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: Said = None,
        read_timeout: Seconds = _DEFAULT,
        write_timeout: Seconds = _DEFAULT,  # noqa: ARG002 (aiohttp knows no such limit)
        connect_timeout: Seconds = _DEFAULT,
        pool_timeout: Seconds = _DEFAULT,
    ) -> tuple[int, bytes]:
        """Return status and body; raises TimedOut or NetworkError, which name no address."""
        if self._open is None:
            raise RuntimeError("the transport is closed")
        body, headers = _body(request_data)
        uploading = isinstance(body, aiohttp.FormData)
        limit = _limit(
            _said(read_timeout, READ),
            _said(pool_timeout, POOL),
            _said(connect_timeout, CONNECT),
            UPLOAD if uploading else CONNECT,
        )
        try:
            async with self._open.request(
                method, url, data=body, headers=headers, timeout=limit, proxy=self._proxy(url)
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    def _proxy(self, url: str) -> str | None:
        """Return what the environment names to get there; looked up once for each server.

        aiohttp's own `trust_env` asks two threads before every request.
        """
        origin = url[: url.find("/", len("https://"))]
        if origin not in self._proxies:
            self._proxies[origin] = _find_proxy(origin)
        return self._proxies[origin]


def _find_proxy(origin: str) -> str | None:
    server = urlsplit(origin)
    if proxy_bypass(server.netloc):
        return None
    return getproxies().get(server.scheme)


def _said(seconds: Seconds, default: float) -> float | None:
    return default if seconds is _DEFAULT else cast("float | None", seconds)


@lru_cache
def _limit(
    silence: float | None, pool: float | None, connect: float | None, more: float
) -> aiohttp.ClientTimeout:
    total = None if silence is None else silence + more
    return aiohttp.ClientTimeout(total, connect=pool, sock_connect=connect, sock_read=silence)


def _body(request_data: Said) -> tuple[aiohttp.FormData | bytes | None, Headers]:
    """Return parameters as JSON, which costs a third of a form's escapes; files as a form."""
    if request_data is None:
        return None, None
    if isinstance(request_data, bytes):
        return request_data, _JSON
    if not request_data.contains_files:
        return json.dumps(request_data.parameters).encode(), _JSON
    form = aiohttp.FormData(quote_fields=False)  # or "báo cáo.docx" would arrive percent-encoded
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, None
