"""Telegram's limits on text, and how to stay within them without altering a word.

A message holds 4,096 characters after its markup is parsed, counted here both in code points and in
UTF-16 units, and 100 entities. `pack(["<b>a</b>", "b"])` → ["<b>a</b>\n\nb"];
`split("Câu một. Câu hai.", 10)` → [(0, 9), (9, 17)].
"""

import html
import re
import unicodedata
from collections.abc import Iterable

TEXT_LIMIT = 4096
ENTITY_LIMIT = 90
GROWTH = 3
"""NFC makes at most so many code points of one, UTF-16 at most two units."""
_TAG = re.compile(r"<(/?)[a-z][^<>]*>")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(
    r"""
    [.!?…;\n]       # what ends a sentence, or at least a clause
    [”"’)\]./]*     # what closes with it: ”./.
    \s+
    """,
    re.VERBOSE,
)


def measure(text: str) -> int:
    """Return the length Telegram may count for a plain text: code points or UTF-16, the larger."""
    return max(len(unicodedata.normalize("NFC", text)), len(text), _utf16(text))


def visible(markup: str) -> str:
    """Return the text a reader sees of some Telegram HTML."""
    return html.unescape(_TAG.sub("", markup))


def fits(markup: str, limit: int = TEXT_LIMIT) -> bool:
    """Whether the HTML can be sent as one message."""
    if len(markup) * GROWTH <= limit and markup.count("<") <= ENTITY_LIMIT:
        return True
    opened = sum(1 for tag in _TAG.finditer(markup) if not tag[1])
    return measure(visible(markup)) <= limit and opened <= ENTITY_LIMIT


def pack(blocks: Iterable[str], limit: int = TEXT_LIMIT - 96) -> list[str]:
    """Return as few pages as hold the blocks in order, none of them cut."""
    pages: list[str] = []
    for block in blocks:
        joined = f"{pages[-1]}\n\n{block}" if pages else ""
        if pages and fits(joined, limit):
            pages[-1] = joined
        else:
            pages.append(block)
    return pages


def split(text: str, limit: int) -> list[tuple[int, int]]:
    """Return spans of at most `limit` that cover the text, cut at sentence ends where possible."""
    spans, start = [], 0
    while measure(text[start:]) > limit:
        window = text[start : start + limit]
        while measure(window) > limit:
            window = window[: -max(1, (measure(window) - limit) // 2)]
        cut = start + _last_border(window)
        spans.append((start, cut))
        start = cut
    spans.append((start, len(text)))
    return spans


def shorten(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word border with "…" when longer than the limit."""
    line = " ".join(text.split())
    if measure(line) <= limit:
        return line
    cut = line[:limit]
    while measure(cut) > limit - 1:
        cut = cut[:-1]
    border = cut.rfind(" ")
    return (cut[:border] if border > limit // 2 else cut).rstrip(" ,;:–-") + "…"


def _utf16(text: str) -> int:
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def _last_border(window: str) -> int:
    """Return where to cut: after the last sentence end, else the last space, else at the end."""
    for pattern in (_SENTENCE_END, _SPACE):
        ends = [border.end() for border in pattern.finditer(window)]
        if ends and ends[-1] > len(window) // 3:
            return ends[-1]
    return len(window)
