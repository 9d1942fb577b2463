"""Times of day: "14h30", "7:30 chiều", "lúc 3 giờ rưỡi", "tám giờ kém hai mươi".

A bare "3 giờ" is as likely a length as a time and is left alone unless "lúc", a part of the day or
a date beside it says that the clock is meant.
"""

import re

from knowledge.recognize.calendar import Stamp, Stretch
from knowledge.recognize.period_words import GAP, SPELLED, WORDS, any_of, small_number
from knowledge.recognize.spelling import fits, vocabulary

_CLOCK = re.compile(
    rf"""
    (?P<lead>{any_of(WORDS["clock_lead"])}{GAP})?
    (?P<hour>[01]?\d|2[0-4]|{SPELLED})
    (?:
        :(?P<colon>[0-5]\d)(?::[0-5]\d)?(?!\d|[.,:]\d|[ ]?%)      # 7:30
      | [ ]?[hg](?P<short>[0-5]\d)?(?![^\W_])                     # 14h30, 10g45, 8h
      | [ ]?gio(?![^\W_])                                         # 14 giờ 30 phút, 3 giờ rưỡi
        (?:{GAP}(?:(?P<minus>kem){GAP})?(?P<minute>[0-5]?\d|{SPELLED}|ruoi)
           (?!{GAP}(?:ngay|thang|nguoi))(?:{GAP}(?P<unit>phut)(?![^\W_]))?)?
    )
    (?:{GAP}(?P<part>{any_of(WORDS["day_part"])}))?
    """,
    re.VERBOSE,
)
_AFTERNOON = {"trua": 11, "chieu": 12, "xe chieu": 12, "toi": 12, "dem": 18}
_BESIDE_DATE = re.compile(
    rf",?{GAP}(?:cua{GAP})?(?:ngay{GAP}\d|sang\b|chieu\b|toi\b|hom\b|ngay{GAP}mai|\d{{1,2}}/\d)"
)


# "3 giờ tới" is no evening: a clock knows fewer words than a calendar.
_SPELLINGS = vocabulary(
    (*WORDS["day_part"], *WORDS["clock_lead"], "giờ phút kém rưỡi mười mươi bảy tám")
)


def match_clock(text: str, folded: str, position: int) -> tuple[int, Stretch] | None:
    """Return where a time of day that begins at `position` ends, and the time."""
    match = _CLOCK.match(folded, position)
    if match is None or not (_is_written_as_time(match) or _is_meant_as_time(match, folded)):
        return None
    if not fits(text[position : match.end()], _SPELLINGS):
        return None
    hour, minute = small_number(match["hour"]), _minute(match)
    part = match["part"] or ""
    if match["minus"]:
        hour, minute = hour - 1, 60 - minute
    if hour < 12 and hour <= _AFTERNOON.get(part, 0) and hour + 12 > _AFTERNOON.get(part, 24):
        hour += 12
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    stamp = Stamp(clock=f"{hour % 24:02}:{minute:02}")
    return match.end(), Stretch(stamp, stamp)


def _is_written_as_time(match: re.Match[str]) -> bool:
    return bool(match["colon"] or match["short"]) or bool(match["minute"] and not match["unit"])


def _is_meant_as_time(match: re.Match[str], folded: str) -> bool:
    return bool(
        match["part"]
        or (match["lead"] and not match["lead"].startswith("tu"))
        or _BESIDE_DATE.match(folded, match.end())
    )


def _minute(match: re.Match[str]) -> int:
    text = match["colon"] or match["short"] or match["minute"]
    if not text:
        return 0
    return 30 if text == "ruoi" else small_number(text)
