"""Pages of a PDF → paragraphs and grids, without page numbers and what stands on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.read.columns import Slot, align, is_data
from knowledge.read.pdf_lines import Line, find_gap, read_lines
from knowledge.read.pdf_page import Page, Run
from knowledge.read.pdf_rules import RuledTable
from knowledge.read.pieces import Grid, GridCell, Paragraph, Piece
from knowledge.read.scenery import unfold
from knowledge.read.unwrap import join_lines, paragraphs

_SAME_PLACE = 4.0  # points
_SHORT, _FAR = 60, 2.0  # letters of a line of a letterhead; heights between it and the next
_MARGIN = 0.12  # of the page's height, at the top and at the bottom
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*(?:/|trên)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)


def strip_running(pages: Sequence[Page]) -> None:
    """Take page numbers, and lines that head or foot most pages, off the pages."""
    counts = Counter(
        words
        for page in pages
        for words in {_shape(run) for run in page.runs if _at_edge(page, run)}
    )
    least = max(2, len(pages) / 2)
    for page in pages:
        page.runs = [
            run
            for run in page.runs
            if not _at_edge(page, run)
            or not (_PAGE_NUMBER.fullmatch(run.text) or counts[_shape(run)] >= least)
        ]


def _at_edge(page: Page, run: Run) -> bool:
    return run.bottom < _MARGIN * page.height or run.top > (1 - _MARGIN) * page.height


def _shape(run: Run) -> tuple[str, int]:
    """Return what stays the same on every page: the words but for numbers, and their height."""
    return re.sub(r"\d+", "#", run.text), round(run.middle / _SAME_PLACE)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: how far its lines reach, where a gap parts its columns if any."""

    reach: tuple[float, float]
    gap: float | None


def find_setting(pages: Sequence[Page]) -> Setting:
    """Return how the pages are set, seen together: one alone may hold but a short line."""
    edges = [(run.left, run.right) for page in pages for run in page.runs]
    edges += [(table.box.left, table.box.right) for page in pages for table in page.tables]
    if not edges:
        return Setting((0.0, 0.0), None)
    gaps = (find_gap(page.runs) for page in pages)
    reach = min(left for left, _ in edges), max(right for _, right in edges)
    return Setting(reach, next((gap for gap in gaps if gap is not None), None))


def page_pieces(page: Page, setting: Setting) -> Iterator[Piece]:
    """Yield the pieces of a page in reading order, its ruled tables where they lie."""
    runs = sorted(page.runs, key=lambda run: run.middle)
    for table, inside in zip(page.tables, page.inside, strict=True):
        above = [run for run in runs if run.middle < table.box.top]
        runs = [run for run in runs if run.middle >= table.box.top]
        yield from _flow(above, page.number, setting)
        yield from unfold([_grid(table, inside, page.number)])
    yield from _flow(runs, page.number, setting)


def _grid(table: RuledTable, inside: dict[int, list[Run]], page: int) -> Grid:
    cells = []
    for number, cell in enumerate(table.cells):
        text = ""
        for line in read_lines(inside.get(number, [])):
            text = join_lines(text, line.text) if text else line.text
        cells.append(GridCell(text, cell.row, cell.column, cell.rows, cell.columns))
    return Grid(tuple(cells), page)


def _flow(runs: Sequence[Run], page: int, setting: Setting) -> Iterator[Piece]:
    """Yield paragraphs, and tables made by space alone."""
    prose: list[Line] = []
    for lines, parted in _grouped(read_lines(runs, setting.reach, setting.gap)):
        pieces = _side_by_side(lines, page) if parted else ()
        if not pieces:
            prose += lines
            continue
        yield from paragraphs(prose, page)
        prose = []
        yield from pieces
    yield from paragraphs(prose, page)


def _grouped(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Part the lines into those that have gaps inside and those that have none."""
    group: list[Line] = []
    for line in lines:
        if group and (len(line.runs) > 1) != (len(group[0].runs) > 1):
            yield group, len(group[0].runs) > 1
            group = []
        group.append(line)
    if group:
        yield group, len(group[0].runs) > 1


def _side_by_side(lines: Sequence[Line], page: int) -> Sequence[Piece]:
    """Return a table by space alone, or a letterhead or signature one column after the other."""
    grid = _spaced_grid(lines, page)
    if grid is not None:
        return (grid,)
    if not all(map(_is_scenery, lines)):
        return ()
    columns = ([line.runs[0] for line in lines], [line.runs[1] for line in lines])
    return [Paragraph(run.text, page) for column in columns for run in column]


def _is_scenery(line: Line) -> bool:
    """Whether a line is two short ones far apart, not one that was stretched to fit."""
    if len(line.runs) != 2:
        return False
    left, right = line.runs
    return (
        max(len(left.text), len(right.text)) <= _SHORT
        and right.left - left.right >= _FAR * left.height
    )


def _spaced_grid(lines: Sequence[Line], page: int) -> Grid | None:
    rows = [[Slot(run.left, run.right, run.text) for run in line.runs] for line in lines]
    if sum(map(is_data, rows)) < 2:
        return None
    placed = align(rows)
    if placed is None:
        return None
    cells = (
        GridCell(slot.text, row, column)
        for row, (slots, columns) in enumerate(zip(rows, placed, strict=True))
        for slot, column in zip(slots, columns, strict=True)
    )
    return Grid(tuple(cells), page)
