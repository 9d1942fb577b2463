"""Which gathering a sentence tells about: "hội nghị tổng kết …", or "tại hội nghị" said for short.

A short "hội nghị" takes the name that the report gave before; a sentence that names none has none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.extract.wordlists import any_of, sought
from knowledge.model import Report, Span
from knowledge.recognize.words import Sought

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Occasion:
    """A gathering as the report names it; `origin` is "sentence" or "report"."""

    name: str
    origin: str
    start: int


@cache
def _head() -> Sought:
    return sought("events", "occasions")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)[,;:.“”\"()\n]|(?<!\w)(?:{any_of('events', 'name_ends')})(?!\w)|\s[-–]\s"
    )


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{any_of('events', 'not_after')})\s+\Z")


def find_occasion(report: Report, span: Span) -> Occasion | None:
    """Return the gathering told about inside `span`, with its full name from the report."""
    known = _occasions(report.text)
    low = bisect_left(known, span.start, key=_start)
    inside = known[low : bisect_left(known, span.end, key=_start)]
    if not inside:
        return None
    named = next((occasion for occasion in inside if _is_named(occasion.name)), None)
    return named or _full_name(report.text, inside[0])


@lru_cache(maxsize=4)
def _occasions(text: str) -> tuple[Occasion, ...]:
    return tuple(_find_occasions(text))


def _find_occasions(text: str) -> Iterator[Occasion]:
    for match in _head().finditer(text):
        if _not_after().search(text[max(0, match.start() - 14) : match.start()]):
            continue
        limit = min(len(text), match.start() + _LONGEST)
        end = _end().search(text, match.end(), limit)
        name = text[match.start() : end.start() if end else match.end()].rstrip()
        yield Occasion(name, "sentence", match.start())


def _start(occasion: Occasion) -> int:
    return occasion.start


def _is_named(name: str) -> bool:
    head = _head().pattern.match(name)
    return head is not None and len(name[head.end() :].split()) >= 2


@lru_cache(maxsize=64)
def _named_by_head(text: str, head: str) -> tuple[Occasion, ...]:
    return tuple(
        o for o in _occasions(text) if _is_named(o.name) and head in o.name.lower().split()[:3]
    )


def _full_name(text: str, short: Occasion) -> Occasion:
    fits = _named_by_head(text, short.name.lower().split()[-1])
    if not fits:
        return short
    at = max(bisect_left(fits, short.start, key=_start) - 1, 0)
    return Occasion(fits[at].name, "report", short.start)
