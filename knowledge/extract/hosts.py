"""Which figure another one hangs on: the whole of a part, the level of a share or of a change.

In "kỷ luật 12 tổ chức đảng (khiển trách 9, cảnh cáo 3)" the 9 and the 3 hang on the 12; in "cá
tra đạt 2,26 tỉ USD, tăng 26,4%" the percentage hangs on the amount. "xây dựng (340.000 người)"
hangs on nothing.
"""

from collections.abc import Sequence

from knowledge.extract.segments import Segment
from knowledge.model import Fact, Mention, MentionKind, Nature

HANGING = {Nature.SHARE, Nature.CHANGE}


def find_host(
    text: str, mention: Mention, nature: Nature, segment: Segment, before: Sequence[Fact]
) -> Fact | None:
    """Return the figure of the same sentence that `mention` hangs on, if any."""
    levels = [
        fact for fact in before if fact.nature not in {*HANGING, Nature.THRESHOLD, Nature.BASE}
    ]
    if not levels:
        return None
    if nature in HANGING:
        return levels[-1]
    opening = _open_bracket(text, before[0].sentence_start, mention.start)
    if opening is not None:
        return _bracket_host(text, opening, levels)
    if mention.kind is MentionKind.PERCENT and _is_bare(segment.left.cut(text)):
        return levels[-1]
    return None


def _open_bracket(text: str, start: int, end: int) -> int | None:
    """Return the offset of the innermost bracket still open at `end`."""
    depth = 0
    for offset in range(end - 1, start - 1, -1):
        if text[offset] in ")]":
            depth += 1
        elif text[offset] in "([":
            if depth == 0:
                return offset
            depth -= 1
    return None


def _bracket_host(text: str, opening: int, levels: Sequence[Fact]) -> Fact | None:
    """Return the last figure before the bracket, unless other words come in between."""
    outside = [fact for fact in levels if fact.end <= opening]
    if not outside:
        return None
    gap = text[outside[-1].end : opening]
    return None if any(mark in gap for mark in ",;:)") else outside[-1]


def _is_bare(left: str) -> bool:
    """A percentage with no words of its own says a share of what stands before it."""
    return not left.strip(" ,(-–\xa0")
