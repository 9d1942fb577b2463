"""Which rows and columns of a grid are headers: those before the figures begin.

[["TT", "Huyện", "Kết nạp"], ["1", "Kế Sách", "245"]] → one row of headers, two columns of labels.
A row that only counts the columns ("A", "B", "1", "2=3+4") is a header too.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

FIGURE = re.compile(
    r"""
    [<>≤≥~≈+\-–−(]? \s* \d{1,3} (?: [.,\s\u00a0]\d{3} )* (?: [.,]\d+ )? \s* (?: % | ‰ )? \)?
    | [+\-−]? \d+ (?: [.,]\d+ )? \s* (?: % | ‰ )?
    | \d{1,4} \s* / \s* \d{1,4}
    """,
    re.VERBOSE,
)
BLANK = re.compile(r"[\s\-–—_.…x×X/]*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ORDINAL = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6}|[a-zđA-ZĐ])(?:\.\d{1,2})*[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=\s*[\d\s+\-*:/x×().%]+)?")
_ORDINAL_HEAD = re.compile(r"(?:số\s+)?(?:stt|tt|thứ\s+tự)\.?", re.IGNORECASE)
_MOST_HEADS = 5
_UNIT_WORDS = 3
_TIMES = frozenset({"tháng", "năm", "quý", "ngày", "tuần"})


def find_heads(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return how many rows at the top and how many columns at the left are headers."""
    if not rows or not rows[0]:
        return 0, 0
    heads = _head_rows(rows)
    body = rows[heads:]
    if not body:
        return heads, 0
    return heads, _label_columns(rows[:heads], body)


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and nothing else: "1.245", "93,68%", "(5,2)"."""
    return bool(FIGURE.fullmatch(text.strip()))


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, perhaps with its unit: "12 tỷ đồng", no "6 tháng"."""
    number, _, words = text.strip().partition(" ")
    unit = words.split()
    return is_figure(text) or (
        is_figure(number)
        and 0 < len(unit) <= _UNIT_WORDS
        and words.replace(" ", "").isalpha()
        and unit[0].lower() not in _TIMES
    )


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, dots, a cross. It is not zero."""
    return bool(BLANK.fullmatch(text))


def counts_columns(row: Sequence[str]) -> bool:
    """Whether a row only counts the columns: "A", "B", "1", "2", "3=1+2"."""
    said = [cell.strip() for cell in row if cell.strip()]
    if len(said) < 2 or not all(map(_COLUMN_NUMBER.fullmatch, said)):
        return False
    numbers = [int(found[0]) for cell in said if (found := re.search(r"\d+", cell))]
    letters = len(said) - len(numbers)
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else letters > 1


def _head_rows(rows: Sequence[Sequence[str]]) -> int:
    for number, row in enumerate(rows[: _MOST_HEADS + 1]):
        if (_has_figures(row) and not counts_columns(row)) or (number and _opens_section(row)):
            return number
    return 1 if len(rows) > 1 else 0


def _opens_section(row: Sequence[str]) -> bool:
    """Whether a row holds but one thing, "I. Khối huyện", at its left or over its whole width."""
    said = {cell for cell in row if not is_blank(cell) and not _ORDINAL.fullmatch(cell.strip())}
    return len(said) == 1 and said <= set(row[:2])


def _has_figures(row: Sequence[str]) -> bool:
    """A row of data has a figure that is no year, behind its first cell."""
    figures = [cell for cell in row[1:] if is_value(cell)]
    return any(not _YEAR.fullmatch(cell.strip()) for cell in figures)


def _label_columns(heads: Sequence[Sequence[str]], body: Sequence[Sequence[str]]) -> int:
    """Count the columns at the left whose cells are words, or only number the rows."""
    width = len(body[0])
    for column in range(width):
        cells = [row[column].strip() for row in body if not is_blank(row[column])]
        if column == 0 and (_numbers_rows(heads, column) or _is_series(cells)):
            continue
        if cells and all(map(_YEAR.fullmatch, cells)) and _heads_years(heads, column):
            return column + 1
        if sum(map(is_value, cells)) * 2 >= len(cells):
            return column
    return min(1, width)


def _numbers_rows(heads: Sequence[Sequence[str]], column: int) -> bool:
    return any(_ORDINAL_HEAD.fullmatch(row[column].strip()) for row in heads)


def _heads_years(heads: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column is that of the years which label the rows: "Năm"."""
    said = [row[column].strip().lower() for row in heads if row[column].strip()]
    return said[-1:] == ["năm"]


def spread_heads(rows: Sequence[Sequence[str]], heads: int) -> dict[tuple[int, int], int]:
    """Return how many blank places to its right a header holds for, by row and column.

    Saved as text, a merged header leaves blanks: "Diện tích", "" over "Kế hoạch", "Thực hiện".
    """
    held: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows[: max(0, heads - 1)]):
        below = rows[number + 1 : heads]
        last = 0
        for column in range(1, len(row)):
            split = all(any(r[c].strip() for r in below) for c in (last, column))
            if row[column].strip():
                last = column
            elif split and row[last].strip() and column - last - held.get((number, last), 0) == 1:
                held[number, last] = held.get((number, last), 0) + 1
    return held


def _is_series(cells: Sequence[str]) -> bool:
    """Whether cells count up from one: "1", "2", "3", with "I", "a)" between perhaps."""
    if len(cells) < 2 or not all(map(_ORDINAL.fullmatch, cells)):
        return False
    plain = [int(cell.rstrip(".)")) for cell in cells if cell.rstrip(".)").isdigit()]
    return plain[:1] == [1] and all(n == 1 or n - b in {0, 1} for b, n in pairwise(plain))
