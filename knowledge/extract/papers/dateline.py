"""The line of place and date: "Sóc Trăng, ngày 29 tháng 7 năm 2019", in a letterhead or at the end.

A day left open for the pen ("ngày     tháng 7 năm 2019") leaves the month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from knowledge.extract.papers.lines import columns_of, short_lines, top_lines
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Report
from knowledge.text.fold import fold_tone

_OPEN = r"[\s.…_]*"
_LINE = re.compile(
    rf"""
    (?P<place> [A-ZĐÀ-Ỹ][^\d,;:()\n]{{1,40}}? ) \s*,?\s+
    (?: ngày \s* (?P<day>\d{{1,2}}|{_OPEN}) \s* tháng \s* (?P<month>\d{{1,2}}|{_OPEN}) \s* năm
      | ngày \s* (?P<day2>\d{{1,2}}) \s?[-/.]\s? (?P<month2>\d{{1,2}}) \s?[-/.]
      | tháng \s* (?P<month3>\d{{1,2}}) \s* (?:năm|/) )
    \s* (?P<year>(?:19|20)\d\d) \s* [).]* $
    """,
    re.VERBOSE,
)
_SMALL = frozenset({"và", "phố", "xã", "trấn"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a paper was written, and when: "2019-07-29", or the month of a day left open."""

    place: str
    date: str | None


def find_dateline(report: Report) -> Dateline | None:
    """Return the first such line of a letterhead, else the last one below."""
    top = top_lines(report)
    below = list(short_lines(report))[len(top) :]
    return next(_read_all(chain(top, reversed(below))), None)


def dates_paper(report: Report, mention: Mention) -> bool:
    """Whether a date is that of a paper, which holds for none of its figures."""
    if not report.paper.place or mention.kind is not MentionKind.DATE:
        return False
    text = report.text
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    lines = columns_of(text[start : end if end >= 0 else len(text)])
    return any(mention.text in line and read_dateline(line) for line in lines)


def _read_all(lines: Iterator[str]) -> Iterator[Dateline]:
    for line in lines:
        if "20" in line or "19" in line:
            found = read_dateline(line)
            if found is not None:
                yield found


def read_dateline(line: str) -> Dateline | None:
    """Return the place and date that a line ends with and tells of alone."""
    match = _LINE.search(line)
    if match is None or not _is_alone(line, match.start()) or not _is_name(match["place"]):
        return None
    month = match["month"] or match["month2"] or match["month3"] or ""
    day = match["day"] or match["day2"] or ""
    return Dateline(
        " ".join(match["place"].split()), _iso(match["year"], month.strip(), day.strip())
    )


def _is_alone(line: str, start: int) -> bool:
    """Whether nothing but a bracket or the number of the paper stands before the place."""
    return not line[:start].strip(" (*-–") or bool(_NUMBER_BEFORE.match(line[:start]))


_NUMBER_BEFORE = re.compile(r"(?i:số)\s*[:.]?\s*[\d.…]*\s?[-–/][\w\s&./–-]*$")


def _is_name(place: str) -> bool:
    """Whether words name a place, "TP. Sóc Trăng", and no time of the day, "Sáng nay"."""
    words = place.split()
    day_words = {fold_tone(word) for word in load_toml("notfigures")["day_words"]}
    if fold_tone(place.lower()) in day_words or fold_tone(words[0].lower()) in day_words:
        return False
    return all(word[0].isupper() or word in _SMALL for word in words)


def _iso(year: str, month: str, day: str) -> str | None:
    """Return the date as far as it is said: year, month and day that the calendar has."""
    try:
        if month.isdigit() and day.isdigit():
            return date(int(year), int(month), int(day)).isoformat()
        if month.isdigit():
            return f"{date(int(year), int(month), 1):%Y-%m}"
    except ValueError:
        return None
    return year
