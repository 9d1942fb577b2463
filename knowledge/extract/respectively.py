"""Figures said in the order of what was named: "xuất khẩu và nhập khẩu lần lượt 54,31 và 53 tỉ
USD".

The first figure owns the words before "và", the second those after it. Where nothing was
coordinated before the cue, the figures are changes of the figures before them, in order.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.extract import natures
from knowledge.extract.hosts import HANGING
from knowledge.extract.segments import Segment
from knowledge.model import Fact, Nature, Span

_ITEM_WORDS = 3
_AND = re.compile(r"\s+và\s+")
_BREAK = re.compile(r"[,;:.()]")


def pair_respectively(text: str, facts: Sequence[Fact], segments: Sequence[Segment]) -> list[Fact]:
    """Return the facts with "lần lượt" and "tương ứng" resolved."""
    paired = list(facts)
    for index, segment in enumerate(segments):
        if natures.ends_respectively(segment.left.cut(text)):
            run = _run_length(text, facts, index)
            items = _coordinated(text, segment.left, run)
            if items:
                _own_items(paired, index, segment.left, items)
            elif index >= run:
                _hang_in_order(paired, index, run)
    return paired


def _run_length(text: str, facts: Sequence[Fact], index: int) -> int:
    """Count the figures listed from `index` on, joined by commas and "và" alone."""
    count = 1
    while index + count < len(facts):
        gap = text[facts[index + count - 1].end : facts[index + count].start]
        if gap.strip(" ,\xa0") not in {"", "và"}:
            break
        count += 1
    return count


def _coordinated(text: str, left: Span, count: int) -> list[Span]:
    """Return the items joined by "và" before the cue, as many as there are figures."""
    words = left.cut(text)
    joints = list(_AND.finditer(words))
    if count != 2 or not joints:
        return []
    joint = joints[-1]
    before = list(re.finditer(r"\w+", words[: joint.start()]))[-_ITEM_WORDS:]
    after = list(re.finditer(r"\w+", words[joint.end() :]))[:_ITEM_WORDS]
    if not before or not after:
        return []
    first = Span(left.start + before[0].start(), left.start + joint.start())
    second = Span(left.start + joint.end(), left.start + joint.end() + after[-1].end())
    if _BREAK.search(first.cut(text)) or _BREAK.search(second.cut(text)):
        return []
    return [first, second]


def _own_items(facts: list[Fact], index: int, left: Span, items: Sequence[Span]) -> None:
    """Give each figure its item and all the words that belong to no item."""
    opening = Span(left.start, items[0].start)
    closing = Span(items[-1].end, left.end)
    for offset, item in enumerate(items):
        own = tuple(span for span in (opening, item, closing) if span.start < span.end)
        facts[index + offset] = replace(facts[index + offset], own=own)


def _hang_in_order(facts: list[Fact], index: int, run: int) -> None:
    """Hang the changes from `index` on, one by one, on the levels before them."""
    levels = [fact for fact in facts[:index] if fact.nature not in {*HANGING, Nature.THRESHOLD}]
    hosts = levels[-run:]
    if len(hosts) < run or facts[index].nature is not Nature.CHANGE:
        return
    for offset, host in enumerate(hosts):
        fact = facts[index + offset]
        own = (*host.own, host.span)
        facts[index + offset] = replace(
            fact, host=host.start, own=own, nature=Nature.CHANGE, direction=facts[index].direction
        )
