"""Which words of a sentence belong to which figure.

"kỷ luật 12 tổ chức đảng (khiển trách 9, cảnh cáo 3) và 640 đảng viên": "khiển trách" belongs to
the 9, "cảnh cáo" to the 3, and "kỷ luật", said once before the first figure, opens the sentence
for all.

The text between two figures is shared out at its delimiters: what stands before a strong one
(`;`, a bracket) belongs to the figure on its left, what stands after it to the one on its right;
between two commas it may belong to either.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.model import Span

_STRONG = re.compile(r"[;:()\[\]]|\s[-–]\s|\btrong đó\b|\bcòn lại\b")
_COMMA = re.compile(r",(?!\d)|\bvà\b|\bcùng\b")
# Words that open what is said of the next figure: "cuối năm 2014 | lên 4,9 triệu".
_JOINT = re.compile(r"\b(?:lên|xuống|còn|tới|đến|với|đạt|là|bằng)\b")
_SOFT_OPEN = re.compile(r"^\s*[(\[]")


@dataclass(frozen=True, slots=True)
class Segment:
    """The words left and right of one figure that it alone owns."""

    left: Span
    right: Span

    @property
    def spans(self) -> tuple[Span, ...]:
        """Both sides, without an empty one."""
        return tuple(span for span in (self.left, self.right) if span.start < span.end)


def cut_segments(text: str, sentence: Span, figures: Sequence[Span]) -> list[Segment]:
    """Return one segment per figure; figures are in order and inside the sentence."""
    if not figures:
        return []
    gaps = [_share_gap(text, a.end, b.start) for a, b in pairwise(figures)]
    lefts = [_first_left(text, sentence.start, figures[0].start)]
    lefts += [
        Span(start, figure.start) for (_, start), figure in zip(gaps, figures[1:], strict=True)
    ]
    rights = [Span(figure.end, end) for (end, _), figure in zip(gaps, figures, strict=False)]
    rights.append(_last_right(text, figures[-1].end, sentence.end))
    return [Segment(left, right) for left, right in zip(lefts, rights, strict=True)]


def _first_left(text: str, start: int, end: int) -> Span:
    """Cut at the last `;` or sentence-like break, for what stands before it says something else."""
    cut = max(text.rfind(";", start, end) + 1, start)
    return Span(cut, end)


def _last_right(text: str, start: int, end: int) -> Span:
    cut = text.find(";", start, end)
    return Span(start, end if cut < 0 else cut)


def _share_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the left figure's words end and where the right figure's words begin."""
    gap = text[start:end]
    strong = list(_STRONG.finditer(gap))
    commas = list(_COMMA.finditer(gap))
    if strong:
        begin = _start_after_strong(gap, start, strong)
        first = commas[0] if commas and begin < start + strong[-1].start() else strong[0]
        return start + min(first.start(), strong[0].start()), begin
    if not commas:
        joint = _JOINT.search(gap)
        return (start + joint.start(), start + joint.start()) if joint else (end, start)
    return start + commas[0].start(), start + commas[-1].end()


def _start_after_strong(gap: str, start: int, strong: list[re.Match[str]]) -> int:
    """A figure opening a bracket owns the words before it: "xây dựng (340.000 người)"."""
    last = strong[-1]
    opens_bracket = last.group() in "([" and not gap[last.end() :].strip()
    if not opens_bracket:
        return start + last.end()
    before = gap[: last.start()]
    inner = [*_STRONG.finditer(before), *re.finditer(r",(?!\d)", before)]
    return start + (max(match.end() for match in inner) if inner else 0)
