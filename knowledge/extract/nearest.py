"""What is said nearest to a figure among the words it owns."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.model import Mention, Span


class Inherited(NamedTuple):
    """A slot's mention and where it was found: own, sentence, block, heading, report or title."""

    mention: Mention
    origin: str


def find_nearest(
    mentions: Sequence[Mention], starts: Sequence[int], spans: Sequence[Span], at: int
) -> Inherited | None:
    """Return the mention inside `spans` nearest to `at`, one before it preferred."""
    inside: list[Mention] = []
    for span in spans:
        for mention in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if mention.span in span:
                inside.append(mention)
    if not inside:
        return None
    return Inherited(min(inside, key=lambda m: (m.start > at, abs(m.start - at))), "own")
