"""Telegram's own limits on a bot's messages per chat, off unless a test turns them on.

Private: about one a second with short bursts; groups: twenty a minute. Who sends more gets 429, and
sending on while told to wait makes the wait no shorter. Chat actions do not count.
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable

from .errors import too_many_requests

COUNTED = frozenset({"sendmessage", "senddocument", "sendphoto"})


class Flood:
    """The messages of the last while, per chat."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._burst = 0
        self._per_minute = 0
        self._sent: dict[int, deque[float]] = defaultdict(deque)
        self.refused = 0

    def on(self, *, private_burst: int = 5, group_per_minute: int = 20) -> None:
        """Enforce so many messages in as many seconds privately, and so many a minute in groups."""
        self._burst, self._per_minute = private_burst, group_per_minute

    def off(self) -> None:
        """Enforce nothing."""
        self._burst = self._per_minute = 0
        self._sent.clear()

    def check(self, method: str, chat_id: int | str | None) -> None:
        """Refuse a message that comes too soon."""
        if not self._burst or method not in COUNTED or not isinstance(chat_id, int):
            return
        group = chat_id < 0
        count, window = (self._per_minute, 60.0) if group else (self._burst, float(self._burst))
        sent, now = self._sent[chat_id], self._clock()
        while sent and sent[0] <= now - window:
            sent.popleft()
        if len(sent) >= count:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(sent[0] + window - now)))
        sent.append(now)
