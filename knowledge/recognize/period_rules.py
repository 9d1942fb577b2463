"""The grammar of dates that name themselves: "29/7/2019", "quý II/2019", "6 tháng đầu năm".

Each rule is a verbose regex over folded text and a function from its match to a `Stretch`; None
means that the match is no date after all ("31/2"). What is relative to today is next door.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.recognize import calendar
from knowledge.recognize.calendar import Stretch
from knowledge.recognize.period_words import (
    DAY,
    GAP,
    GUARDS,
    KNOWN,
    LEXICON,
    MONTH,
    QUARTER,
    SPELLED,
    SPELLED_YEAR,
    WORDS,
    YEAR,
    YEAR_TAIL,
    any_of,
    number_of,
    small_number,
    spelled_year,
)
from knowledge.recognize.spelling import Vocabulary
from knowledge.text.fold import fold

Match = re.Match[str]
Builder = Callable[[Match, date | None], Stretch | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how its match becomes a value.

    `needs_lead`: only after "ngày", "đến" and the like; `guarded`: not after "số", "đường";
    `needs_reference`: without one the words are no date; `known`: how its words may be spelt.
    """

    pattern: re.Pattern[str]
    build: Builder
    needs_lead: bool
    guarded: bool
    needs_reference: bool
    known: Vocabulary


def rule(
    pattern: str,
    build: Builder,
    *,
    needs_lead: bool = False,
    guarded: bool = False,
    needs_reference: bool = False,
    known: Vocabulary = KNOWN,
) -> Rule:
    """Return a rule; blanks and comments in its pattern do not count."""
    compiled = re.compile(pattern, re.VERBOSE)
    return Rule(compiled, build, needs_lead, guarded, needs_reference, known)


def year_of(match: Match, reference: date | None) -> int | None:
    """Return the year a match names in digits, in words or relative to the reference."""
    groups = match.groupdict()
    if digits := groups.get("year"):
        return int(digits) if len(digits) > 2 else 2000 + int(digits) - 100 * (int(digits) > 50)
    if words := groups.get("spelled_year"):
        return spelled_year(words)
    if (near := groups.get("near_year")) and reference:
        return reference.year + number_of("offsets.year", near)
    return None


def _day(match: Match, reference: date | None) -> Stretch | None:
    year, month = year_of(match, reference), number_of("months", match["month"])
    return calendar.at(year, month, small_number(match["day"]))


def _day_range(match: Match, reference: date | None) -> Stretch | None:
    last = _day(match, reference)
    first = last and calendar.at(last.first.year, last.first.month, int(match["from_day"]))
    return Stretch(first.first, last.last) if first and last and first.first != last.last else None


def _days_apart(match: Match, reference: date | None) -> Stretch | None:
    """Read "13/11 - 19/11/2023": two days that ascend within one year."""
    year, last = year_of(match, reference), _day(match, reference)
    first = calendar.at(year, int(match["from_month"]), int(match["from_day"]))
    if not first or not last or str(first.first) >= str(last.first):
        return None
    return Stretch(first.first, last.last)


def _month(match: Match, reference: date | None) -> Stretch | None:
    return calendar.at(year_of(match, reference), number_of("months", match["month"]))


def _month_range(match: Match, reference: date | None) -> Stretch | None:
    year, first = year_of(match, reference), number_of("months", match["from_month"])
    return calendar.months(year, first, number_of("months", match["month"]))


def _quarter(match: Match, reference: date | None) -> Stretch | None:
    return calendar.quarter(year_of(match, reference), number_of("quarters", match["quarter"]))


def _some_months(match: Match, reference: date | None) -> Stretch | None:
    count, year = small_number(match["count"]), year_of(match, reference)
    if match.groupdict().get("side") == "cuoi":
        return calendar.months(year, 13 - count, 12)
    return calendar.months(year, 1, count)


def _half(match: Match, reference: date | None) -> Stretch | None:
    first = 7 if match["side"] in {"cuoi", "sau"} else 1
    return calendar.months(year_of(match, reference), first, first + 5)


def _years(match: Match, _: date | None) -> Stretch | None:
    first, last = int(match["from_year"]), match["year"]
    return calendar.years(first, int(last if len(last) == 4 else str(first)[:2] + last))


def _school_year(match: Match, _: date | None) -> Stretch | None:
    span = _years(match, None)
    return calendar.school_year(int(match["from_year"])) if span else None


def _year(match: Match, reference: date | None) -> Stretch | None:
    year = year_of(match, reference)
    return calendar.at(year) if year else None


def _holiday(match: Match, _: date | None) -> Stretch | None:
    month, day = _HOLIDAYS[" ".join(match.group().split())].split("-")
    return calendar.at(None, int(month), int(day))


