"""Tables → figures: a cell's number with what its row and column say of it.

The cell "245" in the row "Huyện Kế Sách" under "Kết nạp", below "Đơn vị tính: đảng viên", gives the
value 245, unit "đảng viên", action "Kết nạp", place "huyện Kế Sách". "–" and blanks are not zero.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from knowledge.extract.resolve import Scope
from knowledge.extract.tables.columns import Column, read_columns
from knowledge.extract.tables.frame import Frame, read_frame
from knowledge.extract.tables.grid import Grid
from knowledge.extract.tables.rows import Row, read_rows
from knowledge.extract.tables.times import find_period
from knowledge.extract.tables.values import Value, read_value
from knowledge.extract.tables.words import is_doing
from knowledge.model import Block, BlockKind, Fact, FactKind, Mention, Report, Sentence, Span, Table

_MOST_CELLS = 50_000
# Where the rows of tables stand, and the number of each one's block.
Lines = Sequence[tuple[Span, int]]


def extract_table_figures(report: Report, mentions: Sequence[Mention]) -> list[Fact]:
    """Return the figures of all tables; `mentions` are those of the text around them."""
    if not report.layout.tables:
        return []
    scope = Scope(report, mentions)
    rows = [(b.span, n) for n, b in enumerate(report.blocks) if b.kind is BlockKind.ROW]
    facts: list[Fact] = []
    for table in report.layout.tables:
        if len(table.cells) <= _MOST_CELLS and table.labels:
            facts += _read(report, table, scope, rows)
    return facts


def _read(report: Report, table: Table, scope: Scope, blocks: Lines) -> Iterator[Fact]:
    grid = Grid(report.text, table)
    frame = read_frame(report, table)
    columns = read_columns(grid)
    for row in read_rows(grid):
        place = _line(report, grid, row, blocks)
        if place is None:
            continue
        number, block = place
        for column in columns:
            value = read_value(grid, row, column, frame)
            if value is not None:
                fact = _fact(report, block, row, column, value)
                held = scope.place_in_time(fact._replace(own=()), Sentence(block.span, number))
                yield _placed(held._replace(own=fact.own), row, column, frame)


def _line(report: Report, grid: Grid, row: Row, blocks: Lines) -> tuple[int, Block] | None:
    """Return the block that a row of the grid stands in, and its number."""
    first = grid.first_offset(row.number)
    if first is None:
        return None
    at = bisect_right(blocks, first, key=lambda line: line[0].start) - 1
    if at < 0 or first not in blocks[at][0]:
        return None
    number = blocks[at][1]
    return number, report.blocks[number]


def _fact(report: Report, block: Block, row: Row, column: Column, value: Value) -> Fact:
    span = value.span
    return Fact(
        kind=FactKind.FIGURE,
        report=report.name,
        text=span.cut(report.text),
        start=span.start,
        end=span.end,
        sentence=block.span.cut(report.text),
        sentence_start=block.span.start,
        value=value.value,
        unit=value.unit,
        measure=value.measure,
        nature=column.nature,
        direction=column.direction,
        subject=row.subject,
        action=_action(row, column),
        own=(*row.spans, *column.spans),
        origins={"row": "total" if row.total else "item"},
    )


def _action(row: Row, column: Column) -> str | None:
    """Return what is done: "Chi" of the row "Chi giáo dục" before the "Thực hiện" above it."""
    if column.action and not (row.action and is_doing(column.action)):
        return column.action
    return row.action


def _placed(fact: Fact, row: Row, column: Column, frame: Frame) -> Fact:
    """Return the fact with the period and the place that its row, column or caption name."""
    origins = dict(fact.origins)
    for slot, said in (("subject", row.subject), ("action", fact.action)):
        if said:
            origins[slot] = "own"
    place = row.place or column.place
    if place:
        fact, origins["place"] = fact._replace(place=place), "own"
    elif frame.place:
        fact, origins["place"] = fact._replace(place=frame.place), "block"
    period = find_period(column.words, row.words, frame.words, fact.period)
    if period is not None:
        fact = fact._replace(period=period.value, period_text=period.text)
        origins["period"] = period.origin
    return fact._replace(origins=origins)
