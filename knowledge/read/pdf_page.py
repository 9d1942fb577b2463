"""A page of a PDF as runs of letters: each run on one line, without a wide gap inside.

`Run("Kế Sách", 60.0, 100.0, 112.0, 114.0)`; a run never crosses a rule of a table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.read.pdf_rules import Box, RuledTable
from knowledge.read.pdf_words import PageText, Word

_WIDE = 1.1  # heights of a letter; a wider gap parts columns
_SPACE = 0.16


@dataclass(slots=True)
class Run:
    """Some words and the rectangle they fill, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high the letters are."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height on the page at which the run stands."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Page:
    """A page: runs outside tables, and those inside each table by the number of their cell."""

    number: int
    width: float
    height: float
    tables: tuple[RuledTable, ...] = ()
    runs: list[Run] = field(default_factory=list)
    inside: list[dict[int, list[Run]]] = field(default_factory=list)


def build_page(
    number: int, size: tuple[float, float], tables: tuple[RuledTable, ...], words: PageText
) -> Page:
    """Return a page made of words in the order of its text, with the tables drawn on it."""
    page = Page(number, *size, tables, inside=[{} for _ in tables])
    run: Run | None = None
    home: Home = None
    # A page has hundreds of words: what is asked of each stands here, without calls.
    for (text, _, spaced, left, top, right, bottom), place in _housed(words, tables):
        if run is not None and place == home:
            height = run.bottom - run.top
            gap, reach = left - run.right, height if height > 1.0 else 1.0
            level = (
                run.top <= (top + bottom) / 2 <= run.bottom
                or top <= (run.top + run.bottom) / 2 <= bottom
            )
            if level and -0.5 * reach <= gap <= _WIDE * reach:
                run.text += f" {text}" if spaced or gap > _SPACE * height else text
                run.right = max(run.right, right)
                run.top = min(run.top, top)
                run.bottom = max(run.bottom, bottom)
                continue
        run, home = Run(text, left, top, right, bottom), place
        _keep(page, run, place)
    return page


Home = tuple[int, int] | None


def _housed(words: PageText, tables: tuple[RuledTable, ...]) -> Iterable[tuple[Word, Home]]:
    """Return the words with the cells they stand in; one that crosses a rule is spelt out."""
    if not tables:
        return ((word, None) for word in words.words())
    return _in_tables(words, tables)


def _in_tables(words: PageText, tables: tuple[RuledTable, ...]) -> Iterator[tuple[Word, Home]]:
    homes = _Homes(tables)
    highest = min(table.box.top for table in tables)
    lowest = max(table.box.bottom for table in tables)
    for word in words.words():
        text, start, spaced, left, top, right, bottom = word
        middle = (top + bottom) / 2
        if not highest <= middle <= lowest:
            yield word, None
            continue
        home = homes.find(left, middle)
        if len(text) > 1 and home == homes.find(right, middle):
            yield word, home
            continue
        for letter in words.letters(start, start + len(text), spaced=spaced):
            _, _, _, left, top, right, bottom = letter
            yield letter, homes.find((left + right) / 2, (top + bottom) / 2)


class _Homes:
    """Tells in which cell of which table a letter stands; mostly in that of the letter before."""

    def __init__(self, tables: tuple[RuledTable, ...]) -> None:
        self._tables = tables
        self._last: Home = None
        self._box: Box | None = None

    def find(self, x: float, y: float) -> Home:
        """Return the table and cell at a point."""
        box = self._box
        if box is None or not (box.left < x < box.right and box.top < y < box.bottom):
            self._last, self._box = self._found(x, y)
        return self._last

    def _found(self, x: float, y: float) -> tuple[Home, Box | None]:
        for number, table in enumerate(self._tables):
            cell = table.find(x, y)
            if cell is not None:
                return (number, cell), table.cells[cell].box
        return None, None


def _keep(page: Page, run: Run, place: tuple[int, int] | None) -> None:
    if place is None:
        page.runs.append(run)
    else:
        page.inside[place[0]].setdefault(place[1], []).append(run)
