"""A file on disk → a `Report`: its text, where its blocks, pages and tables stand in it.

`read_report(Path("hoi-nghi.txt"))` → Report(name="hoi-nghi.txt", title="Sóc Trăng kỷ luật…", …).
Plain text is kept as it is but for NFC and line ends; of other formats it is the words in reading
order, see `pieces`.
"""

import hashlib
import unicodedata
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from knowledge.errors import UnreadableReport
from knowledge.model import Block, Layout, Report
from knowledge.read.archives import find_archive, read_archived
from knowledge.read.formats import DOCUMENTS, PLAIN, Reader, find_reader
from knowledge.read.given import Given, read_given, split_front_matter
from knowledge.read.pieces import Content, Grid, Paragraph, Piece, blocks_with_rows, compose
from knowledge.read.plain import converted, decode
from knowledge.read.text_tables import find_tables
from knowledge.read.title import find_title

MAX_BYTES = 20 * 1024 * 1024
_LINE = "\x1d"


def is_report(path: Path) -> bool:
    """Tell whether a file met in a folder looks like a report, readable or not."""
    return path.suffix.lower() in DOCUMENTS


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file; raises UnreadableReport saying why it cannot be a report.

    A file inside an archive is named by a path through it: "goi.zip/2019/so-ket.docx".
    """
    archive = find_archive(path)
    if archive is not None:
        return read_archived(path, archive, file_bytes)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableReport(path, "tệp lớn hơn 20 MB")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableReport(path, "không tìm thấy tệp") from error
    except PermissionError as error:
        raise UnreadableReport(path, "không có quyền đọc tệp") from error
    except OSError as error:
        raise UnreadableReport(path, f"không đọc được tệp ({error.strerror})") from error
    return data


def bytes_beside(path: Path) -> bytes:
    """Return what the YAML beside a file holds, "so-ket.docx.yaml" or "so-ket.yaml"; else b""."""
    for name in (f"{path.name}.yaml", f"{path.name}.yml", f"{path.stem}.yaml", f"{path.stem}.yml"):
        with suppress(UnreadableReport):
            return file_bytes(path.with_name(name))
    return b""


def read_report(
    path: Path, *, name: str | None = None, data: bytes | None = None, beside: bytes | None = None
) -> Report:
    """Return the report in a file, or in the bytes already read from it and from beside it."""
    reader = None if path.suffix.lower() in PLAIN else find_reader(path)
    if beside is None:
        beside = bytes_beside(path) if data is None else b""
    if data is None:
        data = file_bytes(path)
    if not data.strip():
        raise UnreadableReport(path, "tệp rỗng")
    read = _plain(path, data) if reader is None else _rich(path, reader, data)
    text, blocks, layout, given = read
    if not text.strip():
        raise UnreadableReport(path, "tệp không có chữ nào")
    given = read_given(beside).over(given)
    return Report(
        name=name or unicodedata.normalize("NFC", path.name),
        text=text,
        title=given.title or find_title(text, blocks) or path.stem,
        sha256=hashlib.sha256(data).hexdigest(),
        date=given.date,
        blocks=blocks,
        layout=replace(layout, remarks=(*layout.remarks, *given.remarks)),
        paper=given.paper,
    )


Read = tuple[str, tuple[Block, ...], Layout, Given]


def _plain(path: Path, data: bytes) -> Read:
    text = _normalised(decode(path, data))
    end, given = split_front_matter(text)
    body = "\n" * end + text[end:] if end else text
    tables = find_tables(body)
    return text, blocks_with_rows(body, tables), Layout(tables), given


def _rich(path: Path, reader: Reader, data: bytes) -> Read:
    """Return what a reader finds; whatever a library stumbles over is a fault of the file."""
    try:
        content = reader(path, data)
    except UnreadableReport:
        raise
    except RecursionError as error:
        raise UnreadableReport(path, "nội dung lồng nhau quá sâu") from error
    except MemoryError as error:
        raise UnreadableReport(path, "tệp cần quá nhiều bộ nhớ để đọc") from error
    except Exception as error:
        kind = type(error).__name__
        raise UnreadableReport(path, f"tệp hỏng hoặc không đúng định dạng ({kind})") from error
    text, blocks, layout = compose(_in_unicode(path, content))
    return text, blocks, replace(layout, remarks=content.remarks), Given()


def _in_unicode(path: Path, content: Content) -> tuple[Piece, ...]:
    """Return the pieces with words in old code pages made Unicode, all of them seen together."""
    texts: list[str] = []
    for piece in content.pieces:
        texts += [piece.text] if isinstance(piece, Paragraph) else [c.text for c in piece.cells]
    joined = "\n".join(text.replace("\n", _LINE) for text in texts)
    right = converted(path, joined, content.trusted)
    if right == joined:
        return content.pieces
    lines = iter(line.replace(_LINE, "\n") for line in right.split("\n"))
    return tuple(
        replace(piece, text=next(lines))
        if isinstance(piece, Paragraph)
        else _with_texts(piece, [next(lines) for _ in piece.cells])
        for piece in content.pieces
    )


def _with_texts(grid: Grid, texts: list[str]) -> Grid:
    cells = (replace(cell, text=text) for cell, text in zip(grid.cells, texts, strict=True))
    return replace(grid, cells=tuple(cells))


def _normalised(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
