"""The period of a cell: named by its column or row, else by the caption, else by the report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from knowledge.extract.wording import fold_word
from knowledge.lexicon import load_toml
from knowledge.model import Mention
from knowledge.recognize.comparisons import is_compared
from knowledge.recognize.periods import recognize_periods


@dataclass(frozen=True, slots=True)
class Told:
    """A period as it is said and where: in the header of the cell, or above the table."""

    value: str
    text: str
    origin: str


# Every figure of a column is asked for, and most rows name a place and no time.
@lru_cache(maxsize=4096)
def find_period(
    column: tuple[str, ...], row: tuple[str, ...], lines: tuple[str, ...], held: str | None
) -> Told | None:
    """Return the period that the words of a column, a row or a caption name, or None.

    `held` is what holds around the table. "Quý I" below "Năm 2023" is of that year, as it is where
    the caption or the report says 2023.
    """
    if row and _is_timeless(row):
        return find_period(column, (), lines, held)
    heads = (*column, *row)
    above = _named(lines, _reference(held))
    year = _year(above.value) if above else None
    reference = _reference(year or held)
    own = _named((" ".join(heads),), reference) or _named(heads, reference)
    if own is not None:
        return Told(own.value, own.text, "own")
    return Told(above.value, above.text, "block") if above else None


@lru_cache(maxsize=4096)
def _is_timeless(words: tuple[str, ...]) -> bool:
    """Whether words can be no part of a time: no digit, no "năm", no numeral of a quarter."""
    return not any(_timely().search(fold_word(word)) for word in words)


@cache
def _timely() -> re.Pattern[str]:
    times = "|".join(map(re.escape, load_toml("tables")["times"]))
    return re.compile(rf"\d|(?<!\w)(?:{times}|[ivx]+)(?!\w)")


@lru_cache(maxsize=1024)
def _named(texts: tuple[str, ...], reference: date | None) -> Mention | None:
    """Return the narrowest period that the texts name and do not merely compare with."""
    found = [
        mention
        for text in texts
        for mention in _periods(text, reference)
        if not is_compared(text[: mention.start])
    ]
    return max(found, key=lambda one: len(one.value.split("/")[0]), default=None)


@lru_cache(maxsize=1024)
def _periods(text: str, reference: date | None) -> Sequence[Mention]:
    """Return the periods of a header: that of a row is asked for with each of its columns."""
    return recognize_periods(text, reference=reference)


def _reference(period: str | None) -> date | None:
    year = _year(period) if period else None
    return date(int(year), 12, 28) if year else None


def _year(period: str) -> str | None:
    year = period.rpartition("/")[2][:4]
    return year if year.isdigit() else None
