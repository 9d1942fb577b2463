"""What is done to what is counted: "kết nạp" in "toàn tỉnh đã kết nạp được 7.448 đảng viên"."""

import re
from functools import cache

from knowledge.extract.natures import phrases
from knowledge.lexicon import load_toml
from knowledge.model import Span
from knowledge.text.fold import fold_spelling

_TRIM = " \t\n\xa0,.;:()[]–-“”\"'‘’…"
_PASSIVE_REACH = 40


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrases(load_toml('actions')['actions'])})\b")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^(?:{phrases(load_toml('connectives')['openings'])})\b[\s,:]*")


@cache
def _auxiliaries() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*\b(?:{phrases(load_toml('connectives')['auxiliaries'])}))+$")


def find_action(text: str, left: Span, right: Span) -> Span | None:
    """Return where a figure's action stands: the last on its left, else the first right."""
    before = list(_pattern().finditer(fold_spelling(left.cut(text))))
    if before:
        return Span(left.start + before[-1].start(), left.start + before[-1].end())
    reach = Span(right.start, min(right.end, right.start + _PASSIVE_REACH))
    after = _pattern().search(fold_spelling(reach.cut(text)))
    if after:
        return Span(reach.start + after.start(), reach.start + after.end())
    return None


def find_subject(text: str, left: Span, action: Span | None) -> Span | None:
    """Return the words before the action (or before the figure) that say what it is about."""
    end = action.start if action and action in left else left.end
    span = _trim(text, Span(left.start, end))
    opening = _opening().match(fold_spelling(span.cut(text)))
    if opening:
        span = _trim(text, Span(span.start + opening.end(), span.end))
    verbs = _auxiliaries().search(fold_spelling(span.cut(text)))
    if verbs:
        span = _trim(text, Span(span.start, span.start + verbs.start()))
    return span if span.start < span.end else None


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)
