"""Decades, centuries and years before Christ: "những năm 90", "thế kỷ XIX", "năm 221 TCN".

A century is the years it covers, "thế kỷ 17-18" both; a year before Christ has a minus: "-0221".
"""

from datetime import date

from knowledge.recognize import calendar
from knowledge.recognize.calendar import Stamp, Stretch
from knowledge.recognize.ordinals import roman
from knowledge.recognize.period_rules import Match, rule
from knowledge.recognize.period_words import GAP, WORDS, YEAR, any_of, small_number

_BC = rf"(?P<bc>{any_of(WORDS['before_christ'])})"
_ERA = rf"(?:{GAP}(?:{_BC}|{any_of(WORDS['after_christ'])}))"
_ANCIENT = r"\d{1,2}[.]\d{3}|\d{1,5}"
# Behind a year's number nothing is measured or counted: "năm 617 ha" is none.
_NOT_COUNTED = r"(?![\d%]|[.,/\-–]\d|[ \xa0](?:%|[a-z]{1,3}2?(?![a-z])))"
_NUMBER_WORDS = {"nhat", "hai", "ba", "tu", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"}
_CENTURY_NUMBER = rf"(?:[ivx]+|\d{{1,2}}|{'|'.join(sorted(_NUMBER_WORDS))})(?![^\W_])(?![.,/]?\d)"
_CENTURY = any_of(WORDS["century"])


def _decade(match: Match, _: date | None) -> Stretch | None:
    first = int(match["year"]) if len(match["year"]) == 4 else 1900 + int(match["year"])
    return calendar.years(first, first + 9)


def _century(match: Match, _: date | None) -> Stretch | None:
    """One century, or two of them: "thế kỷ V đến thế kỷ III TCN"."""
    numbers = [_century_number(match[name]) for name in ("from_century", "century") if match[name]]
    if not all(number and number <= _LAST_CENTURY for number in numbers):
        return None
    sign = -1 if match["bc"] else 1
    first, last = (calendar.century(sign * (number or 1)) for number in (numbers[0], numbers[-1]))
    return (
        Stretch(first.first, last.last) if len(numbers) == 1 or numbers[0] != numbers[1] else None
    )


_LAST_CENTURY = 30


def _century_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if text in _NUMBER_WORDS:
        return small_number(text)
    return roman(text)


def _era_year(match: Match, _: date | None) -> Stretch | None:
    year = int(match["ancient"].replace(".", ""))
    return calendar.at(-year if match["bc"] else year) if year else None


def _era_years(match: Match, _: date | None) -> Stretch | None:
    """Years before Christ count down: "8000-6000 năm TCN"."""
    last = int(match["ancient"].replace(".", ""))
    first = int((match["from_ancient"] or match["ancient"]).replace(".", ""))
    if not first or not last:
        return None
    return Stretch(Stamp(-max(first, last)), Stamp(-min(first, last)))


def _millennium(match: Match, _: date | None) -> Stretch | None:
    number = _century_number(match["millennium"])
    if not number or number > _LAST_MILLENNIUM:
        return None
    first = -1000 * number if match["bc"] else 1000 * number - 999
    return Stretch(Stamp(first), Stamp(first + 999))


_LAST_MILLENNIUM = 10


def _early_year(match: Match, _: date | None) -> Stretch | None:
    return calendar.at(int(match["ancient"]))


def _early_years(match: Match, _: date | None) -> Stretch | None:
    first, last = int(match["from_ancient"]), int(match["ancient"])
    return calendar.years(first, last)


def _short_years(match: Match, _: date | None) -> Stretch | None:
    first = int(match["from_year"])
    return calendar.years(first, first // 100 * 100 + int(match["short_year"]))


ERA_RULES = (
    # những năm 90 · thập niên 1990
    rule(rf"{any_of(WORDS['decade'])}{GAP}(?P<year>\d{{2,3}}0|[5-9]0)(?![\d-]|[ ]?[-–%])", _decade),
    # thế kỷ XX · thế kỷ thứ 3 TCN · thế kỷ 17-18 · thế kỷ V đến thế kỷ III TCN
    rule(
        rf"""{_CENTURY}{GAP}(?:(?P<from_century>{_CENTURY_NUMBER})
        (?:[ ]?[-–—][ ]?
          | {GAP}(?:den|toi|va){GAP}(?:(?:dau|cuoi|giua){GAP})?(?:{_CENTURY}{GAP})?))?
        (?P<century>{_CENTURY_NUMBER}){_ERA}?""",
        _century,
    ),
    # năm 221 TCN · năm 395 CN · 3.200 trước Công nguyên; "5 CN" alone are workers
    rule(rf"nam{GAP}(?P<ancient>{_ANCIENT}){_ERA}", _era_year),
    # khoảng 3000 năm TCN · 8000-6000 năm TCN · 2400 đến 2300 TCN
    rule(
        rf"""(?:nam{GAP})?(?:(?P<from_ancient>{_ANCIENT})(?:[ ]?[-–—][ ]?|{GAP}(?:den|toi){GAP}))?
        (?P<ancient>{_ANCIENT}){GAP}(?:nam{GAP})?{_BC}""",
        _era_years,
    ),
    # thiên niên kỷ thứ 4 TCN
    rule(
        rf"{any_of(WORDS['millennium'])}{GAP}(?P<millennium>{_CENTURY_NUMBER}){_ERA}?",
        _millennium,
    ),
    # giai đoạn 1938-49 · (1919–23); "(2019-12)" is a month
    rule(
        rf"""(?:{any_of(WORDS["year_range"])}{GAP}|(?<=[(]))(?P<from_year>{YEAR})[ ]?[-–][ ]?
        (?P<short_year>(?!0|1[0-2])\d\d)(?![\d/%]|[.,\-–]\d|[ ]?%)""",
        _short_years,
    ),
    # vào năm 617 · từ năm 917 đến 971 · Năm 226, …
    rule(
        rf"nam{GAP}(?P<from_ancient>\d{{3}}){GAP}(?:den|toi){GAP}(?:nam{GAP})?(?P<ancient>\d{{3}}){_NOT_COUNTED}",
        _early_years,
        needs_lead=True,
    ),
    rule(rf"nam{GAP}(?P<ancient>\d{{3}}){_NOT_COUNTED}", _early_year, needs_lead=True),
    rule(rf"nam{GAP}(?P<ancient>\d{{3}})(?=,[ ])", _early_year),
)
