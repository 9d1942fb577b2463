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
from itertools import pairwise
from typing import NamedTuple

from knowledge.model import Span

_STRONG = re.compile(r"[;:()\[\]]|\s[-–]\s|\btrong đó\b|\bcòn lại\b")
# A joint opens what is said of the next figure: "cuối năm 2014 | lên 4,9 triệu".
_JOINTS = {"lên", "xuống", "còn", "tới", "đến", "với", "đạt", "là", "bằng"}
_COMMAS = {",", "và", "cùng"}
_MARK = re.compile(
    r"[;:()\[\]]|,(?!\d)|\s[-–]\s"
    r"|\b(?:trong đó|còn lại|và|cùng|lên|xuống|còn|tới|đến|với|đạt|là|bằng)\b"
)
# "Tổng vốn của 3 chương trình là 3.478 tỷ": the first figure stands in the subject of the second.
_COPULA = re.compile(
    r"(?:ước\s+)?\b(?:là|đạt|bằng)\s*(?:ước\s+|khoảng\s+)*$|\w(?<!xuống)\s+(?:còn|có)\s*$"
)
_COPULA_ENDINGS = ("là", "đạt", "bằng", "ước", "khoảng", "còn", "có")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MEASURED = re.compile(r"(?:%|đồng|USD)$")
_LISTED = re.compile(r"[\s,\xa0]*(?:và|cùng)?[\s\xa0]*")
# A bracket that opens right behind a figure, up to the figure in it.
_OPENS_BESIDE = re.compile(r"\s*\([^()]*")
_TAIL = re.compile(r"[^,;:()]*")
_SHORT_ITEM = 2  # words


