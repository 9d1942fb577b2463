"""Lines of a page → paragraphs: what was wrapped at the margin is joined, what was ended is not.

"…đạt 74,48% kế" / "hoạch; trong đó…" is one paragraph: the word "hoạch;" would not have fitted
behind "kế". A hyphen at the end of a line stays, for Vietnamese breaks no word: "COVID-" / "19".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.read.pdf_lines import Line
from knowledge.read.pieces import Paragraph, Piece

_OPENS = re.compile(
    r"(?:[-–—+*•●▪◦‣]\s*\S|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđA-ZĐ])[.)/]\s*\S)"
)
_ENDS = re.compile(r"[.!?:;…]['\"”’»)\]]*$|/\.$")
_LETTERHEAD = re.compile(r"\w{2,}\s+\w{2,}")  # capitals, and no abbreviation alone
_HYPHENS = "-\u00ad\u2010\u2011\u0002\ufffe"
_APART = 1.45  # line distances; more parts paragraphs
_SLACK = 1.02


def paragraphs(lines: Sequence[Line], page: int) -> Iterator[Paragraph]:
    """Yield the paragraphs that lines make up."""
    if not lines:
        return
    pace = _pace(lines)
    text = _clean(lines[0].text)
    for before, line in pairwise(lines):
        words = _clean(line.text)
        if _parts(before, line, pace):
            yield Paragraph(text, page)
            text = words
        else:
            text = join_lines(text, words)
    yield Paragraph(text, page)


def join_lines(text: str, words: str) -> str:
    """Return two lines as one: a hyphen at the end holds the next word."""
    if text[-1:] in _HYPHENS and text[-2:-1].isalnum() and words[:1].isalnum():
        kept = text[:-1] if text[-1] == "\u00ad" else f"{text[:-1]}-"
        return kept + words
    return f"{text} {words}"


def _clean(text: str) -> str:
    for hyphen in "\u0002\ufffe":
        text = text.replace(hyphen, "-")
    return text


def _pace(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next."""
    steps = [
        below.bottom - above.bottom
        for above, below in pairwise(lines)
        if 0 < below.bottom - above.bottom < 3 * above.height
    ]
    return sorted(steps)[len(steps) // 4] if steps else lines[0].height * 1.3


def _parts(before: Line, line: Line, pace: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    if before.column != line.column:
        return not _runs_over(before.text, line.text)
    if line.bottom - before.bottom > _APART * max(pace, before.height * 0.9):
        return True
    if abs(before.height - line.height) > 0.25 * max(before.height, line.height):
        return True
    if before.text.isupper() != line.text.isupper() and _LETTERHEAD.search(
        before.text if before.text.isupper() else line.text
    ):
        return True
    if _OPENS.match(line.text) and (_ENDS.search(before.text) or line.left != before.left):
        return True
    return _would_fit(before, line)


def _would_fit(before: Line, line: Line) -> bool:
    """Whether the first word of a line had room behind the line before: that one was ended."""
    words = line.text
    first = words.split(" ", 1)[0]
    letter = (line.right - line.left) / max(1, len(words))
    return before.right + letter * (len(first) + 1) * _SLACK < before.column[1] - letter


def join_pages(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a paragraph that runs over a page's end made one."""
    held: Paragraph | None = None
    for piece in pieces:
        if not isinstance(piece, Paragraph):
            if held:
                yield held
            held = None
            yield piece
            continue
        if held and held.page != piece.page and _runs_over(held.text, piece.text):
            held = replace(held, text=join_lines(held.text, piece.text))
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _runs_over(text: str, words: str) -> bool:
    goes_on = words[:1].islower() or (words[:1].isdigit() and not _OPENS.match(words))
    return goes_on and not _ENDS.search(text)
