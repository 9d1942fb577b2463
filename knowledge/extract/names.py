"""The stretch a report spends on one person: honorific, title before, role behind, acronym.

"Bộ trưởng Bộ Nông nghiệp - Phát triển nông thôn Nguyễn Xuân Cường, Trưởng Ban Chỉ đạo" is one
phrase around one name, and holds two roles.
"""

import re
from functools import lru_cache

from knowledge.extract import cue_words
from knowledge.extract.cue_words import CAPITALS
from knowledge.extract.wordlists import any_of
from knowledge.model import Mention, Span

_BREAK = re.compile(r"[,;:.“”\"!?()\n]")
_APPOSED = re.compile(r"\s*[,(–—-]\s*")
# "… giao thông (CSGT) Công an tỉnh, …": an acronym may stand within a role, and the role go on.
_ACRONYM = re.compile(
    rf"""\s?\((?:{CAPITALS}|\d)[^()]{{0,40}}\)
    (?: \s(?:{any_of("cues", "units")})(?!\w) )?          # (CHQS) tỉnh
    (?: \s{CAPITALS}[^,;:.()“”"]{{1,60}}(?=,) )?          # (CSGT) Công an tỉnh,
    """,
    re.VERBOSE,
)
_JOINS = re.compile(r"(?i)(?<!\w)(?:và|cùng|với)\s+\Z")
_LONGEST_TITLE = 140
_LONGEST_CUE = 20


def phrase_span(text: str, mention: Mention) -> Span:
    """Return the stretch around a name with its honorific and role: "ông A, Bí thư Huyện uỷ B"."""
    start = mention.start
    for part in (mention.qualifier, mention.role, mention.qualifier):
        start = _grown_left(text, start, part)
    title = title_before(text, start)
    return Span(title.start if title else start, _grown_right(text, mention))


def title_before(text: str, start: int) -> Span | None:
    """Return a title that runs up to `start`: "Giám đốc Sở Lao động - Thương binh và Xã hội "."""
    titles = _titles(text)
    if start not in titles:
        titles[start] = _find_title(text, start)
    return titles[start]


@lru_cache(maxsize=4)
def _titles(_text: str) -> dict[int, Span | None]:
    """Return the titles looked for in a text so far; several ask for the same person's."""
    return {}


def _find_title(text: str, start: int) -> Span | None:
    low = max(0, start - _LONGEST_TITLE)
    breaks = [match.end() for match in _BREAK.finditer(text, low, start)]
    for match in cue_words.title().finditer(text, breaks[-1] if breaks else low, start):
        whole = match.start() == 0 or not text[match.start() - 1].isalnum()
        if whole and not _holds_clause(text, match.end(), start):
            return Span(match.start(), start)
    return None


def _holds_clause(text: str, start: int, end: int) -> bool:
    """Whether there is more than a title: a verb, somebody else, or "… và" before the next one."""
    if _JOINS.search(text, start, end):
        return True
    other = cue_words.short_name().search(text, start, end)
    return other is not None or cue_words.clause_word().search(text, start, end) is not None


def _grown_right(text: str, mention: Mention) -> int:
    end = mention.end
    if mention.role is not None:
        behind = _APPOSED.match(text, end)
        if behind is not None and text.startswith(mention.role, behind.end()):
            end = behind.end() + len(mention.role)
            aside = _ACRONYM.match(text, end)
            end = aside.end() if aside else end
    return end


def _grown_left(text: str, start: int, part: str | None) -> int:
    if not part:
        return start
    before = text[max(0, start - len(part) - 3) : start]
    kept = before.rstrip(" \t\u00a0,-–")
    at = start - len(before) + len(kept) - len(part)
    if not kept.lower().endswith(part.lower()) or (at > 0 and text[at - 1].isalnum()):
        return start
    return at


def role_before_cue(text: str, mention: Mention) -> str | None:
    """Return a role without what its holder says: "Trưởng phòng PC07 cảnh báo" → "… PC07"."""
    if mention.role is None:
        return None
    at = text.find(mention.role, mention.end, mention.end + len(mention.role) + 6)
    if at < 0:
        return mention.role
    end = at + len(mention.role)
    for match in cue_words.cue().finditer(text, at, end + _LONGEST_CUE):
        if match.start() >= end:
            break
        if match["strong"] and match.group().islower() and not cue_words.is_personal_cue(match[0]):
            return text[at : match.start()].rstrip(" ,") or None
    return mention.role


def roles_of(text: str, mention: Mention) -> list[str]:
    """Return the roles told beside one name: the recognised one and a title before the name."""
    start = _grown_left(text, mention.start, mention.qualifier)
    title = (
        None
        if mention.role and mention.role in text[start - 160 : start]
        else title_before(text, start)
    )
    told = [] if title is None else [title.cut(text).rstrip(" ,-–")]
    return [*told, *([mention.role] if mention.role else [])]
