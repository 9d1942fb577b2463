"""Where in its document a fact stands, in words fit to be looked up there.

"Phụ lục 2, dòng «Huyện Kế Sách», cột «Kết nạp»"; "trang tính «Thu», ô B7, …"; "trang 3"; "đoạn 5".
"""

from bisect import bisect_right

from knowledge.layout import Cell, Table, words_of
from knowledge.model import BlockKind, Fact, Report
from knowledge.text.fold import fold
from knowledge.text.tables import heads_units, is_ordinal, only_counts, table_name, unit_line

_ABOVE = 3
_LONGEST = 60


def find_place(report: Report, fact: Fact) -> str:
    """Return where a fact stands: page, and row and column of its table or else its paragraph."""
    page = _page(report, fact.start)
    table = report.layout.table_at(fact.start)
    cell = table.find(fact.start) if table else None
    if table and cell:
        return ", ".join(part for part in (page, *_in_table(report, table, cell)) if part)
    if page:
        return page
    number = 1 + bisect_right([block.span.start for block in report.blocks], fact.start) - 1
    return f"đoạn {max(1, number)}"


def find_table_place(report: Report, fact: Fact) -> str:
    """Return the place of a fact of a table, with the unit said for it; "" for one of the text.

    "Bảng 1, dòng «Huyện Trần Đề», cột «Năm 2022», đơn vị «triệu đồng»"
    """
    table = report.layout.table_at(fact.start)
    cell = table.find(fact.start) if table else None
    if table is None or cell is None:
        return ""
    unit = _unit_said(report, table, cell) or ""
    fits = unit and fact.unit and fold(fact.unit) in fold(unit)
    return find_place(report, fact) + (f", đơn vị «{unit}»" if fits else "")


def _unit_said(report: Report, table: Table, cell: Cell) -> str | None:
    """Return the unit of a row's own column, or what a line above gives for the whole table."""
    if "%" in cell.span.cut(report.text) or "(" in _heads(report, table, cell):
        return None
    for column in range(_width(table)):
        beside = table.at(cell.row, column)
        if beside is not None and _gives_unit(report, table, beside):
            return beside.span.cut(report.text) or None
    above = [b for b in report.blocks if b.span.end <= table.span.start]
    units = (unit_line(block.span.cut(report.text)) for block in reversed(above[-_ABOVE:]))
    return next(filter(None, units), None)


def _page(report: Report, offset: int) -> str | None:
    pages = report.layout.pages
    return f"trang {bisect_right(pages, offset)}" if pages else None


def _in_table(report: Report, table: Table, cell: Cell) -> list[str]:
    parts = [_sheet(table), _name(report, table), f"ô {cell.address}" if cell.address else ""]
    row = row_label(report, table, cell)
    column = _heads(report, table, cell)
    if row:
        parts.append(f"dòng «{_short(row)}»")
    if column:
        parts.append(f"cột «{_short(column)}»")
    return [part for part in parts if part]


def find_row(report: Report, fact: Fact) -> tuple[tuple[str, str, bool], ...]:
    """Return the row of a fact in a table: each cell with its headers, and whether it is the fact.

    (("Đơn vị", "Huyện Kế Sách", False), ("Kết nạp, Tổng số", "245", True), …)
    """
    table = report.layout.table_at(fact.start)
    cell = table.find(fact.start) if table else None
    if table is None or cell is None:
        return ()
    places = (table.at(cell.row, column) for column in range(_width(table)))
    cells = dict.fromkeys(one for one in places if one is not None)
    return tuple(
        (_heads(report, table, one), one.span.cut(report.text), one is cell)
        for one in cells
        if one.span.start < one.span.end
    )


def _width(table: Table) -> int:
    return max(cell.column + cell.columns for cell in table.cells)


def _heads(report: Report, table: Table, cell: Cell) -> str:
    heads = [one for one in table.heads_of(cell) if not only_counts(one.span.cut(report.text))]
    return words_of(iter(heads), report.text)


def row_label(report: Report, table: Table, cell: Cell) -> str:
    """Return the words that label a cell's row, without its running number."""
    labels = [
        label
        for label in table.labels_of(cell)
        if not is_ordinal(label.span.cut(report.text)) and not _gives_unit(report, table, label)
    ]
    return words_of(iter(labels), report.text)


def _gives_unit(report: Report, table: Table, label: Cell) -> bool:
    return any(heads_units(head.span.cut(report.text)) for head in table.heads_of(label))


def _sheet(table: Table) -> str:
    return f"trang tính «{table.sheet}»" if table.sheet else ""


def _name(report: Report, table: Table) -> str:
    """Return what the lines above a table call it: "Phụ lục 2"; else which table it is."""
    above = [b for b in report.blocks if b.span.end <= table.span.start]
    for block in reversed(above[-_ABOVE:]):
        line = block.span.cut(report.text)
        found = table_name().match(fold(line)) if block.kind is not BlockKind.ROW else None
        if found:
            return line[found.start("name") : found.end("name")].strip()
    number = report.layout.tables.index(table) + 1
    return f"bảng {number}" if len(report.layout.tables) > 1 else "bảng"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
