"""Updates waiting for the bot, with the Bot API's rules of confirmation.

An update stays until a getUpdates with a higher offset (or a webhook's 2xx) confirms it; a new
consumer ends the one that waits (409); kinds that were not asked for are never queued.
"""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Sequence
from itertools import islice

from .errors import STANDARD, ApiError
from .limits import Json
from .updates import ON_REQUEST_ONLY
from .waiting import Bell

WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class UpdateQueue:
    """The updates of one bot, oldest first."""

    def __init__(self, first_id: int = 700_000_000) -> None:
        self.pending: OrderedDict[int, str] = OrderedDict()
        self.allowed: frozenset[str] | None = None
        self.bell = Bell()
        self.next_id = first_id
        self.confirmed_id = first_id - 1
        self.conflicts = 0
        self.closed = False
        self._consumer: asyncio.Future[None] | None = None

    def put(self, kind: str, payload: Json) -> int | None:
        """Queue an update and return its id, or None when the bot has not asked for its kind."""
        if not self.wants(kind):
            return None
        update_id = self.next_id
        return self.put_raw(f'{{"update_id":{update_id},"{kind}":{json.dumps(payload)}}}')

    def put_raw(self, text: str) -> int:
        """Queue text as it is under the next id: for updates no parser understands."""
        update_id = self.next_id
        self.next_id += 1
        self.pending[update_id] = text
        self.bell.ring()
        return update_id

    def wants(self, kind: str) -> bool:
        """Tell whether the bot receives this kind."""
        if self.allowed:
            return kind in self.allowed
        return kind not in ON_REQUEST_ONLY

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember allowed_updates; absent keeps the former choice, empty means the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def confirm(self, below: int) -> None:
        """Forget every update whose id is lower."""
        while self.pending and next(iter(self.pending)) < below:
            self.confirmed_id, _ = self.pending.popitem(last=False)
        self.bell.ring()

    def remove(self, update_id: int) -> None:
        """Forget one update, wherever it stands: webhooks confirm out of order."""
        self.pending.pop(update_id, None)
        self.confirmed_id = max(self.confirmed_id, update_id)
        self.bell.ring()

    def drop(self) -> None:
        """Forget everything that waits."""
        self.confirm(self.next_id)

    async def take(self, offset: int, limit: int, timeout: float) -> list[str]:  # noqa: ASYNC109
        """Answer one getUpdates, waiting for the first update at most this long."""
        self._end_other_consumer()
        self._apply_offset(offset)
        if not self.pending and timeout > 0:
            await self._long_poll(timeout)
        return list(islice(self.pending.values(), limit))

    async def _long_poll(self, seconds: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._consumer = mine
        self.bell.ring()
        try:
            await self._first_update(mine, seconds)
        finally:
            if self._consumer is mine:
                self._consumer = None

    async def _first_update(self, ended: "asyncio.Future[None]", seconds: float) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not self.pending and not self.closed and loop.time() < deadline:
            await self.bell.wait(deadline - loop.time())
            if ended.done():
                self.conflicts += 1
                raise ApiError(409, STANDARD[409])

    def _end_other_consumer(self) -> None:
        if self._consumer is not None and not self._consumer.done():
            self._consumer.set_result(None)
            self._consumer = None
            self.bell.ring()

    def _apply_offset(self, offset: int) -> None:
        if offset > 0:
            self.confirm(offset)
        elif offset < 0 and self.pending:
            keep = min(-offset, len(self.pending))
            self.confirm(list(self.pending)[-keep])

    @property
    def polling(self) -> bool:
        """Tell whether a consumer waits right now."""
        return self._consumer is not None

    def close(self) -> None:
        """Let every waiting consumer go."""
        self.closed = True
        self.bell.ring()


def batch_json(texts: Sequence[str]) -> str:
    """Return the body of a getUpdates answer."""
    return '{"ok":true,"result":[' + ",".join(texts) + "]}"
