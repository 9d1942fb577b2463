"""Which bracket a figure stands in: "12 tổ chức đảng (khiển trách 9) và 640 đảng viên".

The 9 stands in the bracket that opens behind the 12; the 12 and the 640 stand in none.
"""

import re
from collections.abc import Iterator, Sequence

from knowledge.model import Span

_OPEN = "(["
_BRACKET = re.compile(r"[(\[)\]]")


def find_openings(text: str, sentence: Span, positions: Sequence[int]) -> list[int | None]:
    """Return for each ascending position the offset of the innermost bracket open there."""
    if not any(text.find(mark, sentence.start, sentence.end) >= 0 for mark in _OPEN):
        return [None] * len(positions)
    found: list[int | None] = []
    stack: list[int] = []
    marks = _marks(text, sentence)
    mark = next(marks, None)
    for position in positions:
        while mark is not None and mark < position:
            if text[mark] in _OPEN:
                stack.append(mark)
            elif stack:
                stack.pop()
            mark = next(marks, None)
        found.append(stack[-1] if stack else None)
    return found


def _marks(text: str, sentence: Span) -> Iterator[int]:
    """Yield the brackets; one never closed is an emoticon or a slip and encloses nothing."""
    stack: list[int] = []
    paired: list[int] = []
    for match in _BRACKET.finditer(text, sentence.start, sentence.end):
        if match.group() in _OPEN:
            stack.append(match.start())
        elif stack:
            paired += (stack.pop(), match.start())
    return iter(sorted(paired))
