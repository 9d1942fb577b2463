"""Whether answers come so quickly that a thread of their own would cost more than it spares.

`with ease.measured(): …` around each answer; `ease.is_quick` once all of them were quick for a
while. A hop to a thread costs as much as a short answer itself, and while the thread is busy the
event loop waits for the interpreter after each call to the network.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

QUICK = 0.002
FORGETTING = 0.98
UNKNOWN = 10 * QUICK
"""So that a store proves by about a hundred answers that it is quick."""


class Ease:
    """The slowest answer of late, forgotten by two in a hundred with each that follows."""

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        self._clock = clock
        self._slowest = UNKNOWN

    @property
    def is_quick(self) -> bool:
        """Whether no answer of late took longer than `QUICK` seconds of a processor."""
        return self._slowest < QUICK

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Take the time of an answer, without what other threads take meanwhile."""
        began = self._clock()
        yield
        self._slowest = max(self._clock() - began, FORGETTING * self._slowest)
