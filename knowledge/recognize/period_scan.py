"""Finds the single dates and periods in a text; what joins them is `periods.py`'s business.

Words and digits that can begin a date are looked up; the rules that can begin so are tried in
order, most telling first. A bare "2018" is a year unless what stands around it makes it a figure.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from knowledge.recognize import calendar
from knowledge.recognize.calendar import Stretch
from knowledge.recognize.clock import match_clock
from knowledge.recognize.period_rules import Match, Rule
from knowledge.recognize.period_starts import CLOCK_WORDS, LONG, RULES, SIEVES, beginnings, key_of
from knowledge.recognize.period_words import GAP, GUARDS, LEXICON, WORDS, any_of
from knowledge.recognize.spelling import fits, vocabulary
from knowledge.recognize.words import read_words


class Atom(NamedTuple):
    """One date or period as found. `lead` is where "đến", "từ" before it begins, if any."""

    start: int
    end: int
    value: Stretch
    bound: str | None = None
    lead: int | None = None
    part: str | None = None


class _Reading(NamedTuple):
    """What may begin at a word: what rules match, the first of them waiting for a reference, else
    a bare year. What depends on no reference is settled at once.
    """

    matches: tuple[tuple[Rule, Match], ...]
    year: Atom | None


_DIGITS = re.compile(r"\d+(?![^\W_])")
_JOINTS = frozenset("/.,:-–")
_INSIDE_NUMBER = re.compile(r"[\w)][/.,:\-–]$")
_GUARD = re.compile(rf"(?<![^\W_]){any_of(GUARDS['not_date_after'])}[ \xa0:]{{1,2}}$")
_MONTH_GUARD = re.compile(rf"{any_of(GUARDS['not_month_after'])}{GAP}$")
_NAM_GUARD = re.compile(rf"(?<![^\W_]){any_of(GUARDS['nam_is_name_after'])}{GAP}$")
_FIGURE_AFTER = re.compile(rf"(?<![^\W_]){any_of(GUARDS['figure_after'])}[ \xa0(]{{1,2}}$")
_COUNTED = re.compile(rf"[ ]?%|{GAP}{any_of(GUARDS['counted'])}|[.,:/]\d|[\-–/]\w")
_MONTH_WORDS = vocabulary(LEXICON["months"])
_COUNTED_WORDS = vocabulary(GUARDS["counted"])
_LEADS = [*(word for words in LEXICON["bounds"].values() for word in words), *WORDS["date_lead"]]
_LEAD_WORDS = vocabulary(_LEADS)
_NEEDED_LEAD = re.compile(rf"(?<![^\W_]){any_of(_LEADS)}{GAP}[(]?$")


def find_atoms(text: str, reference: date | None) -> Iterator[Atom]:
    """Yield the dates and periods of a text from left to right, none inside another."""
    folded = read_words(text).folded
    end = 0
    readings = _readings(text)
    for start, word in beginnings(text):
        if start < end or _is_inside_number(folded, start, end):
            continue
        found = readings.get(start)
        if found is None:
            found = readings[start] = _read_at(text, folded, start, word)
        if isinstance(found, _Reading):
            found = _settle(found, folded, start, reference)
        if isinstance(found, Atom):
            yield found
            end = found.end
        else:
            end = found


def _is_inside_number(folded: str, start: int, last_end: int) -> bool:
    """Tell whether digits go on from digits or letters before: "0,5", "34/CT-19"."""
    if folded[start - 1 : start] not in _JOINTS or start - 1 <= last_end:
        return False
    if not folded[start].isdigit():
        return False
    return _INSIDE_NUMBER.search(folded, max(0, start - 2), start) is not None


@lru_cache(maxsize=4)
def _readings(_text: str) -> dict[int, _Reading | Atom | int]:
    """Return what was read in a text so far; a report is asked twice, without and with its date."""
    return {}


def _read_at(text: str, folded: str, start: int, word: str) -> _Reading | Atom | int:
    """Return what begins here, or all that may where only a reference tells."""
    key = key_of(word)
    if key in CLOCK_WORDS and (clock := match_clock(text, folded, start)):
        return Atom(start, *clock)
    sieve = SIEVES.get(key)
    sieved = sieve.match(folded, start) if sieve else None
    waiting: list[tuple[Rule, Match]] = []
    for rule in RULES[key][(sieved.lastindex or 1) - 1 :] if sieved else ():
        match = rule.pattern.match(folded, start)
        if match is None or not _is_allowed(rule, match, text, folded):
            continue
        if waiting or _waits(rule, match):
            waiting.append((rule, match))
        elif (found := _apply(rule, match, folded, None)) is not None:
            return found
    year = _bare_year(text, folded, start) if key == LONG else None
    return _Reading(tuple(waiting), year) if waiting else year or start


def _waits(rule: Rule, match: Match) -> bool:
    """Whether a reference is needed to tell: "năm nay", "cuối năm ngoái"."""
    return rule.needs_reference or bool(match.groupdict().get("near_year"))


def _settle(reading: _Reading, folded: str, start: int, reference: date | None) -> Atom | int:
    """Return what begins here, or how far to go on when nothing does: past "đường 30/4"."""
    for rule, match in reading.matches:
        found = _apply(rule, match, folded, reference)
        if found is not None:
            return found
    return reading.year or start


def _apply(rule: Rule, match: Match, folded: str, reference: date | None) -> Atom | int | None:
    start = match.start()
    if rule.needs_reference and reference is None:
        return start
    if rule.guarded and not match.groupdict().get("lead") and _is_name(folded, start):
        return match.end()
    value = rule.build(match, reference)
    return None if value is None else Atom(start, match.end(), value)


def _is_allowed(rule: Rule, match: re.Match[str], text: str, folded: str) -> bool:
    start, end = match.span()
    if not fits(text[start:end], rule.known) or not _fits_month(match, text):
        return False
    before, led = folded[max(0, start - 24) : start], match.groupdict().get("lead")
    if match.group().startswith("thang") and _MONTH_GUARD.search(before):
        return False
    if text.startswith(("nam", "Nam"), start) and _NAM_GUARD.search(before):
        return False
    return not rule.needs_lead or bool(
        led or (_is_led(text, folded, start) and not _is_counted(text, folded, end))
    )


def _is_led(text: str, folded: str, start: int) -> bool:
    """Tell "lễ 2/9" from "tỷ lệ 2/9"."""
    low = max(0, start - 24)
    match = _NEEDED_LEAD.search(folded, low, start)
    return match is not None and fits(text[match.start() : start], _LEAD_WORDS)


def _fits_month(match: re.Match[str], text: str) -> bool:
    """Tell "9 tháng tư" from the sentence of "9 tháng tù"."""
    groups = (name for name in ("month", "from_month") if match.groupdict().get(name))
    return all(fits(text[slice(*match.span(name))], _MONTH_WORDS) for name in groups)


def _is_name(folded: str, start: int) -> bool:
    """Tell whether what stands before makes the number part of a name: "số", "đường"."""
    return _GUARD.search(folded[max(0, start - 24) : start]) is not None


def _bare_year(text: str, folded: str, start: int) -> Atom | None:
    digits = _DIGITS.match(folded, start)
    if digits is None or len(digits.group()) != 4:
        return None
    end, year = digits.end(), int(digits.group())
    if not GUARDS["first_bare_year"] <= year <= GUARDS["last_bare_year"]:
        return None
    before = folded[max(0, start - 24) : start]
    figure = _is_counted(text, folded, end) or _FIGURE_AFTER.search(before) or _GUARD.search(before)
    value = calendar.at(year)
    return None if figure or value is None else Atom(start, end, value)


def _is_counted(text: str, folded: str, position: int) -> bool:
    """Tell whether what follows a number is counted by it: "2080 tập thể", "5/9 tiêu chí"."""
    match = _COUNTED.match(folded, position)
    return match is not None and fits(text[position : match.end()], _COUNTED_WORDS)
