"""Whether the bot does its work: asked by containers, balancers and people with a browser.

A process that runs proves nothing: PTB's own polling may have stopped for ever while it does. What
counts is the age of the last getUpdates that succeeded, and that what waits gets answered.
"""

import time
from collections.abc import Callable
from typing import Any

from prometheus_client import CollectorRegistry, Gauge

from bot.delivery.inbox import Inbox
from bot.delivery.vitals import Vitals
from knowledge import KnowledgeBase, StoreError

POLL_LIMIT = 90.0
STUCK_LIMIT = 600.0
Report = dict[str, Any]


class Health:
    """What is known of one running bot."""

    def __init__(
        self, inbox: Inbox, vitals: Vitals, served: Callable[[], KnowledgeBase], *, polling: bool
    ) -> None:
        self._inbox, self._vitals, self._served, self._polling = inbox, vitals, served, polling
        self._began = time.monotonic()
        facts = Gauge("bot_facts", "Facts being served", registry=vitals.registry)
        facts.set_function(lambda: len(served().facts))

    @property
    def registry(self) -> CollectorRegistry:
        """The metrics of this bot."""
        return self._vitals.registry

    async def report(self) -> Report:
        """Return the state as plain values; `inbox_waiting` is None when it cannot be looked up."""
        waiting: int | None = None
        try:
            depth = await self._inbox.depth()
            waiting = depth.waiting
        except StoreError as error:
            self._vitals.ill("inbox", error)
        served, vitals = self._served(), self._vitals
        return {
            "mode": "polling" if self._polling else "webhook",
            "poll_age_s": _rounded(vitals.poll_age),
            "inbox_waiting": waiting,
            "inbox_oldest_s": _rounded(self._inbox.oldest_age()),
            "in_flight": self._inbox.in_flight,
            "snapshot": str(served.version),
            "reports": len(served.reports),
            "troubles": dict(vitals.troubles),
        }

    def is_alive(self, report: Report) -> bool:
        """Whether updates come in and go out; if not, a new start may help."""
        if self._polling:
            age = report["poll_age_s"]
            if (time.monotonic() - self._began if age is None else age) > POLL_LIMIT:
                return False
        return not (report["inbox_waiting"] and self._idle() > STUCK_LIMIT)

    def is_ready(self, report: Report) -> bool:
        """Whether a question asked now would be kept and answered."""
        listening = self._vitals.listening or report["poll_age_s"] is not None
        whole = report["inbox_waiting"] is not None and not report["troubles"]
        return self.is_alive(report) and listening and whole and bool(report["reports"])

    def _idle(self) -> float:
        """Return for how long nothing has been answered although something waits."""
        return min(self._inbox.oldest_age(), time.monotonic() - self._vitals.done_at)


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
