"""Figures said in the order of what was named: "xuất khẩu và nhập khẩu lần lượt 54,31 và 53 tỉ
USD".

Each figure owns the item named in its place and the words that belong to no item. Where nothing was
coordinated before the cue, the figures are changes of the figures before them, in order.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.extract import natures, signals
from knowledge.extract.actions import find_action
from knowledge.extract.drafts import Draft
from knowledge.extract.hosts import HANGING
from knowledge.extract.reading import Reading
from knowledge.extract.segments import is_listing
from knowledge.extract.wording import words
from knowledge.model import Nature, Span

_NO_LEVEL = {*HANGING, Nature.THRESHOLD}

_ITEM_WORDS = 3
_JOINT = re.compile(r"\s*,\s+(?:và\s+)?|\s+(?:và|cùng)\s+")
# Between what was named and the cue: "…, với | lần lượt".
_LINK = re.compile(r"[\s,]+(?:với|là|đạt|đều)$")
_BREAK = re.compile(r"[;:()]|\.\s")


def pair_respectively(reading: Reading, drafts: list[Draft]) -> None:
    """Resolve "lần lượt" and "tương ứng" among the figures of a sentence."""
    for index, draft in enumerate(drafts):
        if not draft.signals & signals.RESPECTIVELY:
            continue
        left = draft.segment.left
        if natures.ends_respectively(reading.fold(left)):
            run = _run_length(reading.text, drafts, index)
            items = _coordinated(reading, left, run)
            if items:
                _own_items(reading, drafts[index:], (left, items))
            elif index >= run:
                _hang_in_order(drafts, index, run)


def _run_length(text: str, drafts: Sequence[Draft], index: int) -> int:
    """Count the figures listed from `index` on, joined by commas and "và" alone."""
    count = 1
    for one, other in pairwise(drafts[index:]):
        if not is_listing(text[one.end : other.start]):
            break
        count += 1
    return count


def _coordinated(reading: Reading, left: Span, count: int) -> list[Span]:
    """Return the items joined before the cue, as many as there are figures."""
    cue = re.search(words("natures", "respectively", "cues"), reading.fold(left))
    if count == 1 or cue is None:
        return []
    listed = left.cut(reading.text)[: cue.start()].rstrip(" ,")
    listed = _LINK.sub("", listed)
    breaks = list(_BREAK.finditer(listed))
    start = breaks[-1].end() if breaks else 0
    joints = list(_JOINT.finditer(listed, start))[-(count - 1) :]
    if len(joints) < count - 1:
        return []
    edges = [(a.end(), b.start()) for a, b in pairwise(joints)]
    sizes = [len(listed[a:b].split()) for a, b in edges]
    most = max([*sizes, _ITEM_WORDS])
    last = _first_words(reading, listed, left.start, joints[-1].end(), most)
    # The first item is as long as the others: "giá trị | xuất khẩu và nhập khẩu".
    most = max(sizes or [len(listed[slice(*last)].split())])
    first = _last_words(listed, start, joints[0].start(), most)
    items = [Span(left.start + a, left.start + b) for a, b in (first, *edges, last)]
    named = all(item.start < item.end and not reading.time_at(item.start) for item in items)
    return items if named else []


def _last_words(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    found = list(re.finditer(r"\w+", text[start:end]))[-most:]
    return (start + found[0].start(), end) if found else (end, end)


def _first_words(reading: Reading, text: str, base: int, start: int, most: int) -> tuple[int, int]:
    """Return the last item: up to the predicate the items share ("THCS | đạt chuẩn")."""
    end = len(text)
    folded = reading.fold(Span(base, base + end))
    copula = re.compile(words("connectives", "copulas")).search(folded, start + 1)
    if copula:
        end = copula.start()
    found = list(re.finditer(r"\w+", text[start:end]))[:most]
    return (start, start + found[-1].end()) if found else (start, start)


def _own_items(
    reading: Reading, drafts: Sequence[Draft], listed: tuple[Span, Sequence[Span]]
) -> None:
    """Give each figure its item and all the words that belong to no item."""
    left, items = listed
    opening = Span(left.start, items[0].start)
    closing = Span(items[-1].end, left.end)
    action = find_action(reading, opening.start, opening.end)
    said = action.cut(reading.text) if action else None
    for draft, item in zip(drafts, items, strict=False):
        behind = tuple(span for span in draft.own if span.start >= draft.end)
        spans = (opening, item, closing, *behind)
        draft.own = tuple(span for span in spans if span.start < span.end)
        draft.subject = item.cut(reading.text).strip()
        draft.action = said
        draft.origins["subject"] = "own"


def _hang_in_order(drafts: Sequence[Draft], index: int, run: int) -> None:
    """Hang the changes from `index` on, one by one, on the levels before them."""
    levels = [draft for draft in drafts[:index] if draft.nature not in _NO_LEVEL]
    hosts = levels[-run:]
    if len(hosts) < run or drafts[index].nature is not Nature.CHANGE:
        return
    for draft, host in zip(drafts[index:], hosts, strict=False):
        draft.host = host.start
        draft.own = (*host.own, host.span)
        draft.nature = Nature.CHANGE
        draft.direction = drafts[index].direction
        draft.subject, draft.action = host.subject, host.action
        draft.origins |= {"subject": "host", "action": "host"}
