"""Updates delivered to the bot's webhook, several at once, again and again until it answers 2xx."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import islice

import aiohttp

from .limits import Json
from .pending import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
Execute = Callable[[Json], Awaitable[None]]


@dataclass(frozen=True)
class Target:
    """Where to deliver."""

    url: str
    secret: str
    connections: int


@dataclass
class Webhook:
    """The delivery of one bot; `retry` and `patience` are in seconds and short for tests."""

    updates: UpdateQueue
    now: Callable[[], int]
    retry: float = 0.05
    patience: float = 10.0
    target: Target | None = None
    execute: Execute | None = None
    last_error: Json = field(default_factory=dict)
    attempts: int = 0
    # So many good answers get lost on the way: the same update is delivered again.
    lose_answers: int = 0
    _workers: list[asyncio.Task[None]] = field(default_factory=list)
    _busy: set[int] = field(default_factory=set)

    async def start(self, target: Target) -> None:
        """Deliver to this target from now on."""
        await self.stop()
        self.target = target
        self._workers = [asyncio.create_task(self._dispatch(target))]

    async def stop(self) -> None:
        """Deliver no more; what is not confirmed stays waiting."""
        self.target = None
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        self._busy.clear()

    def info(self) -> Json:
        """Return WebhookInfo."""
        pending = {"has_custom_certificate": False, "pending_update_count": self._waiting()}
        if self.target is None:
            return {"url": "", **pending}
        told = {"url": self.target.url, "max_connections": self.target.connections}
        allowed = sorted(self.updates.allowed or ())
        more = {"allowed_updates": allowed} if allowed else {}
        return {**told, **pending, **more, **self.last_error}

    def _waiting(self) -> int:
        return len(self.updates.pending)

    async def _dispatch(self, target: Target) -> None:
        timeout = aiohttp.ClientTimeout(total=self.patience)
        connector = aiohttp.TCPConnector(limit=target.connections, ssl=False)
        async with (
            aiohttp.ClientSession(timeout=timeout, connector=connector) as session,
            asyncio.TaskGroup() as deliveries,
        ):
            while not self.updates.closed:
                first = islice(self.updates.pending.items(), target.connections)
                fresh = [item for item in first if item[0] not in self._busy]
                for update_id, text in fresh[: target.connections - len(self._busy)]:
                    self._busy.add(update_id)
                    deliveries.create_task(self._deliver(session, target, update_id, text))
                await self.updates.bell.wait(1.0)

    async def _deliver(
        self, session: aiohttp.ClientSession, target: Target, update_id: int, text: str
    ) -> None:
        while True:
            if await self._attempt(session, target, text):
                break
            await asyncio.sleep(self.retry)
        self._busy.discard(update_id)
        self.updates.remove(update_id)

    async def _attempt(self, session: aiohttp.ClientSession, target: Target, text: str) -> bool:
        self.attempts += 1
        headers = {"Content-Type": "application/json"}
        if target.secret:
            headers[SECRET_HEADER] = target.secret
        try:
            async with session.post(
                target.url, data=text, headers=headers, allow_redirects=False
            ) as response:
                body = await response.read()
                failed = (
                    "" if response.status // 100 == 2 else f"{response.status} {response.reason}"
                )
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            failed, body = type(error).__name__, b""
        if failed:
            words = f"Wrong response from the webhook: {failed}"
            self.last_error = {"last_error_date": self.now(), "last_error_message": words}
            return False
        await self._answered(body)
        lost, self.lose_answers = self.lose_answers > 0, max(0, self.lose_answers - 1)
        return not lost

    async def _answered(self, body: bytes) -> None:
        """Carry out the method that a webhook may answer with."""
        try:
            call = json.loads(body or b"{}")
        except ValueError:
            return
        if self.execute is not None and isinstance(call, dict) and "method" in call:
            await self.execute(call)
