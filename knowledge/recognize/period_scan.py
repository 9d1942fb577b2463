"""Finds the single dates and periods in a text; what joins them is `periods.py`'s business.

Words and digits that can begin a date are looked up; the rules that can begin so are tried in
order, most telling first. A bare "2018" is a year unless what stands around it makes it a figure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from knowledge.recognize import calendar
from knowledge.recognize.calendar import Stretch
from knowledge.recognize.clock import match_clock
from knowledge.recognize.period_eras import ERA_RULES
from knowledge.recognize.period_relative import NEAR, RELATIVE_RULES
from knowledge.recognize.period_rules import (
    DAY_RULES,
    HALF_RULES,
    HOLIDAY_RULES,
    ISO_RULE,
    MONTH_RULES,
    QUARTER_RULES,
    SHORT_MONTH_RULES,
    SOME_MONTHS_RULES,
    YEAR_RULES,
    Match,
    Rule,
)
from knowledge.recognize.period_words import GAP, GUARDS, KNOWN, LEXICON, WORDS, any_of
from knowledge.recognize.spelling import fits, vocabulary
from knowledge.recognize.words import read_words
from knowledge.text.fold import fold


class Atom(NamedTuple):
    """One date or period as found. `lead` is where "đến", "từ" before it begins, if any."""

    start: int
    end: int
    value: Stretch
    bound: str | None = None
    lead: int | None = None
    part: str | None = None


class _Reading(NamedTuple):
    """What may begin at a word: what rules match, else a bare year.

    Only where it depends on the reference is it kept; else it is settled at once.
    """

    matches: tuple[tuple[Rule, Match], ...]
    year: Atom | None

    @property
    def waits(self) -> bool:
        """Whether a reference is needed to tell: "năm nay", "cuối năm ngoái"."""
        return any(r.needs_reference or m.groupdict().get("near_year") for r, m in self.matches)


def _first_words(phrases: Iterable[str]) -> set[str]:
    return {fold(phrase).split()[0] for phrase in phrases}


_SMALL, _LONG = "0", "0000"
_NUMBER_WORDS = {"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"}
_DAY_WORDS = _first_words([*WORDS["day"], *WORDS["day_part"], *LEXICON["weekdays"]])
_RANGE_WORDS = _first_words(
    word
    for name in ("year_range", "year_head", "school_year", "decade", "century", "same_period")
    for word in WORDS[name]
)
_RELATIVE_WORDS = {"thang", "quy", "qui", "tuan", "nam", "dau", "cuoi", "giua", _SMALL} | (
    _DAY_WORDS | _NUMBER_WORDS | _first_words([*WORDS["same_period"], *WORDS["now"]])
)
_GROUPS: tuple[tuple[Iterable[str], tuple[Rule, ...]], ...] = (
    (_RELATIVE_WORDS, RELATIVE_RULES),
    ({_SMALL} | _NUMBER_WORDS, SOME_MONTHS_RULES),
    ({_SMALL, _LONG} | _RANGE_WORDS, ERA_RULES),
    ({_SMALL, _LONG} | _NUMBER_WORDS | _RANGE_WORDS, YEAR_RULES),
    ({_LONG}, (ISO_RULE,)),
    ({_SMALL, "hai", "ba", "muoi"} | _DAY_WORDS, DAY_RULES),
    ({_SMALL}, SHORT_MONTH_RULES),
    ({"thang", "t"}, MONTH_RULES),
    ({"quy", "qui", "q"}, QUARTER_RULES),
    ({"nua"}, HALF_RULES),
    (_first_words(LEXICON["holidays"]), HOLIDAY_RULES),
)


def _rules_by_first_word() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = defaultdict(list)
    for words, group in _GROUPS:
        for word in words:
            rules[word].extend(rule for rule in group if _can_begin(rule, word))
    return {word: tuple(found) for word, found in rules.items()}


def _can_begin(rule: Rule, word: str) -> bool:
    """Drop rules whose pattern plainly begins otherwise; the rest are tried in order."""
    plain = re.match(r"\s*([a-z]+)", rule.pattern.pattern)
    return plain is None or word.startswith(plain[1][:1])


def _sieve(rules: Iterable[Rule]) -> re.Pattern[str]:
    """Return one pattern that matches wherever one of the rules does, if not only there."""
    loose = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    loose = (pattern.replace("(?P=sep)", ".{1,3}") for pattern in loose)
    return re.compile("|".join(f"(?:{pattern})" for pattern in loose), re.VERBOSE)


_RULES = _rules_by_first_word()
# Most words that may open a date open none: one pattern tells so faster than a dozen.
_SIEVES = {word: _sieve(rules) for word, rules in _RULES.items()}
_CLOCK_WORDS = {_SMALL} | _NUMBER_WORDS | _first_words(WORDS["clock_lead"])
_STARTERS = frozenset({*_RULES, *_CLOCK_WORDS} - {_SMALL, _LONG, "t", "q"})
# What may stand behind the first word of a date: digits, or a word of the lexicon.
_FOLLOWERS = frozenset(
    {
        *KNOWN,
        *NEAR,
        *_NUMBER_WORDS,
        "i",
        "ii",
        "iii",
        "iv",
        "xviii",
        "xix",
        "xx",
        "xxi",
        "thang",
        "va",
        "t",
        "h",
        "g",
        "gmt",
        "gio",
    }
)
_DIGITS = re.compile(r"\d+(?![^\W_])")
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
    for start, word in _beginnings(text):
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


@lru_cache(maxsize=4)
def _beginnings(text: str) -> tuple[tuple[int, str], ...]:
    """Return where a date may begin: "2018", "14h30", or what goes on like a date."""
    found = read_words(text)
    words, followers = found.words, found.followers
    # A long number or "t7" needs nothing behind.
    whole = [n for n in found.with_digits if len(words[n]) > 2 or not words[n].isdigit()]
    short = (n for n in found.with_digits if len(words[n]) < 3 and words[n].isdigit())
    begun = [
        number
        for number in (*found.numbers_of(_STARTERS), *short)
        if (follower := followers[number])[:1] <= "9" or follower in _FOLLOWERS
    ]
    return tuple((found.starts[number], words[number]) for number in sorted(whole + begun))


def _is_inside_number(folded: str, start: int, last_end: int) -> bool:
    """Tell whether digits go on from digits or letters before: "0,5", "34/CT-19"."""
    if not folded[start].isdigit() or start - 1 <= last_end:
        return False
    return _INSIDE_NUMBER.search(folded, max(0, start - 2), start) is not None


@lru_cache(maxsize=4)
def _readings(_text: str) -> dict[int, _Reading | Atom | int]:
    """Return what was read in a text so far; a report is asked twice, without and with its date."""
    return {}


def _read_at(text: str, folded: str, start: int, word: str) -> _Reading | Atom | int:
    """Return what begins here, or all that may where only a reference tells."""
    key = _key(word)
    if key in _CLOCK_WORDS and (clock := match_clock(text, folded, start)):
        return Atom(start, *clock)
    sieve = _SIEVES.get(key)
    matches: tuple[tuple[Rule, Match], ...] = ()
    if sieve and sieve.match(folded, start):
        matches = tuple(
            (rule, match)
            for rule in _RULES[key]
            if (match := rule.pattern.match(folded, start))
            and _is_allowed(rule, match, text, folded)
        )
    year = _bare_year(text, folded, start) if key == _LONG else None
    reading = _Reading(matches, year)
    return reading if reading.waits else _settle(reading, folded, start, None)


def _settle(reading: _Reading, folded: str, start: int, reference: date | None) -> Atom | int:
    """Return what begins here, or how far to go on when nothing does: past "đường 30/4"."""
    for rule, match in reading.matches:
        if rule.needs_reference and reference is None:
            return start
        if rule.guarded and not match.groupdict().get("lead") and _is_name(folded, start):
            return match.end()
        value = rule.build(match, reference)
        if value is not None:
            return Atom(start, match.end(), value)
    return reading.year or start


def _key(word: str) -> str:
    """Return what the rules are listed under: the word, or how long a number it begins with."""
    if not word[0].isdigit():
        return word[0] if word[-1].isdigit() else word
    return _LONG if len(word) > 3 and word[:4].isdigit() else _SMALL


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
