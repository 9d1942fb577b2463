"""Tables laid out in text: a column holds for the time its head names, a row counts its label.

"Chỉ tiêu⇥Năm 2021⇥Năm 2022" above "Đảng viên mới kết nạp⇥1.204⇥1.350": the 1.204 are đảng viên of
2021. Cells are parted by tabs; the head is the first line of the table.
"""

import re
from collections.abc import Sequence

from knowledge.model import Mention, Span
from knowledge.recognize.quantities import recognize_quantities

_TAB = "\t"
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]+)\)\s*$")


class ColumnHeads:
    """The heads of the columns in a text, and the times that they name.

    A table has many figures and one head: what was found for one cell is kept for the others.
    """

    def __init__(self, text: str, times: Sequence[Mention]) -> None:
        self._text, self._times = text, times
        self._heads: dict[int, Span] = {}  # by where a row begins
        self._named: dict[tuple[int, int], Mention | None] = {}  # by head and column

    def find(self, at: int) -> Mention | None:
        """Return the time that the head of the column at an offset names, if there is one."""
        text = self._text
        row = _line(text, at)
        tabs = text.count(_TAB, row.start, row.end)
        if not tabs:
            return None
        head = self._head(row)
        if head.start == row.start or text.count(_TAB, head.start, head.end) != tabs:
            return None
        key = head.start, text.count(_TAB, row.start, at)
        if key not in self._named:
            self._named[key] = self._time(head, key[1])
        return self._named[key]

    def _time(self, head: Span, place: int) -> Mention | None:
        cells = head.cut(self._text).split(_TAB)
        start = head.start + sum(len(cell) + 1 for cell in cells[:place])
        cell = Span(start, start + len(cells[place]))
        return next((time for time in self._times if time.span in cell), None)

    def _head(self, row: Span) -> Span:
        """Return the first of the lines above a row that hold tabs without a break."""
        text, heads = self._text, self._heads
        passed = []
        while row.start not in heads:
            passed.append(row.start)
            above = _line(text, row.start - 1) if row.start else row
            if above.start == row.start or _TAB not in above.cut(text):
                heads[row.start] = row
                break
            row = above
        head = heads[row.start]
        for start in passed:
            heads[start] = head
        return head


def unit_of_row(text: str, at: int) -> str | None:
    """Return what the label of the row at an offset counts: "Tỷ lệ nữ (%)" → "%"."""
    row = _line(text, at)
    label, tab, _ = row.cut(text).partition(_TAB)
    if not tab or at < row.start + len(label):
        return None
    stated = _IN_BRACKETS.search(label)
    said = stated["unit"] if stated else label
    probe = recognize_quantities("1 " + said[:1].lower() + said[1:])
    return probe[0].unit if probe and probe[0].start == 0 else None


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text))
