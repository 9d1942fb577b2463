"""Pairs of quotation marks, also where one mark was lost or a pair stands inside another.

“Chi bộ nào còn ‘trung bình chủ nghĩa’ thì …” is one pair; in “… “tự diễn biến” … mới”./. the last
mark has lost its partner and is reported as a lone closer. Linear in the length of the block.
"""

import re
from dataclasses import dataclass

from knowledge.model import Span

_MARK = re.compile(r"[“”„«»\"]")
_BEFORE_OPENING = frozenset(" \t\u00a0(“‘'«[–—-:,")


@dataclass(frozen=True, slots=True)
class Marks:
    """The outermost pairs of a block, marks included, and the marks without a partner."""

    pairs: tuple[Span, ...]
    lone_openers: tuple[int, ...]
    lone_closers: tuple[int, ...]
    lone: frozenset[int]


def find_marks(text: str, block: Span) -> Marks:
    """Return the outermost pairs in `block`: 'ông nói: “A “b” c”' → the span of “A “b” c”."""
    stack: list[int] = []
    pairs: list[Span] = []
    closers: list[int] = []
    for match in _MARK.finditer(text, block.start, block.end):
        at = match.start()
        if _opens(text, at, block, inside=bool(stack)):
            stack.append(at)
        elif stack:
            pairs.append(Span(stack.pop(), at + 1))
        else:
            closers.append(at)
    lone = frozenset((*stack, *closers))
    return Marks(_outermost(pairs), tuple(stack), tuple(closers), lone)


def _opens(text: str, at: int, block: Span, *, inside: bool) -> bool:
    mark = text[at]
    if mark != '"':
        return mark in "“„«"
    after = text[at + 1] if at + 1 < block.end else " "
    before = text[at - 1] if at > block.start else " "
    if after.isspace() or after in ".,;:!?)”»/":
        return False
    return before in _BEFORE_OPENING or (before.isspace() and not inside)


def _outermost(pairs: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for pair in sorted(pairs, key=lambda span: (span.start, -span.end)):
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return tuple(kept)
