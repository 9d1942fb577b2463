"""Tables laid out in text: a column holds for the time its head names, a row counts its label.

"Chỉ tiêu⇥Năm 2021⇥Năm 2022" above "Đảng viên mới kết nạp⇥1.204⇥1.350": the 1.204 are đảng viên of
2021. Cells are parted by tabs; the head is the first line of the table.
"""

import re
from collections.abc import Sequence

from knowledge.model import Mention, Span
from knowledge.recognize.quantities import recognize_quantities

_TAB = "\t"
_MOST_ROWS = 200
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]+)\)\s*$")


def head_of_column(text: str, at: int, times: Sequence[Mention]) -> Mention | None:
    """Return the time that the head of the column at an offset names, if there is one."""
    row = _line(text, at)
    if _TAB not in row.cut(text):
        return None
    head = _head(text, row)
    cells, place = head.cut(text).split(_TAB), row.cut(text)[: at - row.start].count(_TAB)
    if head == row or len(cells) != row.cut(text).count(_TAB) + 1:
        return None
    start = head.start + sum(len(cell) + 1 for cell in cells[:place])
    cell = Span(start, start + len(cells[place]))
    return next((time for time in times if time.span in cell), None)


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


def _head(text: str, row: Span) -> Span:
    """Return the first of the lines above a row that hold tabs without a break."""
    for _ in range(_MOST_ROWS):
        above = _line(text, row.start - 1) if row.start else row
        if above == row or _TAB not in above.cut(text):
            break
        row = above
    return row
