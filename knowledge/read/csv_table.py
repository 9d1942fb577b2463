"""Tables as .csv and .tsv: the delimiter is found, the rest is a sheet without a name."""

import csv
import io
from pathlib import Path

from knowledge.errors import UnreadableReport
from knowledge.read.pieces import Content, GridCell
from knowledge.read.plain import decoded
from knowledge.read.sheets import sheet_pieces

_DELIMITERS = ";\t,|"
_MAX_CELLS = 200_000
_SAMPLE = 50  # lines


def read(path: Path, data: bytes) -> Content:
    """Return the content of a .csv or .tsv file."""
    text, trusted = decoded(path, data)
    lines = text.splitlines()[:_SAMPLE]
    delimiter = max(_DELIMITERS, key=lambda mark: _evenness(lines, mark))
    cells: list[GridCell] = []
    try:
        for row, values in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ):
            for column, value in enumerate(values):
                if value.strip():
                    cells.append(GridCell(value, row, column))
            if len(cells) > _MAX_CELLS:
                raise UnreadableReport(path, f"bảng có hơn {_MAX_CELLS} ô")
    except csv.Error as error:
        raise UnreadableReport(path, "bảng CSV hỏng, có ô dài bất thường") from error
    return Content(tuple(sheet_pieces(cells)), trusted)


def _evenness(lines: list[str], mark: str) -> tuple[float, int]:
    """Return how alike the lines are in holding a mark, and how many hold it."""
    counts = [len(row) - 1 for row in csv.reader(lines, delimiter=mark)]
    held = [count for count in counts if count]
    if not held:
        return 0.0, 0
    most = max(set(held), key=held.count)
    return held.count(most) / len(counts), most
