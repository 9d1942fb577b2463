"""Bytes → text, finding the encoding when the bytes do not say it themselves.

`decode(path, "7.448 đảng viên".encode("utf-16"))` → "7.448 đảng viên".
"""

import codecs
import re
from pathlib import Path

from knowledge.errors import UnreadableReport
from knowledge.read.encodings import as_windows_shows
from knowledge.read.legacy import unicode_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNKNOWN = "không rõ bảng mã; hãy lưu lại tệp bằng UTF-8"


def decode(path: Path, data: bytes) -> str:
    """Return the text of the bytes; raises UnreadableReport when they are none."""
    return converted(path, *decoded(path, data))


def decoded(path: Path, data: bytes) -> tuple[str, bool]:
    """Return the text and whether it is Unicode beyond doubt; else it is as Windows shows it.

    A legacy code page is told by the text alone, so it is looked for after markup is gone.
    """
    if not data.strip():
        raise UnreadableReport(path, "tệp rỗng")
    if data.startswith(_SIGNATURES):
        raise UnreadableReport(path, "nội dung không phải văn bản như đuôi tệp cho biết")
    text, trusted = _decoded(path, data)
    if "\x00" in text or len(_CONTROL.findall(text)) > len(text) / 100:
        raise UnreadableReport(path, "tệp nhị phân, không phải văn bản")
    return text, trusted


def converted(path: Path, text: str, trusted: bool) -> str:
    """Return a text with what is in an old code page made Unicode."""
    found = unicode_text(text, trusted=trusted)
    if found is None:
        raise UnreadableReport(path, _UNKNOWN)
    return found


def _decoded(path: Path, data: bytes) -> tuple[str, bool]:
    """Return the text and whether it is Unicode beyond doubt; else it is as Windows shows it."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\x00" in data:
        marked = _unmarked_utf_16(data)
    try:
        return data.decode(marked or "utf-8"), True
    except UnicodeDecodeError as error:
        if marked:
            raise UnreadableReport(path, _UNKNOWN) from error
    return as_windows_shows(data), False


def _unmarked_utf_16(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: its spaces and line ends have a zero half."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(even, odd) < len(data) / 20 or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
