"""Who signed a paper and as what, and who wrote an article.

"TM. BAN THƯỜNG VỤ / PHÓ BÍ THƯ / (Đã ký) / Nguyễn Văn Bình" → "Nguyễn Văn Bình", "PHÓ BÍ THƯ".
It may stand above the appendices; who gets the paper ("Nơi nhận: …") may stand beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.extract.papers.lines import bare, listed, opens_with, short_lines
from knowledge.lexicon import load_toml
from knowledge.model import BlockKind, Report
from knowledge.recognize.people import recognize_people
from knowledge.text.fold import fold

_REACH = 8  # lines from an office to the name
_BULLET = re.compile(r"[-–+*•]\s*\w")
_LABEL = re.compile(r"[\s:()]+")


@dataclass(frozen=True, slots=True)
class Signature:
    """The name under a paper, and the office above it, as written."""

    name: str
    role: str | None


def find_signature(report: Report) -> Signature | None:
    """Return the first name that stands alone below an office in capitals."""
    lines = [line for line in short_lines(report) if not _is_beside(line)]
    for number, line in enumerate(lines):
        if _signs(line):
            found = _read(lines[number : number + _REACH])
            if found is not None:
                return found
    return None


def _is_beside(line: str) -> bool:
    return bool(_BULLET.match(line)) or opens_with(line, "recipients")


def _signs(line: str) -> bool:
    """Whether a line in capitals names an office or for whom somebody signs."""
    return line.isupper() and (opens_with(line, "authorities") or _is_office(line))


def _is_office(line: str) -> bool:
    said = f"{bare(line)} "
    return any(said.startswith(f"{office} ") for office in _offices())


@cache
def _offices() -> frozenset[str]:
    heads = frozenset(map(bare, load_toml("roles")["heads"]))
    return heads.union(listed("signing"))


def _read(lines: Sequence[str]) -> Signature | None:
    """Return the last of the names below an office: of two side by side the higher one's."""
    role, found = None, None
    for line in lines:
        name = _name(line)
        if name is not None:
            found = Signature(name, role)
        elif found is not None:
            break
        elif _is_office(line) and line.isupper():
            role = " ".join(line.split())
        elif not line.isupper() and not _is_signed(line):
            break
    return found


def _is_signed(line: str) -> bool:
    return bare(line) in listed("signed")


def _name(line: str) -> str | None:
    """Return the person whom a line names and nothing else, without rank."""
    words = line.strip(" .,:*")
    if words.isupper() or len(words) > 60:
        words = words.title() if len(words.split()) <= 5 else ""
    words = _without_rank(words)
    people = recognize_people(words) if words else []
    if len(people) != 1 or people[0].text != words or " " not in words:
        return None
    return line.strip(" .,:*")


def _without_rank(words: str) -> str:
    folded = fold(words)
    for rank in sorted(load_toml("papers")["ranks"], key=len, reverse=True):
        start = fold(rank)
        if folded.startswith(start) and folded[len(start) : len(start) + 1] in {" ", "."}:
            return words[len(start) :].lstrip(" .")
    return words


def find_author(report: Report) -> str | None:
    """Return the last byline of an article, without its label: "Tác giả: Thanh Hòa"."""
    spans = [block.span for block in report.blocks if block.kind is BlockKind.BYLINE]
    if not spans:
        return None
    line = spans[-1].cut(report.text)
    label, _, rest = line.partition(":")
    name = rest if rest and bare(label) in listed("authors") else line
    return name.strip(" .()") or None
