"""Rich Text: read by striprtf, after what tracked changes deleted is cut out."""

import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import UnreadableReport
from knowledge.read.pieces import Content, Grid, GridCell, Paragraph, Piece
from knowledge.read.scenery import unfold

_DELETED = re.compile(r"\\deleted\b(?!0)")
_DEEPEST = 500
# striprtf ends a cell with "|" and a row with a line; the mark below is no letter of a report.
_CELL = "\x1f"


def read(path: Path, data: bytes) -> Content:
    """Return the content of an .rtf file."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    source = data.decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        raise UnreadableReport(path, "nội dung không phải RTF như đuôi tệp cho biết")
    source = _without_deleted(path, source)
    source = re.sub(r"\\(?:nest)?cell(?![a-z])", lambda _: "\\'1f ", source)
    try:
        text: str = rtf_to_text(source, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except (UnicodeError, LookupError, ValueError, IndexError, KeyError) as error:
        raise UnreadableReport(path, f"tệp RTF hỏng ({type(error).__name__})") from error
    return Content(tuple(unfold(_pieces(text))), trusted=not text.isascii() and "\\u" in source)


def _without_deleted(path: Path, source: str) -> str:
    """Return the source without groups that hold deleted text."""
    kept: list[str] = []
    opened: list[int] = []
    at = 0
    for token in re.finditer(r"\\[\\{}]|[{}]", source):
        mark = token.group()
        if mark == "{":
            opened.append(len(kept))
            kept.append(source[at : token.start()])
            at = token.start()
            if len(opened) > _DEEPEST:
                raise UnreadableReport(path, "tệp RTF lồng nhau quá sâu")
        elif mark == "}" and opened:
            place = opened.pop()
            kept.append(source[at : token.end()])
            at = token.end()
            group = "".join(kept[place + 1 :])
            kept[place + 1 :] = [] if _DELETED.search(group.split("{", 2)[1]) else [group]
    kept.append(source[at:])
    return "".join(kept)


def _pieces(text: str) -> Iterator[Piece]:
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if _CELL in line:
            rows.append(line.split(_CELL)[:-1])
            continue
        if rows and not line.strip():
            continue
        yield from _table(rows)
        rows = []
        yield Paragraph(line)
    yield from _table(rows)


def _table(rows: list[list[str]]) -> Iterator[Piece]:
    if rows:
        yield Grid(
            tuple(
                GridCell(text, row, column)
                for row, cells in enumerate(rows)
                for column, text in enumerate(cells)
            )
        )
