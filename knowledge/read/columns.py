"""Columns made by space alone: which slot of which line stands under which.

Three lines "Kế Sách   245   98", "Mỹ Tú   –   101", … share columns where their slots overlap; it
does not matter whether places are counted in letters or in points of a page.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.read.heads import is_blank, is_value

_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """Some words of a line and from where to where they reach."""

    start: float
    end: float
    text: str


def is_data(row: Sequence[Slot]) -> bool:
    """Whether a line looks like a row of a table: words, then figures or dashes."""
    rest = [slot.text for slot in row[1:]]
    return (
        bool(rest)
        and any(map(is_value, rest))
        and all(is_value(text) or is_blank(text) or len(text) < 40 for text in rest)
    )


def align(rows: Sequence[Sequence[Slot]]) -> list[list[int]] | None:
    """Return for each slot of each row its column; None when the rows share no columns."""
    data = [row for row in rows if is_data(row)]
    if len(data) < _FEWEST_ROWS - 1 or len(rows) < _FEWEST_ROWS:
        return None
    width = Counter(map(len, data)).most_common(1)[0][0]
    full = [row for row in data if len(row) == width]
    edges = [
        (min(row[at].start for row in full), max(row[at].end for row in full))
        for at in range(width)
    ]
    if any(right[0] < left[1] for left, right in pairwise(edges)):
        return None
    placed = [_place(row, edges) for row in rows]
    return None if any(row is None for row in placed) else [row or [] for row in placed]


def _place(row: Sequence[Slot], edges: Sequence[tuple[float, float]]) -> list[int] | None:
    if len(row) == len(edges):
        return list(range(len(edges)))
    columns = [_nearest(slot, edges) for slot in row]
    return columns if len(set(columns)) == len(columns) else None


def _nearest(slot: Slot, edges: Sequence[tuple[float, float]]) -> int:
    """Return the column whose reach a slot shares most, or lies nearest to."""
    return max(
        range(len(edges)),
        key=lambda at: min(slot.end, edges[at][1]) - max(slot.start, edges[at][0]),
    )
