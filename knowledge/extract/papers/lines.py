"""The short lines of a paper that are no prose, each column of one for itself.

"Số: 45/BC-UBND        Trần Đề, ngày 15 tháng 12 năm 2022" is two lines side by side.
"""

import re
from collections.abc import Iterator
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import BlockKind, Report
from knowledge.text.fold import fold

_APART = re.compile(r"\n|\t|[ \u00a0]{2,}")
_PARTED = re.compile(r"[\n\t\u00a0]|  ")
# A gap left for the pen parts no columns: "Số:     /BC-UBND", "ngày      tháng 7 năm 2019".
_LEFT_OPEN = re.compile(r"(?i)(?<!\w)(số\s*:?|ngày|tháng)[ \u00a0]{2,}(?=[-/–]|tháng|năm)")
_TOP = 24  # lines in which a letterhead stands
_LONG = 200  # letters; a longer line is prose
_SCENERY = re.compile(r"[\W\d_]*")
_WORD = re.compile(r"\w+")


def short_lines(report: Report) -> Iterator[str]:
    """Yield the lines of a report that are neither prose nor rows of a table, in order."""
    for block in report.blocks:
        span = block.span
        if block.kind is not BlockKind.ROW and span.end - span.start <= _LONG:
            yield from columns_of(span.cut(report.text))


def top_lines(report: Report) -> list[str]:
    """Return the lines above the first prose, the title among them."""
    lines: list[str] = []
    for block in report.blocks:
        words = block.span.cut(report.text)
        if len(words) > _LONG or len(lines) >= _TOP:
            break
        lines += columns_of(words)
    return lines[:_TOP]


def columns_of(words: str) -> list[str]:
    """Return the lines and columns of some words that hold letters."""
    if not _PARTED.search(words):  # most lines are one
        parts = [words.strip()]
    else:
        parts = [part.strip() for part in _APART.split(_LEFT_OPEN.sub(r"\1 ", words))]
    return [part for part in parts if not _SCENERY.fullmatch(part)]


def bare(words: str) -> str:
    """Return words folded, without any sign: "Độc lập - Tự do" → "doc lap tu do"."""
    return " ".join(_WORD.findall(fold(words)))


@cache
def listed(key: str) -> tuple[str, ...]:
    """Return a list of papers.toml as `bare` words."""
    return tuple(map(bare, load_toml("papers")[key]))


def opens_with(words: str, key: str) -> bool:
    """Whether words open with one of a list: "Nơi nhận: …"."""
    said = f"{bare(words)} "
    return any(said.startswith(f"{one} ") for one in listed(key))
