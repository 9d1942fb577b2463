"""How the delivery is doing: what health, readiness and metrics tell, and what went wrong.

`vitals.ill("inbox", error)` logs once when something breaks, `vitals.well("inbox")` once when it is
whole again; in between the bot goes on trying.
"""

import logging
from collections.abc import Callable
from time import monotonic

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_log = logging.getLogger(__name__)
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600)


class Vitals:
    """Numbers and troubles of one running bot; each bot has a registry of its own."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._polled_at: float | None = None
        self.done_at = clock()
        self.listening = False
        self.troubles: dict[str, str] = {}
        self.registry = CollectorRegistry()
        self.received = self._count("updates_received", "Updates kept in the inbox")
        self.repeated = self._count("updates_repeated", "Updates delivered once more")
        self.done = self._count("updates_done", "Updates dealt with")
        self.dead = self._count("dead_letters", "Updates that could not be answered")
        self.calls = self._count("calls", "Calls of the Bot API", "method", "outcome")
        self.waits = Histogram(
            "bot_update_seconds",
            "From keeping an update to having dealt with it",
            registry=self.registry,
            buckets=_SECONDS,
        )
        self._gauge("poll_age_seconds", "Since getUpdates last succeeded", self._poll_age)
        self._gauge("troubles", "Parts that do not work", lambda: len(self.troubles))

    def polled(self) -> None:
        """Note that getUpdates has just succeeded."""
        self._polled_at = self._clock()
        self.well("getUpdates")

    @property
    def poll_age(self) -> float | None:
        """Seconds since getUpdates last succeeded; None when it never did, or nobody polls."""
        return None if self._polled_at is None else self._clock() - self._polled_at

    def answered(self, waited: float) -> None:
        """Note that an update has been dealt with, so many seconds after it was kept."""
        self.done_at = self._clock()
        self.done.inc()
        self.waits.observe(max(0.0, waited))

    def called(self, method: str, outcome: str) -> None:
        """Count a call of the Bot API."""
        self.calls.labels(method, outcome).inc()

    def ill(self, part: str, error: Exception) -> None:
        """Note that a part does not work; told once."""
        if part not in self.troubles:
            _log.error("%s failed (%s), trying again", part, _words(error))
        self.troubles[part] = type(error).__name__

    def well(self, part: str) -> None:
        """Note that a part works; told once after it did not."""
        if self.troubles.pop(part, None):
            _log.warning("%s works again", part)

    def watch(self, name: str, about: str, value: Callable[[], float]) -> None:
        """Publish a number that is looked up when asked for."""
        self._gauge(name, about, value)

    def _count(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"bot_{name}", about, labels, registry=self.registry)

    def _gauge(self, name: str, about: str, value: Callable[[], float]) -> None:
        Gauge(f"bot_{name}", about, registry=self.registry).set_function(value)

    def _poll_age(self) -> float:
        age = self.poll_age
        return float("nan") if age is None else age


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
