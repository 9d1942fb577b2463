"""A file on disk → a `Report`: its text unchanged but for NFC and line ends, and its blocks.

`read_report(Path("hoi-nghi.txt"))` → Report(name="hoi-nghi.txt", title="Sóc Trăng kỷ luật…", …).
"""

import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path

from knowledge.errors import UnreadableReport, UnsupportedFormat
from knowledge.model import Report
from knowledge.read.html import html_text
from knowledge.read.plain import decode
from knowledge.read.title import find_title
from knowledge.text.sentences import split_blocks

MAX_BYTES = 20 * 1024 * 1024

_READERS: dict[str, Callable[[str], str]] = {
    ".txt": str,
    ".text": str,
    ".md": str,
    ".html": html_text,
    ".htm": html_text,
}
# What people keep reports in: in a folder of reports such a file deserves a word, others do not.
_DOCUMENTS = frozenset(
    {".doc", ".docx", ".odt", ".rtf", ".pdf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx"}
)


def is_report(path: Path) -> bool:
    """Tell whether a file met in a folder looks like a report, readable or not."""
    return path.suffix.lower() in _READERS.keys() | _DOCUMENTS


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file; raises UnreadableReport saying why it cannot be a report."""
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


def read_report(path: Path, *, name: str | None = None, data: bytes | None = None) -> Report:
    """Return the report in a file, or in the bytes already read from it."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kind = path.suffix.lower() or "không có đuôi"
        raise UnsupportedFormat(path, f"chưa đọc được định dạng {kind} (hãy dùng .txt, .md, .html)")
    if data is None:
        data = file_bytes(path)
    text = _normalised(decode(path, data, reader))
    if not text.strip():
        raise UnreadableReport(path, "tệp không có chữ nào")
    blocks = split_blocks(text)
    return Report(
        name=name or unicodedata.normalize("NFC", path.name),
        text=text,
        title=find_title(text, blocks) or path.stem,
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=blocks,
    )


def _normalised(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
