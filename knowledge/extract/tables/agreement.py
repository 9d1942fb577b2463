"""Figures that a report states both in its text and in a table: they agree, or contradict.

"Huyện Kế Sách kết nạp 245 đảng viên" and the cell 245 in the row "Huyện Kế Sách" under "Kết nạp"
are one figure; 254 there would be a slip of the pen. Only what must be the same is compared: the
same thing counted, for the same place and time, all that heads the cell said by the sentence.
"Gần 7.500" agrees with 7.448. Where in doubt, nothing is linked and nothing flagged.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from knowledge.extract.likeness import Told, same_nature, same_unit, syllables, told
from knowledge.extract.rounding import is_blurred, is_hedged, is_rounding
from knowledge.model import Fact, FactKind, Nature, Report
from knowledge.recognize.places import place_key

_CLOSE = Decimal("0.75")  # a slip of the pen stays close
_LEFT = 4  # words that a sentence may say beyond what heads the cell
_MOST = 200  # cells looked at for one figure


class _Cell:
    """A figure of a table with the syllables that head it."""

    def __init__(self, report: Report, one: Told) -> None:
        own = (span.cut(report.text) for span in one.fact.own)
        place = syllables([one.fact.place or ""])
        self.told = one
        self.words = syllables(own) - place - one.unit


def compare_tables(report: Report, stated: Sequence[Fact], tables: Sequence[Fact]) -> list[Fact]:
    """Return all figures, those of the text and of the tables that speak of one thing linked."""
    if not tables or not stated:
        return [*stated, *tables]
    cells = _Cells(_Cell(report, one) for one in filter(None, map(told, tables)))
    agrees: defaultdict[int, set[int]] = defaultdict(set)
    conflicts: defaultdict[int, set[int]] = defaultdict(set)
    for one in filter(None, map(told, stated)):
        same, other = _compared(one, cells)
        for links, found in ((agrees, same), (conflicts, other)):
            for cell in found:
                links[one.fact.start].add(cell.told.fact.start)
                links[cell.told.fact.start].add(one.fact.start)
    return [_linked(fact, agrees, conflicts) for fact in (*stated, *tables)]


class _Cells:
    """The cells of a report's tables, found by place, time and what is measured."""

    def __init__(self, cells: Iterable[_Cell]) -> None:
        self._by_slots: defaultdict[tuple[str, ...], list[_Cell]] = defaultdict(list)
        self.heads: set[str] = set()
        for cell in cells:
            self._by_slots[_slots(cell.told.fact)].append(cell)
            self.heads |= cell.words

    def near(self, one: Told) -> Iterator[_Cell]:
        """Yield the cells for the place and time of a figure that say no more than it does."""
        said = one.words | one.unit
        found = self._by_slots.get(_slots(one.fact), ())[:_MOST]
        for cell in found:
            if (
                cell.words <= said
                and same_unit(one, cell.told)
                and same_nature(one.fact, cell.told.fact)
            ):
                yield cell


def _slots(fact: Fact) -> tuple[str, ...]:
    place = place_key(fact.place) if fact.place else ""
    return place, fact.period or "", str(fact.measure)


def _compared(one: Told, cells: _Cells) -> tuple[list[_Cell], list[_Cell]]:
    """Return the cells that agree with a figure, or else those that contradict it."""
    near = list(cells.near(one))
    # A sentence that says "nữ" speaks of no cell but those headed so, where some are.
    near = [cell for cell in near if not (one.words - cell.words) & cells.heads]
    same = [cell for cell in near if _agree(one, cell.told) and (cell.words or one.is_telling)]
    if same or not _is_whole(one):
        return same, []
    others = [cell for cell in near if cell.words and len(one.words - cell.words) <= _LEFT]
    if len({cell.told.number for cell in others}) != 1 or not _differ(one, others[0].told):
        return [], []
    return [], others


def _agree(one: Told, other: Told) -> bool:
    return (
        one.number == other.number
        or is_rounding(one.number, one.fact.qualifier, other.number)
        or is_rounding(other.number, other.fact.qualifier, one.number)
    )


def _differ(one: Told, other: Told) -> bool:
    low, high = sorted((abs(one.number), abs(other.number)))
    if is_hedged(one.fact.qualifier) and is_hedged(other.fact.qualifier):
        return False
    return low >= _CLOSE * high and not is_blurred(low, high)


def _is_whole(one: Told) -> bool:
    """Whether a figure is a result of its own, and no part or change of another."""
    return one.fact.nature in {Nature.LEVEL, Nature.SHARE} and one.fact.host is None


def _linked(
    fact: Fact, agrees: defaultdict[int, set[int]], conflicts: defaultdict[int, set[int]]
) -> Fact:
    if fact.kind is not FactKind.FIGURE or not (fact.start in agrees or fact.start in conflicts):
        return fact
    same = agrees.get(fact.start, set())
    other = {*fact.conflicts, *conflicts.get(fact.start, ())} if not same else {*fact.conflicts}
    return fact._replace(agrees=tuple(sorted(same)), conflicts=tuple(sorted(other)))
