"""Digits that count nothing: document numbers, dates, clock times, phones, list numbers, names.

"Chỉ thị số 05", "Nghị quyết Trung ương 4 (khóa XII)", "quận 1, 3, 5", "29/7/2019", "8h30" and
"1. Quy hoạch" hold no figure; "kết luận 21.545 tổ chức đảng" does, for a counted noun follows.
"""

import re

from knowledge.lexicon import load_toml
from knowledge.recognize.digits import is_english_decimal
from knowledge.recognize.numerals import Numeral
from knowledge.recognize.phrases import PhraseSet, alternatives
from knowledge.recognize.units import UnitMatch
from knowledge.text.fold import fold_tone

_TABLE = load_toml("notfigures")
_REFERENCES = PhraseSet(_TABLE["references"])
_STRICT = PhraseSet(_TABLE["strict"])
_DAYS = PhraseSet(_TABLE["day_words"])
_BOUND = frozenset(_TABLE["bound"])
_AMOUNTS = PhraseSet(_TABLE["amounts"])
_LOOK_ALIKES = PhraseSet(_TABLE["look_alikes"])
_FREED_BY = frozenset(_TABLE["freed_by"])
_YEAR_WORDS = frozenset(_TABLE["year_words"])
_CLOCK_STRICT = frozenset(_TABLE["clock_strict"])
# The words that may tell what a number behind them is: "Điều", "ngày", "năm".
LEADERS = (*_REFERENCES, *_DAYS, *((word,) for word in (*_YEAR_WORDS, *_CLOCK_STRICT, "vào")))
_PERIOD_TAIL = re.compile(rf"[ \u00a0]+(?:{alternatives(_TABLE['period_tails'])})(?!\w)")

# Behind the digits: the rest of a code, a date or a phone number, to be passed over with them.
_CODE = re.compile(
    r"""
      # 34/CT-TW   314/QĐ-HLGVN   05-CT/TW   12/2014/TT-BYT, but no "1000-VND2000"
      (?: /\d{4} )? \s? [/-] \s? (?!VN[DĐ]|USD|EUR) [A-ZĐÐ][A-ZĐÐa-z]*[A-ZĐÐ] [\w/-]*
      # km 15+200
    | \+ \d{3} (?!\d)
      # 29/7/2019   15:39   0912.345.678
    | [.,:/–-] \d [\d.,:/–-]*
      # 0912 345 678
    | (?: [\x20.]\d{2,4} ){2,} (?!\w)
    """,
    re.VERBOSE,
)
_PADDED = re.compile(r"0\d\d+")
_LONGEST = 28
# What a code, a clock or, before more digits, a date goes on with.
_TAILS, _STOPS = frozenset("/-+hg"), frozenset(".,:–")
_CLOCK_TAIL = re.compile(r"\s?(?:h|g|giờ)\s?(?:\d{1,2}(?!\d)|kém|rưỡi)|h(?!\w)")
# "(3)", "[ 12 ]": a numbered item or a citation.
_BRACKETED = re.compile(r".?[(\[]\s?\d{1,3}\s?[)\]]")
_LINE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]?$")
_YEAR_LENGTH = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANY_YEAR = re.compile(r"[1-9]\d\d|1\d\d\d|20\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d\s?(?:[-–—]|đến|tới)\s?(?:(?:19|20)\d\d)")
_DAY_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])")
_MONTH_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d")


def code_end(text: str, lowered: str, numeral: Numeral) -> int | None:
    """Return where a code, date or phone number that the digits open ends, or None."""
    if numeral.words:
        return None
    start, end = numeral.span.start, numeral.span.end
    if _goes_on(lowered, end):
        match = _CODE.match(text, end)
        if match and not (match[0][0] == " " and text[start] != "0"):
            return match.end()
        if match := _CLOCK_TAIL.match(lowered, end):
            return match.end()
    if (text[start] == "0" and _PADDED.fullmatch(text, start, end)) or end - start > _LONGEST:
        return end
    return None


def _goes_on(lowered: str, end: int) -> bool:
    """Tell cheaply whether a code, a date or a time of day may go on behind digits."""
    behind, following = lowered[end : end + 1], lowered[end + 1 : end + 2]
    if behind.isspace():
        return following in _TAILS or following.isdigit()
    return behind in _TAILS or (behind in _STOPS and following.isdigit())


