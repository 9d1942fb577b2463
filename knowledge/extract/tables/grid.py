"""A table as rows and columns of cells, merged ones in every place they cover."""

from knowledge.model import Cell, Span, Table


class Grid:
    """The cells of a table by their place, with the text they stand in."""

    def __init__(self, text: str, table: Table) -> None:
        self.text, self.table = text, table
        self.height = max(cell.row + cell.rows for cell in table.cells)
        self.width = max(cell.column + cell.columns for cell in table.cells)
        self._cells: dict[tuple[int, int], Cell] = {
            (row, column): cell
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        self._first: dict[int, int] = {}
        for cell in table.cells:
            if cell.span.start < cell.span.end:
                first = self._first.get(cell.row, cell.span.start)
                self._first[cell.row] = min(first, cell.span.start)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell that holds for a place."""
        return self._cells.get((row, column))

    def words(self, row: int, column: int) -> str:
        """Return what is written at a place; "" where nothing is."""
        cell = self.cell(row, column)
        return cell.span.cut(self.text) if cell else ""

    def span(self, row: int, column: int) -> Span | None:
        """Return where the words at a place stand; None where there are none."""
        cell = self.cell(row, column)
        return cell.span if cell and cell.span.start < cell.span.end else None

    def row(self, number: int) -> list[str]:
        """Return the words of a row."""
        return [self.words(number, column) for column in range(self.width)]

    def first_offset(self, row: int) -> int | None:
        """Return where the words that begin in a row begin."""
        return self._first.get(row)
