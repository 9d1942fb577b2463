"""Entities as Telegram finds, trims and shows them; offsets in UTF-16 units.

`detect("/hoi@bao_cao_bot 📊 xem https://a.vn")` → a `bot_command` of 16 and a `url` at 24.
"""

import html
import re
from collections.abc import Sequence

from .errors import violation
from .limits import Json, cut_utf16, utf16

PATTERNS = (
    ("url", r"(?i)\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]]"),
    ("email", r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    ("bot_command", r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ("mention", r"(?<!\w)@[A-Za-z0-9_]{3,32}\b"),
    ("hashtag", r"(?<!\w)#(?=\w*[^\W\d_])\w{1,256}"),
    (
        "url",
        r"(?i)\b(?:[a-z0-9-]+\.)+(?:com|org|net|vn|me|info|io)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?",
    ),
)
COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)
TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}
HINTS = re.compile(r"[/@#.]")


def detect(text: str, taken: Sequence[Json] = ()) -> list[Json]:
    """Return what Telegram recognizes by itself: commands, mentions, links, hashtags, addresses."""
    found: list[Json] = []
    if not HINTS.search(text):
        return found
    busy = [(entity["offset"], entity["offset"] + entity["length"]) for entity in taken]
    solid = [span for span, entity in zip(busy, taken, strict=True) if _opaque(entity)]
    for kind, pattern in COMPILED:
        for match in pattern.finditer(text):
            start = utf16(text[: match.start()])
            end = start + utf16(match[0])
            if not any(start < high and low < end for low, high in solid):
                solid.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return sorted(found, key=lambda entity: entity["offset"])


def _opaque(entity: Json) -> bool:
    return entity["type"] in ("code", "pre", "text_link", "text_mention", "url", "mention")


def complete(text: str, entities: Sequence[Json]) -> list[Json]:
    """Return the given entities and the detected ones in Telegram's order."""
    both = [*entities, *detect(text, entities)]
    return sorted(both, key=lambda entity: (entity["offset"], -entity["length"]))


def check(text: str, entities: Sequence[Json]) -> None:
    """Refuse entities that leave the text or cut a symbol of two UTF-16 units in half."""
    end = utf16(text)
    edges = _edges(text) if end > len(text) else frozenset()
    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if start < 0 or stop > end:
            raise violation(f"entity beginning at UTF-16 offset {start} ends after the text")
        if start in edges or stop in edges:
            raise violation(f"entity at UTF-16 offset {start} cuts a UTF-16 symbol")


def _edges(text: str) -> frozenset[int]:
    """Return the offsets in the middle of symbols of two units."""
    found, at = set(), 0
    for char in text:
        if char > "\uffff":
            found.add(at + 1)
        at += utf16(char)
    return frozenset(found)


def trim(text: str, entities: Sequence[Json]) -> tuple[str, list[Json]]:
    """Return text without outer white space, as Telegram stores it, entities moved along."""
    stripped = text.strip()
    if stripped == text:
        return text, list(entities)
    shift = utf16(text[: len(text) - len(text.lstrip())])
    end = utf16(stripped)
    kept = []
    for entity in entities:
        low = min(max(entity["offset"] - shift, 0), end)
        high = min(max(entity["offset"] + entity["length"] - shift, 0), end)
        if low < high:
            kept.append({**entity, "offset": low, "length": high - low})
    return stripped, kept


def to_html(text: str, entities: Sequence[Json]) -> str:
    """Return HTML that would produce this text and its explicit entities."""
    marks: list[tuple[int, int, int, str]] = []
    for number, entity in enumerate(entities):
        opening, closing = _tags(entity)
        if opening:
            start, end = entity["offset"], entity["offset"] + entity["length"]
            marks.append((start, 1, number, opening))
            marks.append((end, 0, -number, closing))
    parts, at = [], 0
    for position, _, _, tag in sorted(marks):
        parts.append(html.escape(cut_utf16(text, at, position - at), quote=False))
        parts.append(tag)
        at = position
    parts.append(html.escape(cut_utf16(text, at, utf16(text) - at), quote=False))
    return "".join(parts)


def _tags(entity: Json) -> tuple[str, str]:
    if entity["type"] == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if entity["type"] == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    return TAGS.get(entity["type"], ("", ""))
