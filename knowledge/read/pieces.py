"""What every format is read into, in reading order: paragraphs, and grids of cells.

`compose([Paragraph("Sơ kết"), Grid((GridCell("Huyện", 0, 0), GridCell("Kết nạp", 0, 1), …))])` →
the text "Sơ kết\\n\\nHuyện\\tKết nạp\\n…", its blocks and where each cell stands in it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.model import Block, BlockKind, Cell, Layout, Span, Table
from knowledge.read.heads import find_heads, spread_heads
from knowledge.text.sentences import split_blocks

_SPACE = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")  # not NBSP, which is a letter of the text
_UNSHOWN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ufeff\u00ad\u200b]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line ends inside it part lines. `page` counts from 1."""

    text: str
    page: int | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at a place of a grid, merged over `rows` and `columns`."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a document holds it."""

    cells: tuple[GridCell, ...]
    page: int | None = None
    sheet: str | None = None


Piece = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader found: `trusted` when the text is Unicode beyond doubt; remarks for people."""

    pieces: tuple[Piece, ...]
    trusted: bool = True
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Composer:
    text: list[str] = field(default_factory=list)
    length: int = 0
    tables: list[Table] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)

    def write(self, words: str) -> Span:
        start = self.length
        self.text.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def turn_to(self, page: int | None) -> None:
        while page is not None and len(self.pages) < page:
            self.pages.append(self.length)

    def grid(self, grid: Grid) -> None:
        start, cells = self.length, []
        rows = _rows(grid.cells)
        for number, row in enumerate(rows):
            column = 0
            for cell in row:
                self.write("\t" * (cell.column - column))
                column = cell.column
                span = self.write(cell.text)
                place = (cell.row, cell.column, cell.rows, cell.columns)
                cells.append(Cell(span, *place, cell.address))
            if number + 1 < len(rows):
                self.write("\n")
        texts = grid_texts(grid.cells)
        heads, labels = find_heads(texts)
        spread = widened(cells, spread_heads(texts, heads))
        self.tables.append(Table(Span(start, self.length), spread, heads, labels, grid.sheet))


def widened(cells: Sequence[Cell], held: Mapping[tuple[int, int], int]) -> tuple[Cell, ...]:
    """Return the cells with headers over the blank places to their right that they hold for."""
    covered = {(r, c + n) for (r, c), more in held.items() for n in range(1, more + 1)}
    return tuple(
        replace(cell, columns=1 + held[cell.row, cell.column])
        if (cell.row, cell.column) in held
        else cell
        for cell in cells
        if (cell.row, cell.column) not in covered
    )


def _rows(cells: Iterable[GridCell]) -> list[list[GridCell]]:
    """Return the cells by row and column, without rows that say nothing."""
    rows: dict[int, list[GridCell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    return [row for row in rows.values() if any(cell.text for cell in row)]


def grid_texts(cells: Sequence[GridCell]) -> list[list[str]]:
    """Return the grid as rows of texts; a merged cell's words hold for each place it covers."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    texts = [[""] * width for _ in range(height)]
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows):
            texts[row][cell.column : cell.column + cell.columns] = [cell.text] * cell.columns
    return texts


def compose(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...], Layout]:
    """Return the text of the pieces, its blocks and its layout."""
    out = _Composer()
    for piece in map(_tidied, pieces):
        if piece is None:
            continue
        if out.length:
            out.write("\n\n")
        out.turn_to(piece.page)
        if isinstance(piece, Grid):
            out.grid(piece)
        else:
            span = out.write(piece.text)
            if piece.heading:
                out.headings.add(span.start)
    text = "".join(out.text)
    blocks = _headed(blocks_with_rows(text, out.tables), out.headings)
    return text, blocks, Layout(tuple(out.tables), tuple(out.pages))


def _tidied(piece: Piece) -> Piece | None:
    """Return a piece as it is stored: composed letters, one space; None where it says nothing."""
    if isinstance(piece, Grid):
        cells = _numbered(piece.cells, [one_line(cell.text) for cell in piece.cells])
        return replace(piece, cells=cells) if cells else None
    lines = (one_line(line) for line in piece.text.replace("\r\n", "\n").split("\n"))
    text = "\n".join(line for line in lines if line)
    return replace(piece, text=text) if text else None


def _numbered(cells: Sequence[GridCell], texts: Sequence[str]) -> tuple[GridCell, ...]:
    """Return the cells with new texts; rows that say nothing, a sheet has many, are not counted."""
    full: set[int] = set()
    for cell, text in zip(cells, texts, strict=True):
        if text:
            full.update(range(cell.row, cell.row + cell.rows))
    number = {row: place for place, row in enumerate(sorted(full))}
    kept: list[GridCell] = []
    for cell, text in zip(cells, texts, strict=True):
        row = cell.row
        if row in full:
            rows = 1 if cell.rows == 1 else sum(r in full for r in range(row, row + cell.rows))
            kept.append(GridCell(text, number[row], cell.column, rows, cell.columns, cell.address))
    return tuple(kept)


def one_line(text: str) -> str:
    """Return words on one line, NFC, without letters that nobody sees."""
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _UNSHOWN.sub("", text))).strip(" ")


def blocks_with_rows(text: str, tables: Sequence[Table]) -> tuple[Block, ...]:
    """Return the blocks of a text, each row of a table one of its own."""
    if not tables:
        return split_blocks(text)
    prose, at = [], 0
    for table in tables:
        prose += [text[at : table.span.start], "\n" * (table.span.end - table.span.start)]
        at = table.span.end
    around = split_blocks("".join((*prose, text[at:])))
    rows = [Block(BlockKind.ROW, span) for table in tables for span in row_spans(text, table)]
    return tuple(sorted((*around, *rows), key=lambda block: block.span))


def row_spans(text: str, table: Table) -> Iterator[Span]:
    """Yield where each row of a table stands, trimmed."""
    start = table.span.start
    for line in table.span.cut(text).split("\n"):
        kept = line.strip()
        if kept:
            first = start + line.index(kept)
            yield Span(first, first + len(kept))
        start += len(line) + 1


def _headed(blocks: tuple[Block, ...], headings: set[int]) -> tuple[Block, ...]:
    """Believe the document's own styles where the words alone do not tell a heading."""
    if not headings:
        return blocks
    return tuple(
        Block(BlockKind.HEADING, block.span)
        if block.span.start in headings and block.kind is BlockKind.PARAGRAPH
        else block
        for block in blocks
    )
