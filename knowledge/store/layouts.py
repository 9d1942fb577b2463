"""The layout of a report, and what it says of itself, as JSON kept in one column each."""

import json
from dataclasses import asdict

from knowledge.layout import Cell, Layout, Paper, Span, Table


def layout_json(layout: Layout) -> str:
    """Return a layout as JSON; one without anything is "{}"."""
    parts = {
        "tables": [_table_row(table) for table in layout.tables],
        "pages": list(layout.pages),
        "remarks": list(layout.remarks),
    }
    return _to_json({name: part for name, part in parts.items() if part})


def to_layout(text: str) -> Layout:
    """Return the layout that some JSON tells."""
    parts = json.loads(text) if text != "{}" else {}
    return Layout(
        tuple(
            Table(Span(start, end), tuple(map(_to_cell, cells)), heads, labels, sheet)
            for start, end, heads, labels, sheet, cells in parts.get("tables", ())
        ),
        tuple(parts.get("pages", ())),
        tuple(parts.get("remarks", ())),
    )


def paper_json(paper: Paper) -> str:
    """Return what a paper says of itself as JSON."""
    return _to_json({name: value for name, value in asdict(paper).items() if value is not None})


def to_paper(text: str) -> Paper:
    """Return what some JSON says of a paper."""
    return Paper(**json.loads(text))


def _table_row(table: Table) -> list[object]:
    cells = [
        [c.span.start, c.span.end, c.row, c.column, c.rows, c.columns, c.address]
        for c in table.cells
    ]
    return [table.span.start, table.span.end, table.heads, table.labels, table.sheet, cells]


def _to_cell(row: list[int | str | None]) -> Cell:
    start, end, number, column, rows, columns, address = row
    return Cell(Span(start, end), number, column, rows, columns, address)  # type: ignore[arg-type]


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
