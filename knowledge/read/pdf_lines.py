"""Runs of a page → lines in reading order: columns one after the other, titles across them between.

A page has two columns when few runs cross a gap near its middle and both sides are full of words;
a table made by space alone has short words there, and is no column.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from knowledge.read.pdf_page import Run

_SAME_LINE = 0.5
_FEWEST = 6
_FULL = 0.55  # of a column's width, what half of its lines reach at least
_CROSSING = 0.25
_GUTTER = 8.0  # points at least between the columns


@dataclass(slots=True)
class Line:
    """A line of a column: its runs, mostly one, from left to right, and the column's reach."""

    runs: list[Run]
    column: tuple[float, float]

    @property
    def text(self) -> str:
        """The words of the line."""
        if len(self.runs) == 1:
            return self.runs[0].text
        return " ".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        if len(self.runs) == 1:
            return self.runs[0].right
        return max(run.right for run in self.runs)

    @property
    def top(self) -> float:
        """Where the line's letters begin, from above."""
        if len(self.runs) == 1:
            return self.runs[0].top
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Where the line's letters end."""
        if len(self.runs) == 1:
            return self.runs[0].bottom
        return max(run.bottom for run in self.runs)

    @property
    def height(self) -> float:
        """How high the letters are."""
        if len(self.runs) == 1:
            return self.runs[0].height
        return median(run.height for run in self.runs)


def read_lines(
    runs: Sequence[Run], reach: tuple[float, float] | None = None, gap: float | None = None
) -> list[Line]:
    """Return the lines of a page, or of a cell, in reading order.

    `reach` is how far the lines of the document go, `gap` where one parts its columns.
    """
    if not runs:
        return []
    reach = reach or (min(run.left for run in runs), max(run.right for run in runs))
    gap = find_gap(runs) or (gap if gap and _is_parted(runs, gap) else None)
    if gap is None:
        return _column(runs, reach)
    lines: list[Line] = []
    width = max(gap - reach[0], reach[1] - gap) - _GUTTER
    for band, across in _bands(runs, gap):
        if across:
            lines += _column(band, reach)
            continue
        left = [run for run in band if run.right <= gap]
        right = [run for run in band if run.right > gap]
        lines += _column(left, (reach[0], reach[0] + width))
        lines += _column(right, (reach[1] - width, reach[1]))
    return lines


def _is_parted(runs: Sequence[Run], gap: float) -> bool:
    return sum(run.left < gap < run.right for run in runs) <= _CROSSING * len(runs)


def find_gap(runs: Sequence[Run]) -> float | None:
    """Return where a gap between two columns runs down the page, or None."""
    if len(runs) < 2 * _FEWEST:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    places = [left + width * share / 100 for share in range(35, 66)]
    wide = [run for run in runs if run.left < run.right]
    begin, end = sorted(run.left for run in wide), sorted(run.right for run in wide)
    crossing, place = min(
        (bisect_left(begin, place) - bisect_right(end, place), abs(place - left - width / 2), place)
        for place in places
    )[::2]
    sides = (
        [run for run in runs if run.right <= place],
        [run for run in runs if run.left >= place],
    )
    if crossing > _CROSSING * len(runs) or min(map(len, sides)) < _FEWEST:
        return None
    for side, reach in zip(sides, (place - left, right - place), strict=True):
        if median(run.right - run.left for run in side) < _FULL * reach:
            return None
    return place


def _bands(runs: Sequence[Run], gap: float) -> Iterator[tuple[list[Run], bool]]:
    """Part a page at the runs that cross the gap: yield what lies between them, and them."""
    band: list[Run] = []
    across = False
    for run in sorted(runs, key=lambda run: run.middle):
        crosses = run.left < gap < run.right
        if band and crosses != across:
            yield band, across
            band = []
        across = crosses
        band.append(run)
    if band:
        yield band, across


def _column(runs: Sequence[Run], reach: tuple[float, float]) -> list[Line]:
    """Return the lines of one column, from the top down."""
    lines: list[Line] = []
    for run in sorted(runs, key=lambda run: run.middle):
        last = lines[-1] if lines else None
        if last and run.middle - _middle(last) < _SAME_LINE * max(run.height, last.height):
            last.runs.append(run)
        else:
            lines.append(Line([run], reach))
    for line in lines:
        line.runs.sort(key=lambda run: run.left)
    return lines


def _middle(line: Line) -> float:
    if len(line.runs) == 1:
        return line.runs[0].middle
    return median(run.middle for run in line.runs)
