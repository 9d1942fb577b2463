"""Places in an order: "thứ 15", "lần thứ XII", "hạng nhất", "khóa XI", "đầu tiên".

An ordinal is no figure: "phiên họp thứ 15" counts nothing. Weekdays ("sáng thứ hai") are left out.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize.phrases import alternatives
from knowledge.recognize.wordnumbers import parse_run
from knowledge.recognize.words import Openings, matches_at, read_words

_TABLE = load_toml("ordinals")
_NAMED: dict[str, int] = _TABLE["named"]
_PHRASES: dict[str, int] = _TABLE["phrases"]
_LEADS: list[str] = _TABLE["leads"]
_ROMAN_LEADS: list[str] = _TABLE["roman_leads"]
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


_WORDS = alternatives([*_TABLE["number_words"]])
# "thứ" and its number in digits, Roman letters or words; "hạng nhất"; "1st place".
_ORDINAL = re.compile(
    rf"""
      (?<!\w) (?: (?P<lead>{alternatives(_LEADS)}) [ \u00a0]+ )
      (?: (?P<digits>\d{{1,9}}) (?![\w.,/]*\d | \s?kg\b)
        | (?P<roman>[ivxlcdm]+) (?!\w)
        | (?P<named>{alternatives(_NAMED)}) (?!\w)
        | (?P<words>(?:{_WORDS})(?:[ ](?:{_WORDS}))*) (?!\w) )
    | (?<!\w) (?P<ref>{alternatives(_ROMAN_LEADS)}) [ \u00a0]+ (?P<numeral>[ivxlcdm]+) (?![\w-])
    | (?<!\w) (?P<phrase>{alternatives(_PHRASES)}) (?!\w)
    | (?<!\w) (?P<english>\d{{1,9}})(?:st|nd|rd|th) (?!\w)
    """,
    re.VERBOSE,
)
_OPENINGS = Openings([*_LEADS, *_ROMAN_LEADS, *_PHRASES])
_VALID_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_WEEKDAY_BEFORE = re.compile(rf"(?:{alternatives(_TABLE['weekday_before'])})[ \u00a0]+$")
_WEEKDAY_AFTER = re.compile(
    rf"[ \u00a0]*(?:\(|,)?[ \u00a0]*(?:{alternatives(_TABLE['weekday_after'])})(?!\w)"
)


def recognize_ordinals(text: str, lowered: str) -> Iterator[Mention]:
    """Yield the ordinals of a text given with its lower-case twin."""
    words = read_words(text)
    english = (words.starts[n] for n in words.with_digits if words.words[n][-1] > "9")
    starts = sorted((*words.starts_of(_OPENINGS), *english))
    for match in matches_at(_ORDINAL, starts, lowered, len(lowered)):
        value = _value(text, lowered, match)
        if value is not None:
            yield _mention(text, match, value)


def _mention(text: str, match: re.Match[str], value: int) -> Mention:
    start, end = match.span()
    number = next(
        (
            Span(*match.span(group))
            for group in ("digits", "roman", "named", "words", "numeral", "english")
            if match[group]
        ),
        Span(start, end),
    )
    return Mention(MentionKind.ORDINAL, text[start:end], start, end, str(value), number=number)


def _value(text: str, lowered: str, match: re.Match[str]) -> int | None:
    if match["phrase"]:
        return _PHRASES[match["phrase"]]
    if match["english"]:
        return int(match["english"])
    if match["numeral"]:
        return _referenced(text, match)
    if _is_weekday(lowered, match):
        return None
    return _led(match)


def _led(match: re.Match[str]) -> int | None:
    if match["digits"]:
        return int(match["digits"])
    if match["roman"]:
        return roman(match["roman"])
    if match["named"]:
        return _NAMED[match["named"]]
    parsed = parse_run(match["words"].split())
    if parsed is None or parsed.vague or parsed.value != parsed.value.to_integral_value():
        return None
    return int(Decimal(parsed.value))


def _referenced(text: str, match: re.Match[str]) -> int | None:
    """Small Roman letters are believed only where they are no Vietnamese word: not "số vi phạm"."""
    written = Span(*match.span("numeral")).cut(text)
    ends = not text[match.end() : match.end() + 2].strip()[:1].isalnum()
    if len(written) == 1 and written not in "ivxIVX":
        return None  # "loại C", "điểm d": letters of a list
    if written.islower() and not ends:
        return None
    return roman(written.lower())


def roman(letters: str) -> int | None:
    """Return the value of Roman letters in lower case: "xii" → 12, "cccxlv" → 345."""
    if not letters or not _VALID_ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _is_weekday(lowered: str, match: re.Match[str]) -> bool:
    if match["lead"] != "thứ" or match["roman"]:
        return False
    before = lowered[max(0, match.start() - 12) : match.start()]
    return bool(_WEEKDAY_BEFORE.search(before) or _WEEKDAY_AFTER.match(lowered, match.end()))
