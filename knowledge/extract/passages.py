"""Which whole sentences a stretch of text lies in, so that a fact can show where it was read."""

from bisect import bisect_right
from collections.abc import Sequence

from knowledge.model import Sentence, Span


class Passages:
    """The sentences of a report, ready to be asked which of them a stretch lies in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._spans = [sentence.span for sentence in sentences]
        self._starts = [span.start for span in self._spans]

    def covering(self, span: Span) -> Span:
        """Return the stretch of whole sentences that `span` lies in."""
        start, end = span.start, span.end
        first = bisect_right(self._starts, start) - 1
        if first >= 0 and end <= self._spans[first].end:
            return self._spans[first]
        last = bisect_right(self._starts, max(end - 1, start)) - 1
        if last < 0:
            return span
        first = max(first, 0)
        return Span(min(self._spans[first].start, start), max(self._spans[last].end, end))
