"""Rows of figures: whose they are, and the section they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.extract.tables.columns import is_unit_column
from knowledge.extract.tables.grid import Grid
from knowledge.extract.tables.words import (
    action_in,
    bare,
    counted_noun,
    heads_times,
    is_total,
    names_level,
    names_whole,
    spelled,
    unit_in_brackets,
)
from knowledge.model import Span
from knowledge.recognize.places import recognize_places
from knowledge.text.tables import is_ordinal

_BLANK = re.compile(r"[\s\-–—_.…]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures: its labels' words and what they mean for each figure in it."""

    number: int
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    subject: str | None
    unit: str | None
    noun: str | None
    action: str | None
    place: str | None
    total: bool


def read_rows(grid: Grid) -> Iterator[Row]:
    """Yield the rows below the headers that hold figures.

    Where some rows are places, no label says what is counted: "Đảng ủy Công an tỉnh".
    """
    rows = list(_rows(grid))
    places = any(row.place for row in rows)
    yield from (replace(row, noun=None) if places or row.total else row for row in rows)


def _rows(grid: Grid) -> Iterator[Row]:
    labels = [n for n in range(grid.table.labels) if not is_unit_column(grid, n)]
    units = [n for n in range(grid.width) if is_unit_column(grid, n)]
    section: list[tuple[str, Span]] = []
    for number in range(grid.table.heads, grid.height):
        said = _labels(grid, number, labels)
        values = [grid.words(number, c) for c in range(grid.table.labels, grid.width)]
        if said and all(map(_BLANK.fullmatch, values)):
            section = said
            continue
        if said:
            unit = next((grid.words(number, c).strip() for c in units), "")
            yield _read(grid, number, said, section, unit)


def _labels(grid: Grid, row: int, columns: list[int]) -> list[tuple[str, Span]]:
    """Return the labels of a row without its running number, each once."""
    found: list[tuple[str, Span]] = []
    for column in columns:
        span, words = grid.span(row, column), grid.words(row, column).strip()
        known = span in [seen for _, seen in found]
        if span and not known and (not is_ordinal(words) or _times_above(grid, column)):
            found.append((words, span))
    return found


def _times_above(grid: Grid, column: int) -> str:
    """Return the header of a column of times: "Năm"; "" of any other."""
    head = grid.words(grid.table.heads - 1, column).strip() if grid.table.heads else ""
    return head if heads_times(head) else ""


def _read(
    grid: Grid,
    number: int,
    said: list[tuple[str, Span]],
    section: list[tuple[str, Span]],
    unit: str,
) -> Row:
    words = tuple(label for label, _ in said)
    total = is_total(words[-1])
    place = None if total else _place(grid, words)
    if place is None and section and not is_total(section[-1][0]):
        place = _place(grid, tuple(label for label, _ in section))
    told = words[-1:] if total else words
    units = [spelled(unit)] if unit else [u for label in words if (u := unit_in_brackets(label))]
    nouns = [noun for label in reversed(words) if (noun := counted_noun(label))]
    time = next(filter(None, (_times_above(grid, c) for c in range(grid.table.labels))), "")
    return Row(
        number,
        tuple(_timed(time, label) for label, _ in (*section, *said)),
        tuple(span for _, span in (*section, *said)) if not total or names_whole(words[-1]) else (),
        None if total or time else told[-1],
        units[0] if units else None,
        nouns[0] if nouns and place is None else None,
        next((action for label in words if (action := action_in(bare(label)))), None),
        place,
        total,
    )


def _timed(time: str, label: str) -> str:
    """Return a label as the time that it is: "2020" below "Năm" is "Năm 2020"."""
    bare_number = label[:1].isdigit() or is_ordinal(label)
    return f"{time} {label}" if time and bare_number else label


def _place(grid: Grid, words: tuple[str, ...]) -> str | None:
    """Return the place that labels name; a bare name is one where its column says so."""
    for label in reversed(words):
        places = recognize_places(bare(label))
        if places:
            return places[-1].value
    if grid.table.heads and words:
        column = grid.table.labels - 1
        level = grid.words(grid.table.heads - 1, column) or grid.words(0, column)
        if names_level(level):
            places = recognize_places(f"{level.strip().capitalize()} {bare(words[-1])}")
            return places[0].value if places else None
    return None
