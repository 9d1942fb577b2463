"""Text in an old code page, found by its syllables: rightly read, nearly all of them are legal.

`unicode_text("Tæng kÕt c«ng t¸c x©y dùng §¶ng", trusted=True)` → "Tổng kết công tác xây dựng Đảng".
Measured in NOTES §2: the right reading gives .99 legal syllables, a wrong one .29 at most. Right
Unicode is never touched: a line with a letter only Unicode has is left alone, and so is whatever
reads no better otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.read.encodings import CodePage, code_pages
from knowledge.text.fold import nfc
from knowledge.text.syllables import is_syllable

# Letters of Vietnamese that no Western page can show: whoever wrote them wrote Unicode.
_UNICODE_ONLY = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
# A word as any page may show it: "®¶ng", "Ñaûng"; ASCII marks and digits part words in all pages.
_WORD = re.compile(r"[^\s!-@\[-`{-~]+")
_QUOTES = "“”‘’„‚…–—•‹›«»·"
_SAMPLE = 100_000
_GOOD, _GAIN = 0.9, 0.3
_FEWEST = 3  # different words with a mark, before a UTF-8 file is doubted
_VIETNAMESE = 0.6  # of all words, so that a French page is no Vietnamese one


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a text reads: the share of legal syllables among marked words, and among all words."""

    rate: float
    overall: float
    marked: int


def unicode_text(text: str, *, trusted: bool) -> str | None:
    """Return what was meant by a text seen as Windows shows it; None when no code page fits.

    A `trusted` text came as valid Unicode, and stays as it is unless another reading is far better.
    """
    lines = nfc(text).split("\n")
    doubtful = [line for line in lines if not line.isascii() and not _UNICODE_ONLY.search(line)]
    if not doubtful:
        return text
    page = _page_of("\n".join(doubtful)[:_SAMPLE], trusted=trusted)
    if page is None:
        return text if trusted or _is_western(text) else None
    if not trusted or not any(map(_UNICODE_ONLY.search, lines)):
        return "\n".join(map(page.convert, lines))
    doubted = set(doubtful)
    return "\n".join(_better(line, page) if line in doubted else line for line in lines)


def _page_of(sample: str, *, trusted: bool) -> CodePage | None:
    """Return the page under which the sample reads best, None where none makes it good."""
    read = [(page, _reading(page.convert(sample))) for page in code_pages()]
    page, best = max(read, key=lambda pair: pair[1].rate)
    if best.rate < _GOOD or best.overall < _VIETNAMESE:
        return None
    if trusted and (best.marked < _FEWEST or best.rate < _reading(sample).rate + _GAIN):
        return None
    return page


def _better(line: str, page: CodePage) -> str:
    """Return one line of a mixed file converted if that reads better, as it is on a tie."""
    converted = page.convert(line)
    return converted if _reading(converted).rate > _reading(line).rate else line


def _reading(text: str) -> _Reading:
    words = [word for word in (w.strip(_QUOTES) for w in _WORD.findall(text)) if word]
    marked = [word for word in words if not word.isascii()]
    rate, overall = _legal(marked), _legal(words)
    return _Reading(rate, overall, len(set(marked)))


def _legal(words: Sequence[str]) -> float:
    legal = sum(is_syllable(word.replace("Ð", "Đ").replace("ð", "đ")) for word in words)
    return legal / len(words) if words else 0.0


def _is_western(text: str) -> bool:
    """Tell whether a text is ASCII but for quotes and a rare accent, as English is."""
    words = [word.strip(_QUOTES) for word in _WORD.findall(text)]
    return sum(not word.isascii() for word in words) <= 0.02 * len(words)
