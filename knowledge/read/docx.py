"""Word documents: our own walk over their XML, in reading order, for libraries lose parts of them.

Kept are tracked insertions, content controls, text boxes, nested tables and footnotes; deletions
are dropped, as if every change were accepted (NOTES §3). Headers of pages are kept only where they
tell the number or the date of the paper.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.read.packages import Package
from knowledge.read.pieces import Content, Grid, GridCell, Paragraph, Piece
from knowledge.read.scenery import unfold

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DROPPED = {
    *(_W + tag for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")),
    _MC + "Fallback",
}
_SIGNS = {
    **dict.fromkeys((_W + "tab", _W + "ptab"), "\t"),
    **dict.fromkeys((_W + "br", _W + "cr"), "\n"),
    _W + "noBreakHyphen": "-",
}
_HOLDERS = {
    *(_W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")),
    *(_MC + tag for tag in ("AlternateContent", "Choice")),
}
_TELLING = re.compile(r"\bsố\s*:|ngày\s+\d{1,2}\s+tháng", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|title|subtitle|u|tiud|tiêuđề)\s*\d*", re.IGNORECASE)


def read(path: Path, data: bytes) -> Content:
    """Return the content of a .docx file."""
    package = Package(path, data)
    body = package.xml("word/document.xml").find(f"{_W}body")
    pieces = list(_blocks(body)) if body is not None else []
    headers = _headers(package, pieces)
    notes = list(_notes(package))
    remarks = ("tệp có macro; macro không được chạy và không được đọc",) * package.has_macros
    return Content(tuple(unfold([*headers, *pieces, *notes])), remarks=remarks)


def _blocks(parent: "_Element") -> Iterator[Piece]:
    for child in parent:
        if child.tag == _W + "p":
            boxes: list[_Element] = []
            text = "".join(_words(child, boxes))
            yield Paragraph(text, heading=_is_heading(child))
            for box in boxes:
                yield from _blocks(box)
        elif child.tag == _W + "tbl":
            yield from _table(child)
        elif child.tag in _HOLDERS:
            yield from _blocks(child)


def _words(parent: "_Element", boxes: "list[_Element]") -> Iterator[str]:
    """Yield the words of a paragraph; the boxes anchored in it are gathered for after it."""
    for child in parent:
        tag = child.tag
        if tag == _W + "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == _W + "txbxContent":
            boxes.append(child)
        elif isinstance(tag, str) and tag not in _DROPPED:
            yield from _words(child, boxes)


def _is_heading(paragraph: "_Element") -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and bool(_HEADING.fullmatch(style.get(_W + "val") or ""))


def _table(table: "_Element") -> Iterator[Piece]:
    """Yield a table, then the tables inside its cells, each as one of its own."""
    cells: dict[tuple[int, int], GridCell] = {}
    nested: list[Piece] = []
    open_above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(_own(table, "tr", "tbl")):
        column = _integer(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in _own(row, "tc", "tr"):
            span = max(1, _integer(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1))
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(_W + "val", "continue") == "continue"
            anchor = open_above.get(column) if goes_on else None
            if anchor is not None:
                above = cells[anchor]
                cells[anchor] = GridCell(
                    above.text, *anchor, rows=number - above.row + 1, columns=above.columns
                )
            else:
                inside = list(_blocks(cell))
                text = "\n".join(p.text for p in inside if isinstance(p, Paragraph) and p.text)
                nested += [piece for piece in inside if isinstance(piece, Grid)]
                cells[number, column] = GridCell(text, number, column, columns=span)
                open_above[column] = (number, column)
            column += span
    yield Grid(tuple(cells.values()))
    yield from nested


def _own(parent: "_Element", tag: str, holder: str) -> "Iterator[_Element]":
    """Yield the rows of a table, the cells of a row, also inside content controls."""
    for element in parent.iter(_W + tag):
        if next(element.iterancestors(_W + holder)) is parent:
            yield element


def _integer(element: "_Element | None", default: int) -> int:
    value = element.get(_W + "val") if element is not None else None
    return min(int(value), 500) if value and value.isdigit() else default


def _headers(package: Package, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield what page headers tell of the paper itself and its body does not say."""
    said = {piece.text.strip() for piece in pieces if isinstance(piece, Paragraph)}
    for name in sorted(package.names):
        if name.startswith("word/header") and name.endswith(".xml"):
            for piece in unfold(_blocks(package.xml(name))):
                text = piece.text.strip() if isinstance(piece, Paragraph) else ""
                if text not in said and _TELLING.search(text):
                    said.add(text)
                    yield piece


def _notes(package: Package) -> Iterator[Piece]:
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        root = package.optional(name)
        for note in root if root is not None else ():
            if note.get(_W + "type") in {None, "normal"}:
                yield from _blocks(note)