_HOLIDAYS = {fold(name): day for name, day in LEXICON["holidays"].items()}
_AFTER_PART = any_of(LEXICON["offsets"]["day_after_part"])
# "thứ hai, ", "chiều nay ", "ngày mồng " before the number of a day; part of the date as written
DAY_LEAD = (
    rf"(?P<lead>(?:{any_of(LEXICON['weekdays'])},?{GAP})?"
    rf"(?:{any_of(WORDS['day_part'])}(?:{GAP}{_AFTER_PART})?,?{GAP})?"
    rf"(?:{any_of(WORDS['day'])}{GAP})*)"
)
_MONTH_NUMBER = r"(?P<month>1[0-2]|0?[1-9])(?!\d)"
_YEARS = (
    rf"(?P<from_year>{YEAR})(?:[ ]?[-–—/][ ]?|{GAP}(?:den|toi){GAP}(?:nam{GAP})?)(?P<year>{YEAR})"
)
_COUNT = rf"(?P<count>1[0-2]|0?[1-9]|{SPELLED})"

# Dates: begin with a digit or with what leads to one.
DAY_RULES = (
    # 29/7/2019 · ngày 28-12-2018 · 10.05.2000 · 3/9/91
    rule(
        rf"""{DAY_LEAD}(?P<day>{DAY})(?P<sep>[ ]?/[ ]?|[.\-–]){_MONTH_NUMBER}(?P=sep)
        (?P<year>{YEAR}|(?<=/)\d\d)(?![\d/]|[.\-]\w|[ ]?%)""",
        _day,
        guarded=True,
    ),
    # 13/11 - 19/11 · 27/4-1/5/2024
    rule(
        rf"""{DAY_LEAD}(?P<from_day>{DAY})/(?P<from_month>1[0-2]|0?[1-9])[ ]?[-–][ ]?
        (?P<day>{DAY})/{_MONTH_NUMBER}(?:{YEAR_TAIL})?(?![/.]?\d|[ ]?%)""",
        _days_apart,
        guarded=True,
    ),
    # ngày 10 và 11/7 · từ 10 đến 15/7/2019 · sáng 10-11/7
    rule(
        rf"""{DAY_LEAD}(?P<from_day>{DAY})
        (?:[ ]?[-–][ ]?|,?{GAP}(?:den|toi|va){GAP}(?:ngay{GAP})?|,[ ])
        (?P<day>{DAY})(?:[ ]?/[ ]?|[.\-]|{GAP}thang{GAP}){_MONTH_NUMBER}(?:{YEAR_TAIL})?
        (?![/.]\d|[ ]?%)""",
        _day_range,
        needs_lead=True,
        guarded=True,
    ),
    # ngày 29 tháng 7 năm 2019 · 3 tháng 2 năm 2015
    rule(
        rf"{DAY_LEAD}(?P<day>{DAY}){GAP}thang{GAP}(?P<month>{MONTH}){YEAR_TAIL}",
        _day,
        guarded=True,
    ),
    # mồng 3 tháng ba · 12 tháng 10; but "6 tháng 10 ngày" is a length
    rule(
        rf"""{DAY_LEAD}(?P<day>{DAY}){GAP}thang{GAP}(?P<month>{MONTH})
        (?!{GAP}(?:ngay|tuan|tuoi)\b)""",
        _day,
        guarded=True,
    ),
    # hai mươi tư tháng bảy · ngày mùng năm tháng tám
    rule(
        rf"""{DAY_LEAD}(?P<day>(?:(?:hai|ba){GAP})?muoi(?:{GAP}\w+)?|(?<=[gay][ ]){SPELLED})
        {GAP}thang{GAP}(?P<month>{MONTH})(?:{YEAR_TAIL})?""",
        _day,
        guarded=True,
    ),
    # ngày 22.4 · chiều 24-12 · sáng 27/6
    rule(
        rf"{DAY_LEAD}(?P<day>{DAY})(?:[ ]?/[ ]?|[.\-–]){_MONTH_NUMBER}(?![/.,]\d|[ ]?%)",
        _day,
        needs_lead=True,
        guarded=True,
    ),
)  # fmt: skip
ISO_RULE = rule(rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _day)

