"""Lines → blocks with their place in the layout: title, heading, list item, caption, byline.

A picture's caption "… phát biểu tại hội nghị. Ảnh: T.SỸ" and the author's name at the end say
nothing that a paragraph says, and a heading lends its words to what stands below it.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from knowledge.model import Block, BlockKind, Span
from knowledge.text.fold import fold

# The lexicon package stands above this one, so its data is read as a file, not imported.
_DATA = Path(__file__).parents[1] / "lexicon" / "layout.toml"

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_LIST_ITEM = re.compile(
    r"""
    [-–—+*•●▪◦‣]\s* (?=[^\W\d_]|["“‘«(]|\d)   # a bullet
    | (?: \d{1,2} | [a-zđ] ) \) \s*             # 1) a)
    """,
    re.VERBOSE,
)
_NUMBERING = re.compile(
    r"(?: [IVXLC]{1,6} | \d{1,2}(?:\.\d{1,2})* | [A-Za-zđĐ] ) [./] \s*(?=\D)", re.X
)
_FINAL = re.compile(r"[.!?;:,…]['\"”’»)\]]*\Z|/\.\Z")
# "Tổng số: 7.448" is a row of data and "ông A nói: “…" is speech: no headings.
_FILLED = re.compile(r"[:=|\t]\s*[<>≥≤~]?\s*\d|:\s*[“«\"]")
_TITLE_LENGTH = 250
_HEADING_LENGTH = 120
_CAPTION_LENGTH = 300
_BYLINE_LENGTH = 60
_CREDIT_LENGTH = 70
_LETTERHEAD = 12  # blocks in which an official paper names its kind


@cache
def _layout() -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in tomllib.loads(_DATA.read_text("utf-8")).items()}


@cache
def _layout_pattern(shape: str) -> re.Pattern[str]:
    alternatives = {key: "|".join(map(re.escape, words)) for key, words in _layout().items()}
    return re.compile(shape.format_map(alternatives))


def split_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, one for each line that is not blank; wrapped lines are one."""
    spans = tuple(_merge_wrapped(text, tuple(_lines(text))))
    folded = [fold(span.cut(text)) for span in spans]
    kinds = [_kind(span.cut(text), folded[at], first=at == 0) for at, span in enumerate(spans)]
    _mark_official_title(text, spans, kinds)
    _mark_author(text, spans, kinds)
    return tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=True))


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)


def _merge_wrapped(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Join a line to the one before when it goes on in lower case directly below it."""
    current: Span | None = None
    for line in lines:
        if current is not None and _goes_on(text, current, line):
            current = Span(current.start, line.end)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current


def _goes_on(text: str, before: Span, line: Span) -> bool:
    gap = text[before.end : line.start]
    if gap.count("\n") > 1 or gap.count("\r") > 1 or not text[line.start].islower():
        return False
    if _names_kind(before.cut(text)):
        return False
    tail = text[max(before.start, before.end - 8) : before.end]
    return not _FINAL.search(tail) and not _LIST_ITEM.match(text, line.start, line.end)


def _kind(line: str, folded: str, *, first: bool) -> BlockKind:
    if _is_caption(folded, first=first):
        return BlockKind.CAPTION
    if _is_byline(folded):
        return BlockKind.BYLINE
    if _LIST_ITEM.match(line):
        return BlockKind.LIST_ITEM
    if first and len(line) <= _TITLE_LENGTH:
        return BlockKind.TITLE
    if _is_heading(line):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if _NUMBERING.match(line) else BlockKind.PARAGRAPH


def _is_heading(line: str) -> bool:
    if len(line) > _HEADING_LENGTH or _FILLED.search(line) or not any(map(str.isalpha, line)):
        return False
    return not _FINAL.search(line) or line.isupper()


def _is_caption(folded: str, *, first: bool) -> bool:
    if len(folded) > _CAPTION_LENGTH:
        return False
    opened = _layout_pattern(r"(?:{caption_openers})\b[^.]*\.?\Z")
    if opened.match(folded) and len(folded) <= _HEADING_LENGTH and not first:
        return True
    return find_credit(folded) is not None and not _is_byline(folded)


def find_credit(line: str) -> int | None:
    """Return where the credit of a picture begins: "Toàn cảnh. Ảnh: T.SỸ" → 11."""
    pattern = _layout_pattern(
        r"(?:^|\s+[-–—]|(?<=[\s.,])|(?=\())\s*\(?"
        r"(?:(?:{credits})\s*:\s*[^:]{{1,40}}|(?:{illustrations})\s*\)?\.?)\Z"
    )
    match = pattern.search(fold(line), max(0, len(line) - _CREDIT_LENGTH))
    return match.start() if match else None


def _is_byline(folded: str) -> bool:
    if len(folded) > _BYLINE_LENGTH:
        return False
    labelled = r"(?:{byline_labels})\s*:\s*\S[^.:]*\.?\Z"
    sourced = r"\(?(?:(?:{byline_sources})\s[^,:]*|[^,:]*)[/\s(](?:{agencies})\s*\)?\.?\Z"
    return any(_layout_pattern(shape).match(folded) for shape in (labelled, sourced))


def _mark_official_title(text: str, spans: Sequence[Span], kinds: list[BlockKind]) -> None:
    """Give an official paper the title below its kind: "UBND TỈNH A / … / BÁO CÁO / Kết quả …".

    A letter has no kind; what it is about ("V/v báo cáo …") is its title.
    """
    about = _layout_pattern(r"(?:{subjects})\s*:?\s")
    for at, span in enumerate(spans[1:_LETTERHEAD], start=1):
        line = span.cut(text)
        named = _names_kind(line) and at + 1 < len(spans)
        if named or (about.match(fold(line)) and spans[0].cut(text).isupper()):
            kinds[0] = BlockKind.HEADING if kinds[0] is BlockKind.TITLE else kinds[0]
            kinds[at] = BlockKind.HEADING
            kinds[at + named] = BlockKind.TITLE
            return


def _names_kind(line: str) -> bool:
    """Whether a line is but the kind of a paper: "BÁO CÁO"."""
    return line.isupper() and _layout_pattern(r"(?:{papers})\Z").match(fold(line)) is not None


def _mark_author(text: str, spans: Sequence[Span], kinds: list[BlockKind]) -> None:
    """Mark the author's name standing alone behind the last paragraph, captions aside."""
    for at in range(len(spans) - 1, 0, -1):
        if kinds[at] not in {BlockKind.CAPTION, BlockKind.BYLINE}:
            if kinds[at] is BlockKind.HEADING and _is_name(spans[at].cut(text)):
                kinds[at] = BlockKind.BYLINE
            return


def _is_name(line: str) -> bool:
    words = re.findall(r"[^\s/.,&–-]+", line.partition("/")[0])
    return 0 < len(words) <= 6 and len(line) <= 50 and all(word[0].isupper() for word in words)
