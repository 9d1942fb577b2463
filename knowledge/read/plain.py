"""Bytes → text, guessing the encoding only when the bytes do not say it themselves.

`decode(path, "7.448 đảng viên".encode("utf-16"))` → "7.448 đảng viên".
"""

import codecs
import re
from pathlib import Path

from knowledge.errors import UnreadableReport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ["cp1258", "utf_16_le", "utf_16_be"]
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# What a Vietnamese report may hold beyond ASCII: letters, tone marks, which stand alone in
# windows-1258, punctuation and signs.
_EXPECTED = frozenset(
    {chr(code) for code in range(0x1EA0, 0x1EFA)}
    | set("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư")
    | set("\u0300\u0301\u0303\u0309\u0323")
    | set("\u00a0–—‘’‚“”„•…«»°²³½·×₫€§®©±")
)


def decode(path: Path, data: bytes) -> str:
    """Return the text of the bytes; raises UnreadableReport when they are no text."""
    if not data.strip():
        raise UnreadableReport(path, "tệp rỗng")
    if data.startswith(_SIGNATURES):
        raise UnreadableReport(path, "nội dung không phải văn bản như đuôi tệp cho biết")
    text = _decoded(data)
    if text is None:
        raise UnreadableReport(path, "không nhận ra bảng mã; hãy lưu lại bằng UTF-8")
    if "\x00" in text or len(_CONTROL.findall(text)) > len(text) / 100:
        raise UnreadableReport(path, "tệp nhị phân, không phải văn bản")
    return text


def _decoded(data: bytes) -> str | None:
    marked = (encoding for mark, encoding in _MARKS if data.startswith(mark))
    try:
        return data.decode(next(marked, "utf-8"))
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, seldom needed)

    best = from_bytes(data, cp_isolation=_GUESSES).best()
    text = None if best is None else str(best)
    # Any bytes are "valid" in an 8-bit code page; Vietnamese ones give Vietnamese letters.
    return text if text is not None and _looks_vietnamese(text) else None


def _looks_vietnamese(text: str) -> bool:
    special = [letter for letter in text if not letter.isascii()]
    return sum(letter in _EXPECTED for letter in special) >= 0.95 * len(special)
