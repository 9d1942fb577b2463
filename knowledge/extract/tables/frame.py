"""What is said above a table for all of it: its caption, the unit, the period, the place."""

from dataclasses import dataclass

from knowledge.extract.tables.words import last_noun, unit_in_line
from knowledge.model import BlockKind, Report, Span, Table
from knowledge.recognize.places import recognize_places

_ABOVE = 3
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines above a table, nearest first, and what they say."""

    lines: tuple[Span, ...]
    words: tuple[str, ...]
    unit: str | None
    noun: str | None
    place: str | None


def read_frame(report: Report, table: Table) -> Frame:
    """Return what the lines directly above a table say of it."""
    lines: list[Span] = []
    above = [b for b in report.blocks if b.span.end <= table.span.start]
    for block in reversed(above[-_ABOVE:]):
        length = block.span.end - block.span.start
        if block.kind is BlockKind.ROW or length > _LONGEST or _is_prose(report, block.span):
            break
        lines.append(block.span)
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE} and not _gives_unit(
            report, block.span
        ):
            break
    words = tuple(span.cut(report.text) for span in lines)
    unit = next(filter(None, map(unit_in_line, words)), None)
    titles = [line for line in words if unit_in_line(line) is None]
    nouns = (last_noun(line) for line in titles)
    places = (place.value for line in titles for place in recognize_places(line))
    return Frame(
        tuple(lines), words, unit, next(filter(None, nouns), None), next(iter(places), None)
    )


def _gives_unit(report: Report, span: Span) -> bool:
    return unit_in_line(span.cut(report.text)) is not None


def _is_prose(report: Report, span: Span) -> bool:
    """Whether a line is a sentence of the text, not a caption."""
    line = span.cut(report.text)
    return line.endswith(".") and len(line) > 80
