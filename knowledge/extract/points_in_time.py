"""Dates without a year, "chiều 9-7", completed from the date of the report they stand in."""

import re
from collections.abc import Sequence
from datetime import date

from knowledge.model import Mention, MentionKind

_HALF_A_YEAR = 183  # days
_WRITTEN = re.compile(r"\d{1,2}(?:\s?[/.\-]\s?|\s+tháng\s+)\d{1,2}\b(?![/.\-]\d)", re.I)
_YEAR_SAID = re.compile(r"\d{4}|năm", re.I)
# Before a day these make it a deadline, and that is still to come.
_DEADLINE = re.compile(r"(?:trước|đến|tới|hạn|nay)\s+(?:hết\s+)?(?:ngày\s+)?\Z", re.I)
_DAY = re.compile(r"--(\d{2})-(\d{2})")
_MONTH = re.compile(r"--(\d{2})")


def resolved_date(value: str, known: str | None) -> str:
    """Return `value` with the year nearest to the report's date: "--07-09", "2018-07-10" → 2018."""
    if known is None or not value.startswith("--"):
        return value
    parts = [resolved_date(part, known) for part in value.split("/")] if "/" in value else []
    if parts:
        return "/".join(parts)
    return _nearest(value, known)


def looking_back(text: str, mentions: Sequence[Mention], known: str | None) -> list[Mention]:
    """Return the mentions with days far ahead moved back: "28/12", told on 5 January, is past."""
    here = _as_date(known or "")
    if here is None:
        return list(mentions)
    return [_moved_back(m, here) if _is_bare_day(text, m) else m for m in mentions]


def _is_bare_day(text: str, mention: Mention) -> bool:
    if mention.kind is not MentionKind.DATE or _YEAR_SAID.search(mention.text):
        return False
    before = text[max(0, mention.start - 20) : mention.start]
    return bool(_WRITTEN.search(mention.text)) and not _DEADLINE.search(before)


def _moved_back(mention: Mention, here: date) -> Mention:
    day, clock, hour = mention.value.partition("T")
    found = _as_date(day)
    if found is None or (found - here).days <= _HALF_A_YEAR:
        return mention
    return mention._replace(value=f"{found.year - 1}{day[4:]}{clock}{hour}")


def _nearest(value: str, known: str) -> str:
    year = int(known[:4]) if known[:4].isdigit() else 0
    day = _DAY.fullmatch(value) or _MONTH.fullmatch(value)
    if not year or day is None:
        return value
    here = _as_date(known)
    if here is None:
        return f"{year}{value[1:]}"
    dates = [
        (found, y) for y in (year - 1, year, year + 1) if (found := _as_date(f"{y}{value[1:]}"))
    ]
    if not dates:
        return value
    return f"{min(dates, key=lambda pair: abs(pair[0] - here))[1]}{value[1:]}"


def _as_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) > 7 else f"{text}-15")
    except ValueError:
        return None
