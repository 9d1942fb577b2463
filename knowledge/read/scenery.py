"""Tables that only arrange a page: a letterhead, a signature, a frame. They are read as paragraphs.

"TỈNH ỦY A / Số 12-BC/TU | ĐẢNG CỘNG SẢN VIỆT NAM / Sóc Trăng, ngày …" is no table of data: it has
no column of figures.
"""

from collections.abc import Iterable, Iterator

from knowledge.read.heads import find_heads, is_value
from knowledge.read.pieces import Grid, Paragraph, Piece, grid_texts

_LONG = 300  # letters; a cell with more is a page of text, not a value
_FEW_ROWS = 3


def unfold(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with tables that are mere scenery laid out as paragraphs."""
    for piece in pieces:
        if isinstance(piece, Grid) and _is_scenery(piece):
            for cell in sorted(piece.cells, key=lambda cell: (cell.row, cell.column)):
                for line in cell.text.split("\n"):
                    yield Paragraph(line, piece.page)
        else:
            yield piece


def _is_scenery(grid: Grid) -> bool:
    texts = grid_texts(grid.cells)
    width = len(texts[0]) if texts else 0
    if width < 2:
        return True
    heads, labels = find_heads(texts)
    figures = sum(is_value(cell) for row in texts[heads:] for cell in row[max(1, labels) :])
    if figures:
        return False
    return len(texts) < _FEW_ROWS or any(len(cell.text) > _LONG for cell in grid.cells)
