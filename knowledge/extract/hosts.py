"""Which figure another one hangs on: the whole of a part, the level of a share or of a change.

In "kỷ luật 12 tổ chức đảng (khiển trách 9, cảnh cáo 3)" the 9 and the 3 hang on the 12, and in
"698 đảng viên, trong đó khai trừ 81, cách chức 30" the 81 and the 30 on the 698; in "cá tra đạt
2,26 tỉ USD, tăng 26,4%" the percentage hangs on the amount. "xây dựng (340.000 người)" hangs on
nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extract import natures
from knowledge.extract.reading import Reading
from knowledge.extract.segments import Segment
from knowledge.extract.wording import fold_word
from knowledge.model import Fact, Mention, MentionKind, Nature, Span

HANGING = {Nature.SHARE, Nature.CHANGE}
_NO_WHOLE = {*HANGING, Nature.THRESHOLD, Nature.BASE}


class Before(NamedTuple):
    """The figures so far, the brackets they stand in, the figure before them all, their start."""

    facts: Sequence[Fact]
    openings: Sequence[int | None]
    earlier: Fact | None
    start: int

    def beside(self, opening: int | None) -> list[Fact]:
        """Return the figures at the same depth: inside the same bracket, or in none."""
        return [f for f, where in zip(self.facts, self.openings, strict=True) if where == opening]


def find_host(
    reading: Reading,
    mention: Mention,
    nature: Nature,
    segment: Segment,
    opening: int | None,
    before: Before,
) -> Fact | None:
    """Return the figure that `mention` hangs on, if any."""
    beside = [fact for fact in before.beside(opening) if fact.nature not in _NO_WHOLE]
    outside = _bracket_host(reading.text, opening, before) if opening is not None else None
    folded = reading.fold(segment.left)
    if nature in HANGING:
        return (beside[-1] if beside else None) or outside or _last_level(before)
    if mention.kind is MentionKind.PERCENT and natures.is_bare(folded):
        return _last_whole(beside) or outside
    if opening is not None:
        return outside
    if natures.opens_parts(reading.fold(_gap(mention, before))):
        return _whole_of(mention, beside) or before.earlier
    return _host_of_the_list(reading, mention, beside)


def _gap(mention: Mention, before: Before) -> Span:
    """Return the words between the figure before, or where the first one's begin, and this one."""
    return Span(before.facts[-1].end if before.facts else before.start, mention.start)


def _last_level(before: Before) -> Fact | None:
    levels = [fact for fact in before.facts if fact.nature not in _NO_WHOLE]
    return levels[-1] if levels else None


def _last_whole(facts: Sequence[Fact]) -> Fact | None:
    wholes = [fact for fact in facts if fact.measure is not MentionKind.PERCENT]
    return wholes[-1] if wholes else None


def _whole_of(mention: Mention, beside: Sequence[Fact]) -> Fact | None:
    """Return the last figure that is no part itself, one of the same unit first."""
    wholes = [f for f in beside if f.host is None and f.measure is not MentionKind.PERCENT]
    alike = [f for f in wholes if mention.unit and _same(f.unit, mention.unit)]
    found = alike or wholes
    return found[-1] if found else None


def _host_of_the_list(reading: Reading, mention: Mention, beside: Sequence[Fact]) -> Fact | None:
    """A figure listed after a part is a part of the same whole: "khai trừ 81, cách chức 30"."""
    if not beside or beside[-1].host is None or beside[-1].measure is MentionKind.PERCENT:
        return None
    part = beside[-1]
    host = next((fact for fact in beside if fact.start == part.host), None)
    gap = reading.text[part.end : mention.start]
    if host is None or any(mark in gap for mark in ";:."):
        return None
    return host if mention.unit is None or _same(part.unit, mention.unit) else None


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and fold_word(one) == fold_word(other)


def _bracket_host(text: str, opening: int, before: Before) -> Fact | None:
    """Return the last figure before the bracket, unless other words come in between.

    What hangs on it does not: "kết nạp 210 đảng viên, đạt 105% chỉ tiêu (nữ 98)".
    """
    ahead = [f for f in before.facts if f.end <= opening]
    outside = [f for f in ahead if f.nature not in _NO_WHOLE]
    if not outside:
        return None
    last = ahead[-1] if ahead[-1].host == outside[-1].start else outside[-1]
    gap = text[last.end : opening]
    return None if any(mark in gap for mark in ",;:)") else outside[-1]
