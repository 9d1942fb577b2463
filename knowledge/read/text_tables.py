"""Tables inside plain text: columns by "|", by tabs or by runs of spaces.

The text stays as it is; `find_tables` only tells where the cells stand in it.
"""

import re
from collections.abc import Iterator, Sequence

from knowledge.model import Cell, Span, Table
from knowledge.read.columns import Slot, align, is_data
from knowledge.read.heads import find_heads, spread_heads
from knowledge.read.pieces import Grid, GridCell, Paragraph, Piece, widened

_LINE = re.compile(r"^.*$", re.MULTILINE)
_RULE = re.compile(r"[\s|:=+\-–—_]+")
_PIPE_CELL = re.compile(r"[^|]+")
_TAB_CELL = re.compile(r"[^\t]+")
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\S {2,}\S")

_Row = tuple[Slot, ...]


def find_tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a text."""
    if "\t" not in text and "|" not in text and "  " not in text:
        return ()
    tables = []
    for group in _groups(text):
        table = _read(text, group)
        if table is not None:
            tables.append(table)
    return tuple(tables)


def _groups(text: str) -> Iterator[list[tuple[Span, str]]]:
    """Yield runs of lines that are parted the same way, rules between them left out."""
    group: list[tuple[Span, str]] = []
    kind = ""
    for match in _LINE.finditer(text):
        line = match.group()
        if group and line.strip() and _RULE.fullmatch(line):
            continue
        found = _kind(line)
        if found != kind and group:
            yield group
            group = []
        kind = found
        if found:
            group.append((Span(*match.span()), found))
    if group:
        yield group


def _kind(line: str) -> str:
    if line.count("|") > 1 or (line.count("|") == 1 and line.strip(" \t|")):
        return "|"
    if "\t" in line.strip():
        return "\t"
    return " " if _GAP.search(line) else ""


def _read(text: str, group: Sequence[tuple[Span, str]]) -> Table | None:
    kind = group[0][1]
    rows = [_slots(span.cut(text), kind, span.start) for span, _ in group]
    if sum(map(is_data, rows)) < 2:
        return None
    placed = align(rows) if kind == " " else _counted(text, group, rows, kind)
    if placed is None:
        return None
    cells = tuple(
        Cell(Span(int(slot.start), int(slot.end)), number, column)
        for number, (row, columns) in enumerate(
            zip(_absolute(group, rows, kind), placed, strict=True)
        )
        for slot, column in zip(row, columns, strict=True)
    )
    width = max(cell.column for cell in cells) + 1
    texts = [[""] * width for _ in rows]
    for cell in cells:
        texts[cell.row][cell.column] = cell.span.cut(text)
    heads, labels = find_heads(texts)
    cells = widened(cells, spread_heads(texts, heads))
    return Table(Span(group[0][0].start, group[-1][0].end), cells, heads, labels)


def _slots(line: str, kind: str, start: int) -> _Row:
    """Return the cells of a line; by spaces their places are those within the line."""
    pattern = {"|": _PIPE_CELL, "\t": _TAB_CELL, " ": _SPACED_CELL}[kind]
    base = 0 if kind == " " else start
    slots = []
    for match in pattern.finditer(line):
        words = match.group()
        kept = words.strip()
        if kept:
            first = base + match.start() + words.index(kept)
            slots.append(Slot(first, first + len(kept), kept))
    return tuple(slots)


def _absolute(group: Sequence[tuple[Span, str]], rows: Sequence[_Row], kind: str) -> list[_Row]:
    if kind != " ":
        return list(rows)
    return [
        tuple(Slot(span.start + s.start, span.start + s.end, s.text) for s in row)
        for (span, _), row in zip(group, rows, strict=True)
    ]


def _counted(
    text: str, group: Sequence[tuple[Span, str]], rows: Sequence[_Row], mark: str
) -> list[list[int]]:
    """Return the column of each cell as the marks before it count."""
    outer = mark == "|" and all(span.cut(text).lstrip().startswith("|") for span, _ in group)
    return [
        [text.count(mark, span.start, int(slot.start)) - outer for slot in row]
        for (span, _), row in zip(group, rows, strict=True)
    ]


def table_pieces(text: str) -> Iterator[Piece]:
    """Yield a text as paragraphs and, where it holds tables, grids."""
    at = 0
    for table in find_tables(text):
        yield from _paragraphs(text[at : table.span.start])
        yield Grid(
            tuple(GridCell(cell.span.cut(text), cell.row, cell.column) for cell in table.cells)
        )
        at = table.span.end
    yield from _paragraphs(text[at:])


def _paragraphs(text: str) -> Iterator[Piece]:
    for part in re.split(r"\n\s*\n", text):
        if part.strip():
            yield Paragraph(part)
