"""Figures of the time compared with: "(803 ca cùng kỳ)" is of another year than all around it.

"tăng 7,9 lần so với cùng kỳ năm 2021 (803 ca)", "cùng kỳ năm ngoái chỉ là 212 tỷ", "giảm còn 5 vụ,
so với 18 vụ của nhiệm kỳ 2013 - 2018": what stands right beside a period that is only compared with
holds for it. "cùng kỳ" is the stretch that holds around, in the year that is named.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from knowledge.extract.nearest import Inherited, Owner
from knowledge.extract.wording import words
from knowledge.model import Mention, Nature
from knowledge.text.fold import fold_whole

_CUE_REACH = 24
_FIGURE_REACH = 40
_SAME_PERIOD = re.compile(r"\bcùng k[ỳì]")


class ComparedPeriods:
    """The periods of a report that are only compared with, asked for the figures beside them."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._folded = fold_whole(text)
        self._mentions = mentions
        self._stretches: dict[tuple[int, int], bool] = {}
        self._starts = [mention.start for mention in mentions]

    def find(self, fact: Owner) -> Mention | None:
        """Return the period compared with that this very figure is told of."""
        at = bisect_left(self._starts, fact.start)
        if at and self._leads_to(self._mentions[at - 1], fact):
            return self._mentions[at - 1]
        after = self._mentions[at] if at < len(self._mentions) else None
        return after if after is not None and self._owns(fact, after) else None

    def _leads_to(self, mention: Mention, fact: Owner) -> bool:
        """Whether the figure is told right behind the period: "năm 2021 (803 ca"."""
        if fact.start - mention.end > _FIGURE_REACH:
            return False
        if not _beside().fullmatch(self._folded[mention.end : fact.start]):
            return False
        before = self._folded[max(0, mention.start - _CUE_REACH) : mention.start]
        if _record().search(before):
            return False
        return fact.nature is Nature.LEVEL or not _comparing().search(before)

    def _owns(self, fact: Owner, mention: Mention) -> bool:
        """Whether the figure is what is compared with: "so với chỉ 3 lượt của năm 2021"."""
        if mention.start - fact.end > _FIGURE_REACH:
            return False
        before = self._folded[max(0, fact.start - _CUE_REACH) : fact.start]
        behind = self._folded[fact.end : mention.start]
        return bool(_comparing().search(before) and _of().fullmatch(behind))

    def is_same_stretch(self, mention: Mention) -> bool:
        """Whether the words are "cùng kỳ", of the year they name or the one before."""
        key = mention.start, mention.end
        known = self._stretches.get(key)
        if known is None:
            low = max(0, mention.start - _CUE_REACH)
            known = _SAME_PERIOD.search(self._folded, low, mention.end) is not None
            self._stretches[key] = known
        return known


def in_year_of(mention: Mention, around: Inherited) -> Mention:
    """Return "cùng kỳ" as the stretch around it, moved: 2022-01/2022-06 → 2021-01/2021-06."""
    year = mention.value[:4]
    parts = around.mention.value.split("/")
    if len({part[:4] for part in parts}) > 1 or not year.isdigit():
        return mention
    return mention._replace(value="/".join(year + part[4:] for part in parts))


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"\s*\(?\s*(?:{words('comparisons', 'beside')}\s+){{0,3}}")


@cache
def _comparing() -> re.Pattern[str]:
    return re.compile(rf"{words('comparisons', 'comparing')}(?:\s+[^\W\d]+){{0,2}}\s*$")


@cache
def _record() -> re.Pattern[str]:
    return re.compile(rf"{words('comparisons', 'record')}\s*$")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[^\W\d]+){{0,2}}\s+{words('comparisons', 'of')}\s*")
