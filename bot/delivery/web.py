"""The bot's own HTTP: Telegram's webhook, and how the bot is doing.

`/healthz` answers 200 while updates come in and get answered; `/readyz` while questions can be
answered, too; `/metrics` is for Prometheus. None of them tells a secret or what anybody wrote, but
only the webhook's path is meant for the world outside.
"""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.delivery.health import Health
from bot.delivery.webhook import Webhook

SHUTDOWN = 1


def build_web(health: Health, webhook: Webhook | None) -> Starlette:
    """Return the routes of a bot; without a webhook only how it is doing."""

    async def healthz(_: Request) -> Response:
        report = await health.report()
        return JSONResponse(report, 200 if health.is_alive(report) else 503)

    async def readyz(_: Request) -> Response:
        report = await health.report()
        return JSONResponse(report, 200 if health.is_ready(report) else 503)

    async def metrics(_: Request) -> Response:
        await health.report()
        return Response(generate_latest(health.registry), media_type=CONTENT_TYPE_LATEST)

    routes = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
    if webhook is not None:
        routes.append(Route(webhook.path, webhook.take, methods=["POST"]))
    return Starlette(routes=routes)


def bind(address: tuple[str, int]) -> socket.socket:
    """Return a socket listening there; raises OSError when it cannot."""
    host, port = address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, reuse_port=False)


async def serve_web(app: Starlette, listening: socket.socket) -> None:
    """Serve until cancelled; requests that are being answered are answered to the end."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=SHUTDOWN,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve([listening]))
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    """uvicorn inside a program that listens for signals itself."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield
