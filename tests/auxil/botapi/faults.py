"""Faults on demand: what networks and Telegram do on bad days, once, n times or until cleared.

`server.faults.next("sendMessage", 429, retry_after=1)` answers the next one with 429;
`server.faults.cut("sendMessage", after=True)` does the work and then drops the connection.
"""

import asyncio
from dataclasses import dataclass
from enum import Enum

from .errors import STANDARD, ApiError, too_many_requests

ALWAYS = 1 << 60


class Kind(Enum):
    """How a fault shows."""

    ERROR = "error"
    CUT = "cut"
    HANG = "hang"
    SLOW = "slow"
    GARBAGE = "garbage"


@dataclass
class Fault:
    """One planned fault; `after` means the call takes effect before it fails."""

    kind: Kind
    method: str
    left: int
    error: ApiError | None = None
    seconds: float = 0.0
    after: bool = False
    chat_id: int | None = None
    hits: int = 0

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Tell whether this fault is meant for such a call."""
        return (
            self.left > 0
            and self.method in ("*", method.lower())
            and (self.chat_id is None or self.chat_id == chat_id)
        )


class Faults:
    """The plan of faults of one server; `"*"` stands for every method."""

    def __init__(self) -> None:
        self._plan: list[Fault] = []
        self.released = asyncio.Event()

    def next(
        self,
        method: str,
        code: int,
        *,
        times: int = 1,
        retry_after: int = 1,
        description: str | None = None,
        chat_id: int | None = None,
        after: bool = False,
    ) -> Fault:
        """Answer the next calls of a method with this error code."""
        if code == 429:
            error = too_many_requests(retry_after)
        else:
            error = ApiError(code, description or STANDARD[code])
        return self._add(Fault(Kind.ERROR, method, times, error, 0.0, after, chat_id))

    def always(self, method: str, code: int, *, retry_after: int = 1) -> Fault:
        """Answer every call of a method with this error code until cleared."""
        return self.next(method, code, times=ALWAYS, retry_after=retry_after)

    def cut(self, method: str, *, times: int = 1, after: bool = False) -> Fault:
        """Drop the connection without an answer, before or after the call takes effect."""
        return self._add(Fault(Kind.CUT, method, times, after=after))

    def hang(self, method: str, *, times: int = 1, after: bool = False) -> Fault:
        """Never answer (until cleared or the server stops): the client runs into its time limit."""
        return self._add(Fault(Kind.HANG, method, times, after=after))

    def slow(self, method: str, seconds: float, *, times: int = ALWAYS) -> Fault:
        """Answer so many seconds later."""
        return self._add(Fault(Kind.SLOW, method, times, seconds=seconds))

    def garbage(self, method: str, *, times: int = 1) -> Fault:
        """Answer an HTML page of a proxy instead of JSON, status 502."""
        return self._add(Fault(Kind.GARBAGE, method, times))

    def clear(self, method: str | None = None) -> None:
        """Forget the plan, or that of one method; hanging calls are let go."""
        for fault in self._plan:
            if method is None or fault.method == method.lower():
                fault.left = 0
        self._plan = [fault for fault in self._plan if fault.left > 0]
        released, self.released = self.released, asyncio.Event()
        released.set()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault meant for this call, counting it."""
        if not self._plan:
            return None
        for fault in self._plan:
            if fault.matches(method, chat_id):
                fault.left -= 1
                fault.hits += 1
                return fault
        return None

    def _add(self, fault: Fault) -> Fault:
        fault.method = fault.method.lower()
        self._plan = [old for old in self._plan if old.left > 0]
        self._plan.append(fault)
        return fault
