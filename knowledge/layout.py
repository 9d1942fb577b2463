"""Where things stand in a document: spans of its text, blocks, pages, tables and their cells.

A table lies in the text row by row, cells parted by tabs: "Huyện Kế Sách\\t245\\t–". `Table` says
which cell is which, how many rows at the top are headers and how many columns at the left label
their row, so that a figure is told by its row and column: dòng «Huyện Kế Sách», cột «Kết nạp».
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


# Spans are made by the hundred thousand, and a frozen dataclass takes its time to be made: that
# nobody changes one is left to mypy.
@dataclass(slots=True, order=True, unsafe_hash=True)
class Span:
    """A half-open range of code points."""

    start: Final[int]
    end: Final[int]

    def __contains__(self, other: object) -> bool:
        if isinstance(other, int):
            return self.start <= other < self.end
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def cut(self, text: str) -> str:
        """Return the text at this span, unchanged."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a run of text is in the layout of a report."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    BYLINE = "byline"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, caption or row of a table of a report."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where its words stand; `address` is that of a sheet, "B7"."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    address: str | None = None

    def covers(self, row: int, column: int) -> bool:
        """Whether this cell, merged over several perhaps, holds for a place of the grid."""
        return (
            self.row <= row < self.row + self.rows
            and self.column <= column < self.column + self.columns
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells; `heads` rows of headers at the top, `labels` columns of them at the left."""

    span: Span
    cells: tuple[Cell, ...]
    heads: int = 0
    labels: int = 0
    sheet: str | None = None

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that holds for a place of the grid."""
        return next((cell for cell in self.cells if cell.covers(row, column)), None)

    def find(self, offset: int) -> Cell | None:
        """Return the cell in which an offset of the text stands."""
        return next((c for c in self.cells if c.span.start <= offset < c.span.end), None)

    def heads_of(self, cell: Cell) -> Iterator[Cell]:
        """Yield the header cells above a cell, the topmost first, each once."""
        yield from _once(self.at(row, cell.column) for row in range(self.heads))

    def labels_of(self, cell: Cell) -> Iterator[Cell]:
        """Yield the label cells left of a cell, the outermost first, each once."""
        yield from _once(self.at(cell.row, column) for column in range(self.labels))


def words_of(cells: Iterator[Cell], text: str) -> str:
    """Return the words of cells in one line: "Kết nạp, Nữ"."""
    return ", ".join(" ".join(cell.span.cut(text).split()) for cell in cells)


def _once(cells: Iterator[Cell | None]) -> Iterator[Cell]:
    seen: set[Span] = set()
    for cell in cells:
        if cell is not None and cell.span.start < cell.span.end and cell.span not in seen:
            seen.add(cell.span)
            yield cell


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of a document, the offsets where its pages begin, and remarks on its reading."""

    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()

    def table_at(self, offset: int) -> Table | None:
        """Return the table in which an offset of the text stands."""
        return next((one for one in self.tables if offset in one.span), None)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says of itself: "Số: 12-BC/TU", who issued it and where, who signed it as what.

    `author` is who wrote an article, `event` the gathering it tells of. `area` is the canonical
    place that its figures hold for when they name none; a ministry dates its papers from Hà Nội
    and has none.
    """

    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    signer: str | None = None
    role: str | None = None
    author: str | None = None
    event: str | None = None
    area: str | None = None

    @property
    def is_official(self) -> bool:
        """Whether this is a paper with a letterhead, no article."""
        return bool(self.number or self.issuer or self.place)