class Segment(NamedTuple):
    """The words left and right of a figure, and those it shares with figures listed with it."""

    left: Span
    right: Span
    shared: tuple[Span, ...] = ()

    @property
    def behind(self) -> tuple[Span, ...]:
        """What may tell what befell the figure, the nearest first."""
        return (self.right, *self.shared)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of them, without an empty one."""
        return tuple(
            span for span in (self.left, self.right, *self.shared) if span.start < span.end
        )


def cut_segments(text: str, sentence: Span, figures: Sequence[Span]) -> list[Segment]:
    """Return one segment per figure; figures are in order and inside the sentence."""
    if not figures:
        return []
    segments: list[Segment] = []
    left = _first_left(text, sentence.start, figures[0].start)
    listed: list[bool] = []
    for one, other in pairwise(figures):
        gap = _share_gap(text, one, other)
        listed.append(gap.is_listing)
        segments.append(Segment(left, Span(one.end, gap.end)))
        # "là": the figure has the words of the figure inside its subject.
        left = Span(left.start if gap.is_copular else gap.start, other.start)
    segments.append(Segment(left, _last_right(text, figures[-1].end, sentence.end)))
    if len(figures) == 1:
        return segments
    if any(listed):
        segments = _share_endings(listed, segments)
    if text.find("(", figures[0].end, figures[-1].start) < 0:
        return segments
    return _reach_behind_brackets(text, sentence, figures, segments)


def is_listing(gap: str) -> bool:
    """Whether only commas and "và" stand between two figures."""
    return bool(_LISTED.fullmatch(gap)) and bool(gap.strip())


def _share_endings(listed: Sequence[bool], segments: Sequence[Segment]) -> list[Segment]:
    """Words behind the last of listed figures tell of all: "41 tổ chức, 186 người có vi phạm"."""
    shared = list(segments)
    for index in range(len(listed) - 1, -1, -1):
        if listed[index]:
            ending = shared[index + 1]
            shared[index] = shared[index]._replace(shared=(ending.right, *ending.shared))
    return shared


def _reach_behind_brackets(
    text: str, sentence: Span, figures: Sequence[Span], segments: Sequence[Segment]
) -> list[Segment]:
    """Give a figure the words behind the bracket that follows it: "604 xã (42,41%) đạt chuẩn"."""
    reaching = list(segments)
    for index, figure in enumerate(figures[:-1]):
        if not _OPENS_BESIDE.fullmatch(text[figure.end : figures[index + 1].start]):
            continue
        close = text.find(")", figures[index + 1].end, sentence.end)
        behind = [other.start for other in figures if other.start > close]
        tail = _TAIL.match(text, close + 1, min(behind, default=sentence.end))
        if close >= 0 and tail and not _LISTED.fullmatch(tail.group()):
            span = Span(*tail.span())
            reaching[index] = reaching[index]._replace(shared=(*reaching[index].shared, span))
    return reaching


def _first_left(text: str, start: int, end: int) -> Span:
    """Cut at the last `;` or sentence-like break, for what stands before it says something else."""
    cut = max(text.rfind(";", start, end) + 1, start)
    return Span(cut, end)


def _last_right(text: str, start: int, end: int) -> Span:
    cut = text.find(";", start, end)
    return Span(start, end if cut < 0 else cut)


class _Gap(NamedTuple):
    """Where the left figure's words end and the right one's begin, and how both belong together."""

    end: int
    start: int
    is_copular: bool = False
    is_listing: bool = False


def _share_gap(text: str, one: Span, other: Span) -> _Gap:
    start, end = one.end, other.start
    said = gap = text[start:end]
    if "(" in gap or "[" in gap:
        # A bracket that holds no figure explains a word: "bảo hiểm y tế (BHYT) đạt".
        gap = _BRACKETED.sub(lambda match: "_" * len(match.group()), said)
    strong: list[re.Match[str]] = []
    commas: list[re.Match[str]] = []
    joint: re.Match[str] | None = None
    for mark in _MARK.finditer(gap):
        word = mark.group()
        if word in _COMMAS:
            commas.append(mark)
        elif word not in _JOINTS:
            strong.append(mark)
        else:
            joint = joint or mark
    if strong:
        begin = _start_after_strong(gap, start, strong)
        first = commas[0] if commas and begin < start + strong[-1].start() else strong[0]
        return _Gap(start + min(first.start(), strong[0].start()), begin)
    if not commas:
        is_copular = gap == said and _ends_in_copula(gap)
        if joint is None:
            return _Gap(end, start, is_copular)
        return _Gap(start + joint.start(), start + joint.start(), is_copular)
    if not gap[commas[-1].end() :].strip():
        # "509 nhà bị đổ, sập và 12.571 nhà": the next figure has no words of its own.
        ends = commas[-2] if len(commas) > 1 and _adjoin(gap, commas) else commas[-1]
        return _Gap(start + ends.start(), start + commas[-1].end(), is_listing=is_listing(said))
    figure = text[one.start : start]
    begin = start + _enumeration_start(figure, gap, commas)
    return _Gap(start + commas[0].start(), begin)


def _ends_in_copula(gap: str) -> bool:
    return gap.rstrip().endswith(_COPULA_ENDINGS) and _COPULA.search(gap) is not None


def _adjoin(gap: str, commas: Sequence[re.Match[str]]) -> bool:
    """Whether the last two delimiters are one: ", và"."""
    return not gap[commas[-2].end() : commas[-1].start()].strip()


def _enumeration_start(figure: str, gap: str, commas: Sequence[re.Match[str]]) -> int:
    """Return where the next figure's words begin: "tăng 14,2%, | nông, lâm, thủy sản tăng 3,9%"."""
    if len(commas) == 1 or gap[: commas[0].start()].strip() or not _MEASURED.search(figure):
        return commas[-1].end()
    pieces = (gap[a.end() : b.start()].split() for a, b in pairwise(commas))
    opens = all(1 <= len(piece) <= _SHORT_ITEM for piece in pieces)
    return (commas[0] if opens else commas[-1]).end()


def _start_after_strong(gap: str, start: int, strong: list[re.Match[str]]) -> int:
    """A figure opening a bracket owns the words before it: "xây dựng (340.000 người)"."""
    last = strong[-1]
    opens_bracket = last.group() in "([:" and not gap[last.end() :].strip()
    if not opens_bracket:
        return start + last.end()
    before = gap[: last.start()]
    inner = [*_STRONG.finditer(before), *re.finditer(r",(?!\d)", before)]
    return start + (max(match.end() for match in inner) if inner else 0)