MONTH_RULES = (
    # tháng 1-6/2019
    rule(rf"thang{GAP}(?P<from_month>{MONTH})[ ]?[-–][ ]?(?P<month>{MONTH})(?:{YEAR_TAIL})?",
         _month_range),
    # tháng 7/2019 · tháng 12.2025 · tháng bảy năm 2019 · tháng 3
    rule(rf"thang{GAP}(?P<month>{MONTH}){YEAR_TAIL}", _month),
    rule(
        rf"thang{GAP}(?P<month>{MONTH})(?![.,/\-]?\d|[ ]?%|{GAP}(?:ngay|tuan|tuoi)\b(?!{GAP}\w))",
        _month,
    ),
    # T3/2018
    rule(rf"t[.]?{_MONTH_NUMBER}(?:[ ]?[/.\-][ ]?|{GAP}nam{GAP})(?P<year>{YEAR})", _month),
)  # fmt: skip
# 6/2018; "05/2018/TT-BTC" is a document. 6-2018 only after "đến", "từ".
SHORT_MONTH_RULES = (
    rule(rf"{_MONTH_NUMBER}[ ]?/[ ]?(?P<year>{YEAR})(?![/\-]\w)", _month, guarded=True),
    rule(
        rf"{_MONTH_NUMBER}[.\-](?P<year>{YEAR})(?![/.\-]\w)", _month, needs_lead=True, guarded=True
    ),
)

QUARTER_RULES = (
    # quý I/2015 · quý 1-2019 · quý 4 của năm 2018 · quý đầu năm 2018 · Q1/2019
    rule(rf"qu[yi]{GAP}(?P<quarter>{QUARTER})(?:{YEAR_TAIL})?", _quarter),
    rule(rf"q[ ]?(?P<quarter>[1-4])(?!\d)(?:{YEAR_TAIL})?", _quarter),
)

_NOT_OF_A_YEAR = rf"(?!{GAP}{any_of(GUARDS['not_of_a_year'])})"
SOME_MONTHS_RULES = (
    # 6 tháng đầu năm 2019 · 6 tháng cuối năm · 6 tháng đầu 2018
    rule(
        rf"""{_COUNT}{GAP}thang{GAP}(?P<side>dau|cuoi)\b{_NOT_OF_A_YEAR}
        (?:{YEAR_TAIL}|{GAP}nam(?!{GAP}hoc)\b)?""",
        _some_months,
    ),
    # 9 tháng năm 2018 · 9 tháng/2018
    rule(rf"{_COUNT}{GAP}thang{YEAR_TAIL}", _some_months),
    # 6T/2019 · 6T đầu năm
    rule(
        rf"{_COUNT}[ ]?t(?:{GAP}(?P<side>dau|cuoi))?(?:{YEAR_TAIL}|(?<=[ui]){GAP}nam\b)",
        _some_months,
    ),
)
HALF_RULES = (
    # nửa đầu năm 2019 · nửa cuối 2018
    rule(rf"nua(?:{GAP}nam)?{GAP}(?P<side>dau|cuoi|sau)(?:{YEAR_TAIL}|{GAP}nam\b)", _half),
    # nửa năm 2019: what is over when it is told, so the first
    rule(rf"nua(?P<side>){YEAR_TAIL}", _half),
)

YEAR_RULES = (
    # năm học 2018-2019
    rule(
        rf"""{any_of(WORDS['school_year'])}{GAP}(?P<from_year>{YEAR})[ ]?[-–/][ ]?
        (?P<year>{YEAR}|\d\d)(?!\d)""",
        _school_year,
    ),
    # nhiệm kỳ 2015-2020 · giai đoạn 2016 đến 2020 · 3 năm (2016-2018) · 2010-2019
    rule(
        rf"""(?:(?:\d{{1,2}}|{SPELLED}){GAP}nam,?{GAP}[(]?)?(?:{any_of(WORDS['year_range'])}{GAP})?
        (?:tu{GAP}(?:nam{GAP})?)?{_YEARS}(?![/.,]?\d|[ ]?%)(?:(?<=[(]\d{{4}}-\d{{4}})[)])?""",
        _years,
    ),
    # 3 năm 2016 2018, as typed in chats
    rule(rf"(?:\d|{SPELLED}){GAP}nam{GAP}(?P<from_year>{YEAR}){GAP}(?P<year>{YEAR})", _years),
    # cùng kỳ năm 2017 · cùng kỳ 2014
    rule(
        rf"""{any_of(WORDS['same_period'])}{GAP}(?:cua{GAP})?(?:nam{GAP})?(?P<year>{YEAR})
        (?![.,]\d|[ ]?%)""",
        _year,
    ),
    # năm 2019 · năm một chín tám tư
    rule(rf"{any_of(WORDS['year_head'])}{GAP}(?P<year>{YEAR})(?![.,]\d|[ ]?%)", _year),
    rule(rf"nam{GAP}(?P<spelled_year>{SPELLED_YEAR})", _year),
)  # fmt: skip
HOLIDAY_RULES = (rule(any_of(LEXICON["holidays"]), _holiday),)
