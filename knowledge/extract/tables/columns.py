"""Columns of figures: what their headers say, all levels of them from the top down."""

from dataclasses import dataclass

from knowledge.extract import natures
from knowledge.extract.tables.grid import Grid
from knowledge.extract.tables.words import (
    action_in,
    adds_nothing,
    counted_noun,
    is_share,
    opens_parts,
    plans,
    unit_in_brackets,
)
from knowledge.extract.wording import fold_word
from knowledge.model import Mention, MentionKind, Nature, Span
from knowledge.recognize.places import recognize_places
from knowledge.text.tables import heads_units, only_counts


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its headers' words and what they mean for each figure below."""

    number: int
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    unit: str | None
    noun: str | None
    share: bool
    action: str | None
    place: str | None
    nature: Nature
    direction: str | None


def read_columns(grid: Grid) -> list[Column]:
    """Return the columns that may hold figures."""
    labels = grid.table.labels
    return [
        _read(grid, number)
        for number in range(labels, grid.width)
        if not is_unit_column(grid, number)
    ]


def is_unit_column(grid: Grid, number: int) -> bool:
    """Whether a column gives the unit of each row."""
    return any(heads_units(words) for words, _ in headers(grid, number))


def headers(grid: Grid, number: int) -> list[tuple[str, Span]]:
    """Return the headers above a column, the topmost first, each once.

    Below "Trong đó" they are also those of the column whose parts are told.
    """
    found = _whole_of(grid, number)
    for row in range(grid.table.heads):
        span = grid.span(row, number)
        words = grid.words(row, number)
        if span and not only_counts(words) and span not in [seen for _, seen in found]:
            found.append((words, span))
    return found


def _whole_of(grid: Grid, number: int) -> list[tuple[str, Span]]:
    """Return the headers of the column that "Trong đó" above this one speaks of."""
    for row in range(grid.table.heads):
        cell = grid.cell(row, number)
        if cell and opens_parts(grid.words(row, number)):
            left = cell.column - 1
            while left >= grid.table.labels and opens_parts(grid.words(row, left)):
                left -= 1
            whole = headers(grid, left) if left >= grid.table.labels else []
            return [] if any(is_share(words) for words, _ in whole) else whole
    return []


def _read(grid: Grid, number: int) -> Column:
    heads = headers(grid, number)
    words = tuple(head for head, _ in heads)
    units = [unit for head in reversed(words) if (unit := unit_in_brackets(head))]
    nouns = [noun for head in reversed(words) if (noun := counted_noun(head))]
    actions = [action for head in words if (action := action_in(head))]
    places = [place.value for head in words for place in recognize_places(head)]
    nature, direction = _nature(words)
    return Column(
        number,
        words,
        tuple(span for head, span in heads if not adds_nothing(head)),
        units[0] if units else None,
        nouns[0] if nouns else None,
        any(map(is_share, words)),
        actions[0] if actions else None,
        places[-1] if places else None,
        nature,
        direction,
    )


def _nature(words: tuple[str, ...]) -> tuple[Nature, str | None]:
    """Return how figures under these headers are meant: "Dự toán" heads targets."""
    said = " ".join(fold_word(head) for head in words) + " "
    probe = Mention(MentionKind.NUMBER, "1", 0, 1, "1")
    nature, direction = natures.find_nature(said, probe, said)
    if nature is Nature.LEVEL and any(map(plans, words)):
        return Nature.TARGET, None
    if nature is Nature.LEVEL and any(map(is_share, words)):
        return Nature.SHARE, None
    return nature, direction
