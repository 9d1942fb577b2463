"""Tables with ruled lines on a page: from the lines that are drawn to the cells between them.

Thin shapes are rules, the edges of frames too. Rules that touch make one table; where the rule
between two places of its grid is missing, the places are one merged cell.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_THIN = 3.0  # points
_SHORT = 6.0
_NEAR = 3.0
_MOST_RULES = 4000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from the top left corner of the page down."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell between rules, merged over several places perhaps."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table and where it lies."""

    box: Box
    cells: tuple[RuledCell, ...]

    def find(self, x: float, y: float) -> int | None:
        """Return the number of the cell at a point."""
        if not self.box.holds(x, y):
            return None
        for number, cell in enumerate(self.cells):
            box = cell.box
            if box.top <= y <= box.bottom and box.left <= x <= box.right:
                return number
        return None


@dataclass(slots=True)
class _Rules:
    """Rules that touch one another: across as (y, from, to), down as (x, from, to)."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)


def find_tables(drawn: Iterable[Box], width: float, height: float) -> tuple[RuledTable, ...]:
    """Return the ruled tables of a page, from the top down."""
    rules = _Rules()
    for box in drawn:
        _add(rules, box, width, height)
        if len(rules.across) + len(rules.down) > _MOST_RULES:
            break
    tables = [table for group in _connected(rules) if (table := _table(group)) is not None]
    return tuple(sorted(tables, key=lambda table: table.box.top))


def _add(rules: _Rules, box: Box, width: float, height: float) -> None:
    wide, high = box.right - box.left, box.bottom - box.top
    if high <= _THIN:
        if wide >= _SHORT:
            rules.across.append(((box.top + box.bottom) / 2, box.left, box.right))
    elif wide <= _THIN:
        if high >= _SHORT:
            rules.down.append(((box.left + box.right) / 2, box.top, box.bottom))
    elif wide < 0.98 * width or high < 0.98 * height:
        rules.across += [(box.top, box.left, box.right), (box.bottom, box.left, box.right)]
        rules.down += [(box.left, box.top, box.bottom), (box.right, box.top, box.bottom)]


def _connected(rules: _Rules) -> list[_Rules]:
    """Part the rules into groups that touch one another."""
    groups: list[_Rules] = []
    home = list(range(len(rules.across)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    touched: list[int | None] = []
    order = sorted(range(len(rules.across)), key=lambda at: rules.across[at][0])
    heights = [rules.across[at][0] for at in order]
    for x, top, bottom in rules.down:
        first: int | None = None
        low, high = bisect_left(heights, top - _NEAR), bisect_right(heights, bottom + _NEAR)
        for at in order[low:high]:
            _, left, right = rules.across[at]
            if left - _NEAR <= x <= right + _NEAR:
                if first is None:
                    first = root(at)
                else:
                    home[root(at)] = first
        touched.append(first)
    by_root: dict[int, _Rules] = {}
    for at, rule in enumerate(rules.across):
        by_root.setdefault(root(at), _Rules()).across.append(rule)
    for rule, touching in zip(rules.down, touched, strict=True):
        if touching is not None:
            by_root[root(touching)].down.append(rule)
    groups += by_root.values()
    return groups


def _table(rules: _Rules) -> RuledTable | None:
    xs = _clustered([x for x, _, _ in rules.down])
    ys = _clustered([y for y, _, _ in rules.across])
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells = tuple(_cells(rules, xs, ys))
    return RuledTable(Box(xs[0], ys[0], xs[-1], ys[-1]), cells) if len(cells) > 1 else None


def _clustered(places: Sequence[float]) -> list[float]:
    """Return the places with those that nearly coincide made one."""
    kept: list[list[float]] = []
    for place in sorted(places):
        if kept and place - kept[-1][-1] <= _NEAR:
            kept[-1].append(place)
        else:
            kept.append([place])
    return [sum(group) / len(group) for group in kept]


def _cells(rules: _Rules, xs: Sequence[float], ys: Sequence[float]) -> Iterator[RuledCell]:
    down, across = _reaches(rules.down, xs), _reaches(rules.across, ys)
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            columns = rows = 1
            middle = (ys[row] + ys[row + 1]) / 2
            while column + columns < len(xs) - 1 and not _ruled(down[column + columns], middle):
                columns += 1
            middle = (xs[column] + xs[column + 1]) / 2
            while row + rows < len(ys) - 1 and not _ruled(across[row + rows], middle):
                rows += 1
            if rows * columns > 1:
                taken |= {
                    (r, c) for r in range(row, row + rows) for c in range(column, column + columns)
                }
            box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
            yield RuledCell(box, row, column, rows, columns)


def _reaches(
    rules: Sequence[tuple[float, float, float]], places: Sequence[float]
) -> list[list[tuple[float, float]]]:
    """Return for each place of the grid from where to where rules stand there."""
    return [
        [(first, last) for at, first, last in rules if -_NEAR <= at - place <= _NEAR]
        for place in places
    ]


def _ruled(reaches: Sequence[tuple[float, float]], along: float) -> bool:
    """Whether some rule reaches over a point."""
    return any(first <= along <= last for first, last in reaches)
