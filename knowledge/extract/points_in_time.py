"""Dates without a year, "chiều 9-7", completed from the date of the report they stand in."""

import re
from datetime import date

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
