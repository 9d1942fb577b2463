"""Which bracket a position stands in."""

from knowledge.extract.brackets import find_openings
from knowledge.model import Span


def openings(text: str) -> list[int | None]:
    """Return the bracket of each digit."""
    positions = [offset for offset, letter in enumerate(text) if letter.isdigit()]
    return find_openings(text, Span(0, len(text)), positions)


def test_nested() -> None:
    assert openings("1 (2 [3] 4) 5") == [None, 2, 5, 2, None]


def test_unclosed_encloses_nothing() -> None:
    assert openings("1 (2, 3") == [None, None, None]
    assert openings("1) 2 :( 3") == [None, None, None]
