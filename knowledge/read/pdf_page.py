"""A page of a PDF as runs of letters: each run on one line, without a wide gap inside.

`Run("Kế Sách", 60.0, 100.0, 112.0, 114.0)`; a run never crosses a rule of a table.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.read.pdf_rules import RuledTable

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


Letter = tuple[str, float, float, float, float]


def build_page(
    number: int,
    size: tuple[float, float],
    tables: tuple[RuledTable, ...],
    letters: Iterable[Letter],
) -> Page:
    """Return a page made of letters in the order of its text, with the tables drawn on it."""
    page = Page(number, *size, tables, inside=[{} for _ in tables])
    homes = _Homes(tables)
    run: Run | None = None
    home: Home = None
    spaced = False
    # A page has thousands of letters: what is asked of each stands here, without calls.
    for text, left, top, right, bottom in letters:
        if text == " " or text.isspace():
            spaced = True
            continue
        place = homes.find((left + right) / 2, (top + bottom) / 2) if tables else None
        if run is not None and place == home:
            height = run.bottom - run.top
            gap, reach = left - run.right, height if height > 1.0 else 1.0
            level = (
                run.top <= (top + bottom) / 2 <= run.bottom
                or top <= (run.top + run.bottom) / 2 <= bottom
            )
            if level and -0.5 * reach <= gap <= _WIDE * reach:
                run.text += f" {text}" if spaced or gap > _SPACE * height else text
                spaced = False
                run.right = max(run.right, right)
                run.top = min(run.top, top)
                run.bottom = max(run.bottom, bottom)
                continue
        run, home = Run(text, left, top, right, bottom), place
        _keep(page, run, place)
        spaced = False
    return page


Home = tuple[int, int] | None


class _Homes:
    """Tells in which cell of which table a letter stands; mostly in that of the letter before."""

    def __init__(self, tables: tuple[RuledTable, ...]) -> None:
        self._tables = tables
        self._last: Home = None

    def find(self, x: float, y: float) -> Home:
        """Return the table and cell at a point."""
        if self._last is not None:
            box = self._tables[self._last[0]].cells[self._last[1]].box
            if box.left < x < box.right and box.top < y < box.bottom:
                return self._last
        self._last = self._found(x, y)
        return self._last

    def _found(self, x: float, y: float) -> Home:
        for number, table in enumerate(self._tables):
            cell = table.find(x, y)
            if cell is not None:
                return number, cell
        return None


def _keep(page: Page, run: Run, place: tuple[int, int] | None) -> None:
    if place is None:
        page.runs.append(run)
    else:
        page.inside[place[0]].setdefault(place[1], []).append(run)
