"""A sheet of cells → its tables, and the lines around them: titles above, notes below.

A sheet is no table yet: "Phụ lục 2" and "ĐVT: triệu đồng" stand in cells of their own above it,
signatures below. Rows with one filled cell at the top or the bottom are paragraphs; an empty row
parts two tables.
"""

from collections.abc import Iterator, Sequence

from knowledge.read.heads import is_figure
from knowledge.read.pieces import Grid, GridCell, Paragraph, Piece


def sheet_pieces(cells: Sequence[GridCell], name: str | None = None) -> Iterator[Piece]:
    """Yield the paragraphs and grids of a sheet in reading order."""
    for part in _parted(cells):
        rows: dict[int, list[GridCell]] = {}
        for cell in part:
            rows.setdefault(cell.row, []).append(cell)
        numbers = sorted(rows)
        first, last = 0, len(numbers)
        while first < last and _is_line(rows[numbers[first]]):
            yield _line(rows[numbers[first]])
            first += 1
        below = []
        while first < last and _is_line(rows[numbers[last - 1]]):
            last -= 1
            below.append(_line(rows[numbers[last]]))
        kept = [cell for number in numbers[first:last] for cell in rows[number]]
        if kept:
            yield _grid(kept, name)
        yield from reversed(below)


def _line(cells: Sequence[GridCell]) -> Paragraph:
    return Paragraph(" ".join(cell.text for cell in cells if cell.text.strip()))


def _is_line(row: Sequence[GridCell]) -> bool:
    """Whether a row holds one cell of words that does not begin a wider table's merged header."""
    said = [cell for cell in row if cell.text.strip()]
    if len(said) != 1 or is_figure(said[0].text):
        return not said
    return said[0].rows == 1


def _parted(cells: Sequence[GridCell]) -> Iterator[list[GridCell]]:
    """Part the filled cells of a sheet at rows where nothing stands."""
    filled = [cell for cell in cells if cell.text.strip()]
    part: list[GridCell] = []
    reach = -1
    for cell in sorted(filled, key=lambda cell: (cell.row, cell.column)):
        if part and cell.row > reach + 1:
            yield part
            part = []
        part.append(cell)
        reach = max(reach, cell.row + cell.rows - 1)
    if part:
        yield part


def _grid(cells: Sequence[GridCell], name: str | None) -> Grid:
    """Return the cells as a grid that begins at its own first row and column."""
    top = min(cell.row for cell in cells)
    left = min(cell.column for cell in cells)
    return Grid(
        tuple(
            GridCell(
                cell.text,
                cell.row - top,
                cell.column - left,
                cell.rows,
                cell.columns,
                cell.address,
            )
            for cell in cells
        ),
        sheet=name,
    )
