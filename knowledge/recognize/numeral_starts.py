"""Where a numeral may begin: at digits, or at a word that opens a number.

A report holds one number in eight words, so the words are looked up and only what stands there is
read: "174" and "hai" in "174 đảng viên, hai tổ chức", none of the other words.
"""

import re

from knowledge.lexicon import load_toml
from knowledge.recognize.digits import DIGITS
from knowledge.recognize.phrases import alternatives
from knowledge.recognize.runs import NUMBER_WORDS
from knowledge.recognize.wordnumbers import HUNDRED, INNER, ONES, SCALES, TEN
from knowledge.recognize.words import Words
from knowledge.text.fold import fold

_STARTS = ({*ONES, *SCALES, *TEN, *HUNDRED, "chục"} - INNER) - {"không", "tỷ", "tỉ", "củ"}
_SPELT = frozenset({*_STARTS, "không", "nửa"})
_FOLDED = frozenset(map(fold, _SPELT))
# Currencies may touch the digits behind them: "VND1000".
_CURRENCIES = ("vnd", "usd", "eur", "gbp", "inr", "rs")
_PRICED = re.compile(rf"(?<!\w)(?:{'|'.join(_CURRENCIES)})(?=\d)")

# Digits follow no letter and no digit with a separator ("24-12", "G7").
START = re.compile(
    rf"""
      (?: (?<!\w) (?<!\d[,:–/]) (?<!\w[-.])
        | (?<=(?<!\w)vnd|(?<!\w)usd|(?<!\w)eur|(?<!\w)gbp|(?<!\w)inr)
        | (?<=(?<!\w)rs) )
      (?P<digits> {DIGITS} | (?<!\S),\d+ ) (?!\d)
    | (?<!\w) (?P<half>một[ ]nửa) (?!\w)
    | (?<!\w) (?P<halved>nửa) (?= [ ] (?: (?: triệu|tỷ|tỉ|nghìn|ngàn|vạn|tấn|tạ|năm
        |tháng|ngày|giờ|thế) (?! [ ](?:đầu|cuối|sau|nay|qua|trước|vừa|tới|\d)) (?!\w) ) )
    | (?<!\w) (?P<word> {alternatives(_STARTS)}
        | không (?= \s (?:phẩy|chấm) \s | \s trăm \s )
        ) (?!\w)
    | (?<![\s\S]) (?P<zero>không) (?= (?: \s+\w+ ){{0,2}} \s*$ )
    """,
    re.VERBOSE,
)


def numeral_starts(words: Words, lowered: str) -> list[int]:
    """Return the offsets at which `START` may match the lower-case text of these words."""
    starts: list[int] = []
    for number in words.numbers_of(_FOLDED):
        at = words.starts[number]
        if lowered[at : at + len(words.words[number])] in _SPELT:
            starts.append(at)
    for number in words.with_digits:
        if words.words[number][0] <= "9":
            at = words.starts[number]
            starts.append(at)
            if lowered[at - 1 : at] == ",":
                starts.append(at - 1)  # ",5" is a numeral where nothing stands before
    if any(currency in words.folded for currency in _CURRENCIES):
        starts += (match.end() for match in _PRICED.finditer(lowered))
    return sorted(starts)


_MINUS = frozenset(map(fold, load_toml("numerals")["words"]["minus"]))
# Words that may go on with a number: "12 triệu", "5 đến 7", "3 trên 10".
_GO_ON = frozenset(map(fold, {*NUMBER_WORDS, "đến", "tới"}))
_OPENED = frozenset({"", "(", "[", "“", '"', ":"})
_CLOSED = frozenset({"%", ",", ".", ";", ":", ")", "”", "\n"})
# Behind a space: a code's slash, a minus, another blank.
_TIED = frozenset("/-−– \u00a0\n\t\r")


def opens_plainly(words: Words, lowered: str, start: int) -> bool:
    """Whether no sign and no code stands before digits."""
    before = lowered[start - 1 : start]
    if before == " ":
        return lowered[start - 2] not in _TIED and words.before(start) not in _MINUS
    return before in _OPENED


def closes_plainly(words: Words, lowered: str, end: int) -> bool:
    """Whether nothing goes on with a number that ends here: no scale, range, share or code."""
    behind, following = lowered[end : end + 1], lowered[end + 1 : end + 2]
    if behind == " ":
        return following.isalpha() and words.after(end) not in _GO_ON
    return behind in _CLOSED and not following.isdigit()
