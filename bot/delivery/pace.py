"""How fast one chat may be written to: as Telegram last asked, and never more than it publishes.

A group takes 20 messages a minute, so the 21st waits. A private chat takes about one a second, but
forgives bursts: it is only slowed to that after Telegram has complained once.
"""

import asyncio
from collections import deque
from time import monotonic

GROUP_COUNT, GROUP_WINDOW = 20, 60.0
PRIVATE_GAP = 1.0
WARY = 60.0
COUNTED = ("send", "copy", "forward")


class Pace:
    """One chat's calls, one after the other."""

    def __init__(self, chat: object) -> None:
        self.turn = asyncio.Lock()
        self.users = 0
        self._group = isinstance(chat, int) and chat < 0
        self._sent: deque[float] = deque(maxlen=GROUP_COUNT)
        self._until = 0.0
        self._wary_until = 0.0

    @property
    def parked(self) -> bool:
        """Whether Telegram asked not to write here for now."""
        return self._until > monotonic()

    @property
    def remembers(self) -> bool:
        """Whether something is known of this chat that the next message must heed."""
        now = monotonic()
        recent = self._group and bool(self._sent) and self._sent[-1] > now - GROUP_WINDOW
        return recent or self._until > now or self._wary_until > now

    def seconds_to_wait(self) -> float:
        """Return how long the next message must wait."""
        now, until = monotonic(), self._until
        if self._sent and self._wary_until > now:
            until = max(until, self._sent[-1] + PRIVATE_GAP)
        if self._group and len(self._sent) == GROUP_COUNT:
            until = max(until, self._sent[0] + GROUP_WINDOW)
        return until - now

    def note_sent(self, name: str) -> None:
        """Count a message on its way; edits and actions are free."""
        if name.startswith(COUNTED):
            self._sent.append(monotonic())

    def park(self, seconds: float) -> None:
        """Let nothing go for so many seconds, and be careful for a while after."""
        now = monotonic()
        self._until = now + seconds
        self._wary_until = self._until + WARY
