"""Every call that the bot made, with times: what tests assert on and benches measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .waiting import PATIENCE, Bell

if TYPE_CHECKING:
    from .params import Params


@dataclass(slots=True)
class Call:
    """One call; `at` and `done` are seconds of the event loop's clock."""

    method: str
    params: Params
    at: float
    done: float = 0.0
    status: int = 0
    error: str = ""
    fault: bool = False
    violation: bool = False


class Calls:
    """The log of one server."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._by_method: dict[str, list[Call]] = defaultdict(list)
        self.counts: Counter[str] = Counter()
        self.keep = True

    def add(self, call: Call) -> None:
        """Write a call down."""
        name = call.method.lower()
        self.counts[name] += 1
        if self.keep:
            self._by_method[name].append(call)
        self._bell.ring()

    def of(self, method: str) -> list[Call]:
        """Return every call of a method, oldest first."""
        return list(self._by_method[method.lower()])

    def count(self, method: str) -> int:
        """Return how often a method was called."""
        return self.counts[method.lower()]

    def all(self) -> list[Call]:
        """Return every call, oldest first."""
        every = [call for calls in self._by_method.values() for call in calls]
        return sorted(every, key=lambda call: call.at)

    def refused(self) -> list[Call]:
        """Return the calls that the world refused: no planned faults, no violations."""
        return [call for call in self.all() if call.error and not (call.fault or call.violation)]

    def clear(self) -> None:
        """Forget everything, as before a measurement."""
        self._by_method.clear()
        self.counts.clear()

    async def wait(self, method: str, count: int = 1, *, timeout: float = PATIENCE) -> list[Call]:  # noqa: ASYNC109
        """Return the calls of a method once there are so many of them."""
        await self._bell.until(
            lambda: self.count(method) >= count,
            what=lambda: f"call {count} of {method}; calls were {dict(self.counts)}",
            timeout=timeout,
        )
        return self.of(method)
