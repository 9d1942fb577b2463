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
    run: Run | None = None
    home: tuple[int, int] | None = None
    spaced = False
    for text, left, top, right, bottom in letters:
        if text.isspace():
            spaced = True
            continue
        place = _home(tables, (left + right) / 2, (top + bottom) / 2)
        if run is None or place != home or not _goes_on(run, left, top, bottom):
            run, home = Run(text, left, top, right, bottom), place
            _keep(page, run, place)
        else:
            gap = left - run.right
            run.text += f" {text}" if spaced or gap > _SPACE * run.height else text
            run.right = max(run.right, right)
            run.top, run.bottom = min(run.top, top), max(run.bottom, bottom)
        spaced = False
    return page


def _home(tables: tuple[RuledTable, ...], x: float, y: float) -> tuple[int, int] | None:
    for number, table in enumerate(tables):
        cell = table.find(x, y)
        if cell is not None:
            return number, cell
    return None


def _goes_on(run: Run, left: float, top: float, bottom: float) -> bool:
    """Whether a letter stands on the line of a run, and not far behind it."""
    middle = (top + bottom) / 2
    height = max(run.height, 1.0)
    if not run.top <= middle <= run.bottom and not top <= run.middle <= bottom:
        return False
    return -0.5 * height <= left - run.right <= _WIDE * height


def _keep(page: Page, run: Run, place: tuple[int, int] | None) -> None:
    if place is None:
        page.runs.append(run)
    else:
        page.inside[place[0]].setdefault(place[1], []).append(run)
