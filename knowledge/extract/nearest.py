"""What is said nearest to a figure among the words it owns."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from knowledge.model import Mention, Nature, Span


class Inherited(NamedTuple):
    """A slot's mention and where it was found: own, sentence, block, heading, report or title."""

    mention: Mention
    origin: str


class Owner(Protocol):
    """What stands somewhere and owns words, a figure finished or in the making."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def own(self) -> tuple[Span, ...]: ...  # noqa: D102
    @property
    def nature(self) -> Nature | None: ...  # noqa: D102


def find_nearest(
    mentions: Sequence[Mention], starts: Sequence[int], spans: Sequence[Span], at: int
) -> Mention | None:
    """Return the mention inside `spans` nearest to `at`, one before it preferred."""
    best: Mention | None = None
    least = (True, 0)
    for span in spans:
        end = span.end
        index = bisect_left(starts, span.start)
        while index < len(starts) and (begin := starts[index]) < end:
            if mentions[index].end <= end:
                distance = (begin > at, abs(begin - at))
                if best is None or distance < least:
                    best, least = mentions[index], distance
            index += 1
    return best
