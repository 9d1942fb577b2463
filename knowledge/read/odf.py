"""OpenDocument texts and sheets (.odt, .ods): content.xml in reading order.

Cells carry the words the program last showed beside their value; those words are read. Deleted
passages of tracked changes lie apart and are left out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import UnreadableReport
from knowledge.read.packages import Package
from knowledge.read.pieces import Content, Grid, GridCell, Paragraph, Piece
from knowledge.read.scenery import unfold
from knowledge.read.sheets import sheet_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _STYLE = (_NS % name for name in ("office", "text", "table", "style"))
_SKIPPED = {_TEXT + "tracked-changes", _OFFICE + "annotation", _TEXT + "sequence-decls"}
_NOTE = _TEXT + "note"
_MAX_CELLS = 200_000
_MOST_REPEATED = 1000


def read(path: Path, data: bytes) -> Content:
    """Return the content of an .odt or .ods file."""
    package = Package(path, data)
    if "META-INF/manifest.xml" in package.names and _is_locked(package):
        raise UnreadableReport(path, "tệp có mật khẩu")
    root = package.xml("content.xml")
    body = root.find(f"{_OFFICE}body")
    remarks = ("tệp có macro; macro không được chạy và không được đọc",) * package.has_macros
    if body is None or not len(body):
        return Content((), remarks=remarks)
    if body[0].tag == _OFFICE + "spreadsheet":
        return Content(tuple(_sheets(path, root, body[0])), remarks=remarks)
    notes: list[Piece] = []
    pieces = list(_blocks(body[0], notes))
    return Content(tuple(unfold([*pieces, *notes])), remarks=remarks)


def _is_locked(package: Package) -> bool:
    return any(
        isinstance(one.tag, str) and one.tag.endswith("}encryption-data")
        for one in package.xml("META-INF/manifest.xml").iter()
    )


def _blocks(parent: "_Element", notes: list[Piece]) -> Iterator[Piece]:
    for child in parent:
        if child.tag in {_TEXT + "p", _TEXT + "h"}:
            yield Paragraph("".join(_words(child, notes)), heading=child.tag == _TEXT + "h")
            for box in child.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"):
                yield from _blocks(box, notes)
        elif child.tag == _TABLE + "table":
            yield Grid(tuple(_cells(child, notes)))
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _blocks(child, notes)


def _words(parent: "_Element", notes: list[Piece]) -> Iterator[str]:
    yield parent.text or ""
    for child in parent:
        if child.tag == _TEXT + "s":
            yield " " * min(int(child.get(_TEXT + "c") or 1), 100)
        elif child.tag == _TEXT + "tab":
            yield "\t"
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag == _NOTE:
            body = child.find(f"{_TEXT}note-body")
            notes += _blocks(body, notes) if body is not None else ()
        elif _holds_words(child):
            yield from _words(child, notes)
        yield child.tail or ""


def _holds_words(element: "_Element") -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag not in _SKIPPED and not tag.endswith("}frame")


def _sheets(path: Path, root: "_Element", body: "_Element") -> Iterator[Piece]:
    hidden = _hidden_styles(root)
    tables = [
        table
        for table in body.findall(f"{_TABLE}table")
        if table.get(_TABLE + "style-name") not in hidden
    ]
    for table in tables:
        name = table.get(_TABLE + "name")
        cells = list(_cells(table, []))
        if len(cells) > _MAX_CELLS:
            raise UnreadableReport(path, f"bảng tính có hơn {_MAX_CELLS} ô")
        found = list(sheet_pieces(cells, name))
        if found and len(tables) > 1 and name:
            yield Paragraph(name, heading=True)
        yield from found


def _hidden_styles(root: "_Element") -> set[str | None]:
    return {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        if any(one.get(_TABLE + "display") == "false" for one in style)
    }


def _cells(table: "_Element", notes: list[Piece]) -> Iterator[GridCell]:
    number = 0
    for row in table.iter(_TABLE + "table-row"):
        if next(row.iterancestors(_TABLE + "table")) is not table:
            continue
        repeated = _count(row, "number-rows-repeated")
        if row.get(_TABLE + "visibility") in {None, "visible"}:
            cells = list(_row(row, number, notes))
            # Rows repeated to the end of a sheet are empty.
            for copy in range(min(repeated, _MOST_REPEATED) if any(c.text for c in cells) else 1):
                yield from (_moved(cell, copy) for cell in cells)
        number += repeated


def _row(row: "_Element", number: int, notes: list[Piece]) -> Iterator[GridCell]:
    column = 0
    for cell in row:
        if cell.tag not in {_TABLE + "table-cell", _TABLE + "covered-table-cell"}:
            continue
        repeated = _count(cell, "number-columns-repeated")
        if cell.tag == _TABLE + "table-cell":
            inside = list(_blocks(cell, notes))
            text = "\n".join(p.text for p in inside if isinstance(p, Paragraph))
            rows, columns = (
                _count(cell, "number-rows-spanned"),
                _count(cell, "number-columns-spanned"),
            )
            for copy in range(min(repeated, 100) if text.strip() else 0):
                address = f"{_letters(column + copy)}{number + 1}"
                yield GridCell(text, number, column + copy, rows, columns, address)
        column += repeated


def _moved(cell: GridCell, down: int) -> GridCell:
    address = (cell.address or "").rstrip("0123456789") + str(cell.row + down + 1)
    return GridCell(cell.text, cell.row + down, cell.column, cell.rows, cell.columns, address)


def _count(element: "_Element", name: str) -> int:
    value = element.get(_TABLE + name) or "1"
    return max(1, min(int(value), 1 << 20)) if value.isdigit() else 1


def _letters(column: int) -> str:
    """Return the name of a column: 0 → "A", 27 → "AB"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
