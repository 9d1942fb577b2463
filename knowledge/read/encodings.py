"""The code pages Vietnamese was written in before Unicode, each as a way to read its bytes rightly.

A file in an unknown code page is first seen as Windows shows it: "§¶ng bé", "Ñaûng boä". A page
turns that view into what was meant: `page("tcvn3").convert("§¶ng bé")` → "Đảng bộ". The same holds
for such text pasted into a UTF-8 file, so both are read by the same tables.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from knowledge.lexicon import load_tsv
from knowledge.read.capitals import restore_capitals
from knowledge.text.fold import nfc

# What Windows shows for each byte; the five bytes it leaves open stand for themselves.
_SEEN = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_BYTES = {shown: chr(byte) for byte, shown in _SEEN.items()}
_TO_BYTES = str.maketrans(_BYTES)


@dataclass(frozen=True, slots=True)
class CodePage:
    """One way to read a line that Windows shows in its own code page."""

    name: str
    convert: Callable[[str], str]


def as_windows_shows(data: bytes) -> str:
    """Return the bytes as one letter each, the way a Western Windows shows them; never fails."""
    return data.decode("latin-1").translate(_SEEN)


@cache
def code_pages() -> tuple[CodePage, ...]:
    """Return the known code pages, the likelier of two that read a text alike first."""
    return (
        CodePage("windows-1258", _windows_1258),
        CodePage("tcvn3", _font_tcvn3),
        CodePage("vni", _vni),
        CodePage("tcvn5712", _full_tcvn3),
        CodePage("utf-8", _utf_8),
    )


def _windows_1258(shown: str) -> str:
    """Vowels whole, tone marks after them: "aÌ" → "à"."""
    return nfc(shown.translate(_windows_1258_letters()))


@cache
def _windows_1258_letters() -> dict[int, str]:
    return {
        ord(_shown(byte)): bytes([byte]).decode("cp1258", "replace") for byte in range(0x80, 0x100)
    }


def _font_tcvn3(shown: str) -> str:
    """Capitals with a tone are a matter of the font there, so they are found by their word."""
    return restore_capitals(shown.translate(_tcvn3_letters(0xA0)))


def _full_tcvn3(shown: str) -> str:
    return shown.translate(_tcvn3_letters(0))


@cache
def _tcvn3_letters(lowest: int) -> dict[int, str]:
    codes = ((int(code, 16), letter) for code, letter in load_tsv("tcvn3"))
    return {ord(_shown(code)): letter for code, letter in codes if code >= lowest}


def _vni(shown: str) -> str:
    """Most letters are a vowel and a mark: "aù" → "á", "öù" → "ứ"."""
    letters, pattern = _vni_letters()
    return pattern.sub(lambda code: letters[code.group()], shown)


@cache
def _vni_letters() -> tuple[dict[str, str], re.Pattern[str]]:
    letters = {as_windows_shows(bytes.fromhex(code)): letter for code, letter in load_tsv("vni")}
    marks: dict[str, str] = {}
    for code in letters:
        marks[code[0]] = marks.get(code[0], "") + code[1:]
    alternatives = []
    for first, second in marks.items():
        # "ô" is ơ when no mark follows; "a" alone is no code at all.
        optional = "?" if first in letters else ""
        alternatives.append(f"{first}[{second}]{optional}" if second else first)
    return letters, re.compile("|".join(alternatives))


def _utf_8(shown: str) -> str:
    """UTF-8 that was once taken for a Western page and saved so: "Ä\u0090áº£ng" → "Đảng"."""
    try:
        return shown.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return shown


def _shown(byte: int) -> str:
    return _SEEN.get(byte, chr(byte))
