"""Which figure another one hangs on: the whole of a part, the level of a share or of a change.

In "kỷ luật 12 tổ chức đảng (khiển trách 9, cảnh cáo 3)" the 9 and the 3 hang on the 12, and in
"698 đảng viên, trong đó khai trừ 81, cách chức 30" the 81 and the 30 on the 698; in "cá tra đạt
2,26 tỉ USD, tăng 26,4%" the percentage hangs on the amount. "xây dựng (340.000 người)" hangs on
nothing.
"""

from collections import defaultdict
from collections.abc import Sequence

from knowledge.extract import natures, signals
from knowledge.extract.drafts import Draft
from knowledge.extract.reading import Reading
from knowledge.extract.wording import fold_word
from knowledge.model import Mention, MentionKind, Nature

HANGING = {Nature.SHARE, Nature.CHANGE}
_NO_WHOLE = {*HANGING, Nature.THRESHOLD, Nature.BASE}


class Before:
    """The figures of a sentence so far, by the bracket they stand in, and the one before it."""

    def __init__(self, earlier: Draft | None, start: int) -> None:
        self.drafts: list[Draft] = []
        self.earlier, self.start = earlier, start
        self._beside: defaultdict[int | None, list[Draft]] = defaultdict(list)

    def add(self, draft: Draft) -> None:
        """Add the next figure."""
        self.drafts.append(draft)
        self._beside[draft.opening].append(draft)

    def beside(self, opening: int | None) -> list[Draft]:
        """Return the figures at the same depth: inside the same bracket, or in none."""
        return self._beside[opening]


def find_host(reading: Reading, draft: Draft, before: Before) -> Draft | None:
    """Return the figure that a draft hangs on, if any."""
    beside, opening = before.beside(draft.opening), draft.opening
    if draft.nature in HANGING:
        found = _last_level(beside) or _outside(reading, before, opening)
        return found or _last_level(before.drafts)
    left = draft.segment.left
    if draft.mention.kind is MentionKind.PERCENT and natures.is_bare(reading.fold(left)):
        return _last_whole(beside) or _outside(reading, before, opening)
    if opening is not None:
        return _outside(reading, before, opening)
    gap = before.drafts[-1].end if before.drafts else before.start
    if reading.signals.within(gap, draft.start) & signals.PART and natures.opens_parts(
        reading.folded[gap : draft.start]
    ):
        return _whole_of(draft.mention, beside) or before.earlier
    return _host_of_the_list(reading, draft.mention, beside) if beside else None


def _is_whole(draft: Draft) -> bool:
    return draft.nature not in _NO_WHOLE


def _last_level(drafts: Sequence[Draft]) -> Draft | None:
    return next(filter(_is_whole, reversed(drafts)), None)


def _last_whole(drafts: Sequence[Draft]) -> Draft | None:
    for draft in reversed(drafts):
        if draft.measure is not MentionKind.PERCENT and _is_whole(draft):
            return draft
    return None


def _whole_of(mention: Mention, beside: Sequence[Draft]) -> Draft | None:
    """Return the last figure that is no part itself, one of the same unit first."""
    wholes = [
        d
        for d in beside
        if _is_whole(d) and d.host is None and d.measure is not MentionKind.PERCENT
    ]
    alike = [d for d in wholes if mention.unit and _same(d.unit, mention.unit)]
    found = alike or wholes
    return found[-1] if found else None


def _host_of_the_list(reading: Reading, mention: Mention, beside: Sequence[Draft]) -> Draft | None:
    """A figure listed after a part is a part of the same whole: "khai trừ 81, cách chức 30"."""
    part = _last_level(beside)
    if part is None or part.host is None or part.measure is MentionKind.PERCENT:
        return None
    host = next((d for d in beside if d.start == part.host and _is_whole(d)), None)
    gap = reading.text[part.end : mention.start]
    if host is None or any(mark in gap for mark in ";:."):
        return None
    return host if mention.unit is None or _same(part.unit, mention.unit) else None


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and fold_word(one) == fold_word(other)


def _outside(reading: Reading, before: Before, opening: int | None) -> Draft | None:
    """Return the last figure before the bracket, unless other words come in between.

    What hangs on it does not: "kết nạp 210 đảng viên, đạt 105% chỉ tiêu (nữ 98)".
    """
    if opening is None:
        return None
    ahead = [d for d in before.drafts if d.end <= opening]
    outside = _last_level(ahead)
    if outside is None:
        return None
    last = ahead[-1] if ahead[-1].host == outside.start else outside
    gap = reading.text[last.end : opening]
    return None if any(mark in gap for mark in ",;:)") else outside
