"""The period of a cell: named by its column or row, else by the caption, else by the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.model import Mention
from knowledge.recognize.comparisons import is_compared
from knowledge.recognize.periods import recognize_periods


@dataclass(frozen=True, slots=True)
class Told:
    """A period as it is said and where: in the header of the cell, or above the table."""

    value: str
    text: str
    origin: str


def find_period(heads: Sequence[str], lines: Sequence[str], held: str | None) -> Told | None:
    """Return the period that headers or caption name; `held` is what holds around the table.

    "Quý I" below "Năm 2023" is of that year, as it is where the caption or the report says 2023.
    """
    above = _named(lines, _reference(held))
    year = _year(above.value) if above else None
    reference = _reference(year or held)
    own = _named([" ".join(heads)], reference) or _named(heads, reference)
    if own is not None:
        return Told(own.value, own.text, "own")
    return Told(above.value, above.text, "block") if above else None


def _named(texts: Sequence[str], reference: date | None) -> Mention | None:
    """Return the narrowest period that the texts name and do not merely compare with."""
    found = [
        mention
        for text in texts
        for mention in recognize_periods(text, reference=reference)
        if not is_compared(text[: mention.start])
    ]
    return max(found, key=lambda one: len(one.value.split("/")[0]), default=None)


def _reference(period: str | None) -> date | None:
    year = _year(period) if period else None
    return date(int(year), 12, 28) if year else None


def _year(period: str) -> str | None:
    year = period.rpartition("/")[2][:4]
    return year if year.isdigit() else None
