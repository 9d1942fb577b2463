"""Stretches of a text that are taken: the digits of "29/7/2019" are a date and no figure.

Asked about spans in ascending order, a guard answers in constant time, so that a long text with
many dates stays linear.
"""

from collections.abc import Sequence
from operator import attrgetter

from knowledge.model import Span

_bounds = attrgetter("start", "end")


class Guard:
    """Spans taken by others; asked in ascending order, it answers in constant time."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=_bounds)
        self._turn = 0
        self._passed = 0

    def covers(self, span: Span) -> bool:
        """Whether a taken span overlaps this one."""
        spans = self._spans
        while self._turn < len(spans) and spans[self._turn].end <= span.start:
            self._passed = max(self._passed, spans[self._turn].end)
            self._turn += 1
        return self._turn < len(spans) and spans[self._turn].overlaps(span)

    def end_around(self, offset: int) -> int | None:
        """Return where the taken span that holds an offset ends, None when it is free."""
        spans = self._spans
        while self._turn < len(spans) and spans[self._turn].end <= offset:
            self._turn += 1
        held = self._turn < len(spans) and spans[self._turn].start <= offset
        return spans[self._turn].end if held else None

    def room(self, text: str) -> tuple[int, int]:
        """Return where the free stretch around the span last asked about begins and ends."""
        free = self._turn == len(self._spans)
        return self._passed, len(text) if free else self._spans[self._turn].start
