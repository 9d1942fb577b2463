"""Which whole sentences a stretch of text lies in, so that a fact can show where it was read."""

from bisect import bisect_right
from collections.abc import Sequence

from knowledge.model import Sentence, Span


def covering(sentences: Sequence[Sentence], span: Span) -> Span:
    """Return the stretch of whole sentences that `span` lies in."""
    first = bisect_right(sentences, span.start, key=_start) - 1
    last = bisect_right(sentences, max(span.end - 1, span.start), key=_start) - 1
    if last < 0:
        return span
    first = max(first, 0)
    start, end = sentences[first].span.start, sentences[last].span.end
    return Span(min(start, span.start), max(end, span.end))


def _start(sentence: Sentence) -> int:
    return sentence.span.start