def is_list_number(text: str, numeral: Numeral) -> bool:
    """Whether the digits number an item: "1. Quy hoạch", "2) …", "(3)", "1.2. …"."""
    start, end = numeral.span.start, numeral.span.end
    if end - start > 8:
        return False
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # most figures stand behind a word
    if _BRACKETED.match(text[max(0, start - 2) : end + 2]):
        return end - start <= 3
    before = text[max(0, start - 12) : start].rstrip(" \t\u00a0")
    opens = before[-1:] in {"", "\n"} and (before != "" or start <= 12)
    after = text[end : end + 2]
    if opens and _LINE_NUMBER.match(text[start:end]):
        closed = after[:1] in {".", ")"} and not after[1:2].isdigit()
        return closed or _is_heading(text, start, end)
    inline = before[-1:] in {":", ";", "."} and text[end + 2 : end + 3].isupper()
    return inline and after in {". ", ") "} and end - start <= 2


def _is_heading(text: str, start: int, end: int) -> bool:
    """ "1.2 Kết quả": a dotted number that is no decimal of anything, then a capital."""
    return "." in text[start:end] and end - start <= 5 and text[end + 1 : end + 2].isupper()


def is_date(text: str, words: list[str], numeral: Numeral, unit: UnitMatch | None) -> bool:
    """Whether the digits are a year, a day or a month: "năm 2018", "2015-2020", "chiều 24-12"."""
    written = numeral.span.cut(text)
    previous = words[-1] if words else ""
    if written.isdecimal() and not (previous == "năm" or len(written) == _YEAR_LENGTH):
        return False
    counted = unit is not None and not unit.generic
    if _YEARS.fullmatch(written):
        return not counted or previous in _YEAR_WORDS
    if previous == "năm" and _ANY_YEAR.fullmatch(written) and _is_year(words, unit):
        return True
    if _YEAR.fullmatch(written):
        return not counted or previous in _YEAR_WORDS or _is_time(unit)
    if _DAY_MONTH.fullmatch(written) or _MONTH_YEAR.fullmatch(written):
        return not counted or bool(_DAYS.ending(words)) or previous == "tháng"
    return numeral.factor == 1 and is_english_decimal(written) and unit is None


def _is_year(words: list[str], unit: UnitMatch | None) -> bool:
    """Whether "năm 1457" names a year, unlike "mỗi năm 500 lao động"."""
    return unit is None or unit.generic or words[-2:-1] == [] or words[-2] not in _FREED_BY


def _is_time(unit: UnitMatch | None) -> bool:
    return unit is not None and unit.kind == "duration"


def is_clock(words: list[str], numeral: Numeral, unit: UnitMatch | None) -> bool:
    """Whether "8 giờ" is a time of the day: behind "lúc", or from 0 to 24 behind "vào"."""
    if unit is None or unit.name != "giờ" or not words:
        return False
    return words[-1] in _CLOCK_STRICT or (words[-1] == "vào" and numeral.value <= 24)


def is_period(lowered: str, unit: UnitMatch) -> bool:
    """Whether "6 tháng" opens a period: "6 tháng đầu năm"; "ngày 5" of a date as well."""
    if unit.kind != "duration":
        return False
    if re.match(r"[ \u00a0]+\d", lowered[unit.end : unit.end + 3]):
        return True
    return unit.name in {"tháng", "quý", "ngày", "tuần"} and bool(
        _PERIOD_TAIL.match(lowered, unit.end)
    )


def is_reference(text: str, words: list[str], numeral: Numeral, unit: UnitMatch | None) -> bool:
    """Whether the number names what stands before it: "Điều 30", "quận 5", "Vân Canh 2"."""
    size = _REFERENCES.ending(words)
    if not size or _LOOK_ALIKES.ending(words) > size or _AMOUNTS.ending(words) > size:
        return False
    if numeral.words and numeral.value > 20:
        return False
    if size < len(words) and words[-size - 1] in _FREED_BY:
        return False
    if _STRICT.ending(words):
        return "." not in numeral.span.cut(text)
    return unit is None or unit.generic or fold_tone(unit.name) in _BOUND


def is_name_number(text: str, numeral: Numeral, unit: UnitMatch | None, starts: list[int]) -> bool:
    """Whether a capitalised name carries the number: "Vân Canh 1, Vân Canh 2"."""
    if not starts or numeral.words or (unit is not None and not unit.generic):
        return False
    name = text[starts[-1] : numeral.span.start].strip()
    if name == name.lower():
        return False
    longest = 4 if name.isupper() and len(name) > 1 else 3
    written = numeral.span.cut(text)
    return written.isdigit() and len(written) <= longest
