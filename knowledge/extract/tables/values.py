"""A cell → its number, with the unit of its column, its row or the whole table."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from knowledge.extract.tables.columns import Column
from knowledge.extract.tables.frame import Frame
from knowledge.extract.tables.grid import Grid
from knowledge.extract.tables.rows import Row
from knowledge.extract.tables.words import is_plain, spelled
from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize.digits import parse_digits
from knowledge.recognize.quantities import canonical, recognize_quantities

_FIGURE = re.compile(
    r"""
    \(? \s* [+\-−]? \s* \d{1,3} (?: [.,\u00a0\x20]? \d{3} )* (?: [.,]\d+ )? \s* %? \s* \)?
    | [+\-−]? \d+ (?: [.,]\d+ )? \s* %?
    """,
    re.VERBOSE,
)
# Thousands with dots, a decimal comma; none that may be a year, a day or an English number.
_PLAIN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{1,2})?|0(?:,\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Value:
    """The number of a cell, canonical, with its scale applied."""

    span: Span
    value: str
    unit: str | None
    measure: MentionKind


def read_value(grid: Grid, row: Row, column: Column, frame: Frame) -> Value | None:
    """Return the number of a cell; None for words, dashes and blanks, which are not zero."""
    cell = grid.cell(row.number, column.number)
    if cell is None or (cell.row, cell.column) != (row.number, column.number):
        return None
    words = cell.span.cut(grid.text)
    if not any(map(str.isdigit, words)):
        return None
    unit = _unit(row, column, frame, words)
    if not _FIGURE.fullmatch(words):
        return _written(words, cell.span)
    plain = re.sub(r"(?<=\d)[\u00a0 ](?=\d{3})", ".", words.strip(" ()%")).replace("−", "-")
    first = _counted(plain, unit) if unit else None
    if first is None:
        read = recognize_quantities(f"{plain} {unit}" if unit else plain)
        if not read or read[0].start:
            read = recognize_quantities(plain)
            if not read:
                return None
        first = read[0]
    value = f"-{first.value}" if words.startswith("(") and words.endswith(")") else first.value
    return Value(cell.span, value, first.unit or unit, first.kind)


def _counted(plain: str, unit: str) -> Mention | None:
    """Return a number and its unit read together, where the number is written beyond doubt.

    What the unit means is looked up once for all the numbers of a column.
    """
    if not _PLAIN.fullmatch(plain):
        return None
    one = _one_of(unit)
    if one is None:
        return None
    number = parse_digits(plain)
    if one.value != "7":
        number *= Decimal(one.value) / 7
    return one._replace(value=canonical(number))


@lru_cache(maxsize=1024)
def _one_of(unit: str) -> Mention | None:
    """Return seven of a unit, which is no number that means anything else; None where in doubt."""
    read = recognize_quantities(f"7 {unit}")
    if len(read) != 1 or read[0].start or read[0].end != len(unit) + 2 or "/" in read[0].value:
        return None
    return read[0] if Decimal(read[0].value) % 7 == 0 else None


def _written(words: str, span: Span) -> Value | None:
    """Return a cell that says number and unit itself: "245 người", "12,5 tỷ đồng"."""
    read = recognize_quantities(words)
    if len(read) != 1 or read[0].kind is MentionKind.ORDINAL or read[0].text != words.strip():
        return None
    return Value(span, read[0].value, read[0].unit, read[0].kind)


def _unit(row: Row, column: Column, frame: Frame, words: str) -> str | None:
    """Return the unit nearest to a cell: its own sign, its column's, its row's, the table's."""
    if words.rstrip(" )").endswith("%"):
        return "%"
    if column.unit:
        return _noun_for(column.unit, row, column, frame)
    if column.share and (row.unit is None or column.noun is None):
        return "%"
    if row.unit:
        return _noun_for(row.unit, row, column, frame)
    if column.noun:
        return column.noun
    if frame.unit:
        return _noun_for(frame.unit, row, column, frame)
    return row.noun or frame.noun


def _noun_for(unit: str, row: Row, column: Column, frame: Frame) -> str:
    """Return the noun said nearby for a unit as plain as "người"."""
    unit = spelled(unit)
    return (column.noun or row.noun or frame.noun or unit) if is_plain(unit) else unit
