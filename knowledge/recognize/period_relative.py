"""Dates and periods counted from a reference: "hôm qua", "tuần trước", "3 năm tới".

Without a reference nothing here is recognised: a value would be a guess. "2 tháng qua" are the two
whole months before the reference, "3 năm tới" the three whole years after it.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from knowledge.recognize import calendar
from knowledge.recognize.calendar import Stamp, Stretch
from knowledge.recognize.period_rules import Match, Rule, rule
from knowledge.recognize.period_words import (
    DAY,
    GAP,
    KNOWN,
    LEXICON,
    QUARTER,
    SPELLED,
    WORDS,
    any_of,
    number_of,
    small_number,
)
from knowledge.recognize.spelling import Vocabulary, vocabulary
from knowledge.text.fold import fold

_OFFSETS: dict[str, dict[str, int]] = LEXICON["offsets"]
# "tháng sau" is next month and "tháng sáu" June: relative words know only their own spelling.
NEAR = vocabulary(
    [
        *("năm", "tháng", "quý", "tuần", "ngày", "của", "hôm", "đầu", "cuối", "giữa"),
        *(word for words in _OFFSETS.values() for word in words),
        *LEXICON["spans"]["past"],
        *LEXICON["spans"]["future"],
        *LEXICON["spans"]["units"],
        *WORDS["day_part"],
        *WORDS["same_period"],
        *WORDS["now"],
    ]
)


NearBuilder = Callable[[Match, date], Stretch | None]


def _near_year(match: Match, reference: date) -> Stretch | None:
    return calendar.at(reference.year + number_of("offsets.year", match["near"]))


def _same_period(_: Match, reference: date) -> Stretch | None:
    return calendar.at(reference.year - 1)


def _near_month(match: Match, reference: date) -> Stretch | None:
    stamp = calendar.shift_months(reference, number_of("offsets.month", match["near"]))
    return Stretch(stamp, stamp)


def _near_quarter(match: Match, reference: date) -> Stretch | None:
    start = calendar.shift_months(reference, 3 * number_of("offsets.quarter", match["near"]))
    return calendar.quarter(start.year, ((start.month or 1) + 2) // 3)


def _near_week(match: Match, reference: date) -> Stretch | None:
    return calendar.week(reference + timedelta(weeks=number_of("offsets.week", match["near"])))


def _near_day(match: Match, reference: date) -> Stretch | None:
    return calendar.day(reference + timedelta(days=number_of("offsets.day", match["near"])))


def _part_of_day(match: Match, reference: date) -> Stretch | None:
    offset = number_of("offsets.day_after_part", match["near"])
    return calendar.day(reference + timedelta(days=offset))


def _weekday(match: Match, reference: date) -> Stretch | None:
    """Return the named day after the reference, before it, or in the named week."""
    weekday, groups = number_of("weekdays", match["weekday"]), match.groupdict()
    if week := groups.get("week"):
        monday = reference - timedelta(days=reference.weekday())
        return calendar.day(monday + timedelta(weekday, weeks=number_of("offsets.week", week)))
    ahead = (weekday - reference.weekday()) % 7 or 7
    return calendar.day(reference + timedelta(ahead - 7 * (groups.get("way") in _PAST)))


def _day_of_month(match: Match, reference: date) -> Stretch | None:
    month = calendar.shift_months(reference, number_of("offsets.month", match["near"]))
    return calendar.at(month.year, month.month, int(match["day"]))


def _part_of_unit(match: Match, reference: date) -> Stretch | None:
    if match["unit"] == "nam":
        return calendar.at(reference.year)
    if match["unit"] == "quy":
        return calendar.quarter(reference.year, (reference.month + 2) // 3)
    return calendar.at(reference.year, reference.month)


def _span(match: Match, reference: date) -> Stretch | None:
    """Return the whole units before or after the reference: "2 tháng qua", "3 năm tới"."""
    count, unit = small_number(match["count"]), _SPAN_UNITS[match["unit"]]
    offsets = (-count, -1) if match["way"] in _PAST else (1, count)
    first, last = (_shift(reference, unit, offset) for offset in offsets)
    return Stretch(first, last) if first and last and count else None


def _shift(reference: date, unit: str, offset: int) -> Stamp | None:
    if unit == "year":
        return Stamp(reference.year + offset)
    if unit in {"month", "quarter"}:
        return calendar.shift_months(reference, offset * (3 if unit == "quarter" else 1))
    if unit in {"day", "week"}:
        return calendar.day(reference + timedelta(days=offset * (7 if unit == "week" else 1))).first
    return None


def _now(_: Match, reference: date) -> Stretch | None:
    if not isinstance(reference, datetime):
        return calendar.day(reference)
    stamp = Stamp(reference.year, reference.month, reference.day, f"{reference:%H:%M}")
    return Stretch(stamp, stamp)


_SPAN_UNITS = {fold(word): unit for word, unit in LEXICON["spans"]["units"].items()}
_PAST = {fold(word) for word in (*LEXICON["spans"]["past"], "trước")}
_WAY = rf"(?P<way>{any_of((*LEXICON['spans']['past'], *LEXICON['spans']['future']))})"
_OF = rf"{GAP}(?:cua{GAP})?"


def near(pattern: str, build: NearBuilder, known: Vocabulary = NEAR) -> Rule:
    """Return a rule that knows only the spellings of relative words and asks for a reference."""

    def build_near(match: Match, reference: date | None) -> Stretch | None:
        return build(match, reference) if reference else None

    return rule(pattern, build_near, known=known, needs_reference=True)


def _offset(unit: str) -> str:
    return rf"(?P<near>{any_of(_OFFSETS[unit])})"


_WEEKDAY = rf"(?P<weekday>{any_of(LEXICON['weekdays'])})"
# Each is tried before the rules that name a date, so that "tháng sau" is not read as June.
RELATIVE_RULES = (
    near(rf"(?:{any_of(WORDS['same_period'])}{_OF})?nam{GAP}{_offset('year')}", _near_year),
    near(rf"{any_of(WORDS['same_period'])}(?!{GAP}(?:nam|\d|quy|thang))", _same_period),
    near(rf"thang{GAP}{_offset('month')}", _near_month),
    near(rf"qu[yi]{GAP}{_offset('quarter')}", _near_quarter),
    near(rf"tuan{GAP}{_offset('week')}", _near_week),
    near(rf"{_WEEKDAY}{_OF}tuan{GAP}(?P<week>{any_of(_OFFSETS['week'])})", _weekday, KNOWN),
    near(rf"{_WEEKDAY}{GAP}(?P<way>toi|vua{GAP}(?:roi|qua)|truoc|nay|sau)\b", _weekday, KNOWN),
    near(r"(?P<weekday>(?:chu|chua)[ ]nhat)\b(?!,?[ ](?:ngay|\d))", _weekday, KNOWN),
    near(rf"(?:{any_of(WORDS['day_part'])}{GAP})?{_offset('day')}(?!{GAP}\d)", _near_day),
    near(rf"{any_of(WORDS['day_part'])}{GAP}{_offset('day_after_part')}(?!{GAP}\d)", _part_of_day),
    near(rf"ngay{GAP}(?P<day>{DAY}){GAP}thang{GAP}{_offset('month')}", _day_of_month),
    near(
        rf"(?P<count>\d{{1,2}}|{SPELLED}){GAP}(?P<unit>{any_of(LEXICON['spans']['units'])}){GAP}{_WAY}",
        _span,
    ),
    # cuối năm · giữa tháng: the year or month of the reference
    near(
        rf"""(?<!\d[ ])(?:dau|cuoi|giua){GAP}(?P<unit>nam|thang|quy)\b
        (?!{GAP}(?:\d|hoc|{QUARTER}|{any_of(LEXICON["months"])}|{any_of(_OFFSETS["year"])}
        |{any_of(_OFFSETS["month"])}|{any_of(_OFFSETS["quarter"])}))""",
        _part_of_unit,
    ),
    near(any_of(WORDS["now"]), _now),
)
