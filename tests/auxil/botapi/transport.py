"""HTTP in and out of the fake server: every way in which libraries send parameters."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField

from .errors import ApiError, violation
from .params import Params, Upload

JSON_HEADERS = {"Content-Type": "application/json"}
FORM = "application/x-www-form-urlencoded"


async def read_params(request: web.BaseRequest) -> Params:
    """Return the parameters of a request."""
    kind = request.content_type
    query = dict(request.query) if request.query_string else {}
    if request.method == "GET" or not request.body_exists:
        return Params(query)
    if kind.startswith("multipart/"):
        return await _multipart(request, query)
    body = await request.read()
    if kind == "application/json":
        return Params({**query, **read_json(body)})
    if kind == FORM:
        return Params({**query, **dict(parse_qsl(body.decode(), keep_blank_values=True))})
    return Params(query)


def read_json(body: bytes) -> Mapping[str, Any]:
    """Return the object in a JSON body."""
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise violation("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise violation("object expected")
    return value


async def _multipart(request: web.BaseRequest, query: dict[str, Any]) -> Params:
    files: dict[str, Upload] = {}
    values: dict[str, Any] = dict(query)
    for name, part in (await request.post()).items():
        if isinstance(part, FileField):
            with part.file as stream:
                files[name] = Upload(part.filename, stream.read(), part.content_type)
        else:
            values[name] = part.decode() if isinstance(part, bytes | bytearray) else part
    return Params(values, files)


def ok(result: Any) -> str:
    """Return the body of a successful answer."""
    return json.dumps({"ok": True, "result": result})


def reply(body: str, status: int = 200) -> web.Response:
    """Return an HTTP response with a JSON body."""
    return web.Response(body=body.encode(), status=status, headers=JSON_HEADERS)


def refusal(error: ApiError) -> web.Response:
    """Return the HTTP response of a refused call."""
    response = reply(json.dumps(error.body()), error.code)
    if "retry_after" in error.parameters:
        response.headers["Retry-After"] = str(error.parameters["retry_after"])
    return response


def garbage() -> web.Response:
    """Return what a proxy in front of Telegram says when it is unwell."""
    page = "<html><head><title>502 Bad Gateway</title></head></html>"
    return web.Response(text=page, status=502, content_type="text/html")
