"""Where the facts of a report stand, as runs of text that are inside the same facts.

Facts may overlap, a figure in a quote; `runs("Có 16 xã", Span(0, 8), facts)` → ("Có ", ()),
("16 xã", (fact,)).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.model import Fact, Span


class Marks:
    """The facts of a report, ready to be asked which of them a stretch of its text is in."""

    def __init__(self, text: str, facts: Sequence[Fact]) -> None:
        self._text = text
        self._facts = sorted(facts, key=lambda fact: (fact.start, fact.end))
        self._starts = [fact.start for fact in self._facts]
        self._reach = max((fact.end - fact.start for fact in facts), default=0)

    def runs(self, span: Span) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """Yield the text of a span in runs, each with the facts it is inside of, in order."""
        first = bisect_left(self._starts, span.start - self._reach)
        last = bisect_left(self._starts, span.end)
        inside = [fact for fact in self._facts[first:last] if fact.span.overlaps(span)]
        edges = {edge for fact in inside for edge in (fact.start, fact.end)}
        cuts = sorted({span.start, span.end, *(e for e in edges if span.start < e < span.end)})
        for start, end in pairwise(cuts):
            here = tuple(fact for fact in inside if fact.start <= start and end <= fact.end)
            yield self._text[start:end], here
