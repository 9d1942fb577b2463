"""The letterhead of a paper: who issues it, and under which number.

"UBND HUYỆN TRẦN ĐỀ / PHÒNG NỘI VỤ / Số: 45/BC-NV" → issuer "UBND HUYỆN TRẦN ĐỀ, PHÒNG NỘI VỤ",
number "45/BC-NV". A number that was left open ("Số:     /BC-UBND") is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.extract.papers.dateline import read_dateline
from knowledge.extract.papers.lines import bare, columns_of, listed, opens_with, top_lines
from knowledge.extract.wordlists import any_of
from knowledge.lexicon import load_toml
from knowledge.model import BlockKind, Report, Span

_MOST = 4  # lines that name who issues a paper
_CODE = r"[A-ZĐ][\w&.]*(?:\s?[-–/]\s?[A-ZĐ][\w&.]*)*"
_NUMBER = (
    r"\d{1,6}[a-zA-Z]?"  # 12   12a
    r"(?:\s?/\s?(?:19|20)\d\d)?"  # 05/2019
    rf"\s?[-–/.]\s?{_CODE}"  # -BC/TU   /BC-UBND
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issued a paper and its number, as written."""

    number: str | None = None
    issuer: str | None = None


def read_letterhead(report: Report) -> Letterhead:
    """Return the letterhead of a report; an article has none."""
    lines = _above_title(report, top_lines(report))
    numbers = (found for line in lines if (found := _number().match(line)))
    number = next((" ".join(found["number"].split()).rstrip(".") for found in numbers), None)
    if number is None and not any(map(_is_motto, lines)) and not _names_its_kind(report):
        return Letterhead()
    return Letterhead(number, _issuer(lines))


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?i:{any_of('papers', 'numbers')})\s*[:.]?\s*(?P<number>{_NUMBER})(?!\w)"
    )


@cache
def _open_number() -> re.Pattern[str]:
    """Return what finds the line of the number, filled in or not: "Số:      /BC-UBND"."""
    return re.compile(rf"\W*(?i:{any_of('papers', 'numbers')})\s*[:.]?[\s.…_]*(?:\d|[-/]\s?[A-ZĐ])")


def number_spans(report: Report) -> list[Span]:
    """Return where a letterhead tells the number of the paper; no digit there counts anything."""
    if not report.paper.is_official:
        return []
    text, end = report.text, report.title_span.end
    start = report.head.start
    if report.title_span.start == start:
        end = report.lead.end
    return [Span(*match.span()) for match in _number_line().finditer(text, start, end)]


@cache
def _number_line() -> re.Pattern[str]:
    """Return what finds "Số: 12-BC/TU" at the head of a line or column, whatever is left open."""
    return re.compile(
        rf"(?m)(?:^|\t|[ ]{{2}})\W*(?i:{any_of('papers', 'numbers')})\s*[:.]?[ \d.…_]*"
        r"(?:\s?[-–/]?\s?[A-ZĐ][\w&.–/-]*)?[ ]*(?=$|\t|[ ]{2})"
    )


def _above_title(report: Report, lines: Sequence[str]) -> list[str]:
    """Return the lines before the title; where a paper's first line passes for it, all."""
    title = report.title_span
    if title.start == report.head.start:
        return list(lines)
    first = columns_of(title.cut(report.text))[:1]
    return list(lines[: lines.index(first[0])] if first and first[0] in lines else lines)


def _names_its_kind(report: Report) -> bool:
    """Whether the title stands below a line that tells what the paper is: "BÁO CÁO"."""
    return report.blocks[:1] != () and report.blocks[0].kind is BlockKind.HEADING


def _is_motto(line: str) -> bool:
    return bare(line) in listed("mottos")


def _issuer(lines: Sequence[str]) -> str | None:
    """Return the bodies that a letterhead names, the higher first."""
    bodies: list[str] = []
    for line in list(_capitals(lines))[:_MOST]:
        words = " ".join(line.split())
        if bodies and not _opens_body(line):
            bodies[-1] += f" {words}"
        else:
            bodies.append(words)
    return ", ".join(bodies) or None


def _capitals(lines: Sequence[str]) -> Iterator[str]:
    """Yield the first lines in capitals that are no motto, until the kind of the paper."""
    kinds = {bare(kind) for kind in load_toml("layout")["papers"]}
    for line in lines:
        if bare(line) in kinds or opens_with(line, "subjects") or opens_with(line, "recipients"):
            return
        if _is_motto(line) or _open_number().match(line) or read_dateline(line):
            continue
        if not line.isupper():
            return
        yield line


def _opens_body(line: str) -> bool:
    said = f"{bare(line)} "
    return any(said.startswith(f"{head} ") for head in _heads())


@cache
def _heads() -> frozenset[str]:
    table = load_toml("organisations")
    return frozenset(bare(head) for key in ("names", "heads") for head in table[key])
