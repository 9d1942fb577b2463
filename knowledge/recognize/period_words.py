"""The words of lexicon/periods.toml as pieces of regex over folded text, and as numbers.

"quý II" and "quy 2" meet here: `QUARTER` matches "ii" and "2", `number_of("quarters", "ii")` is 2.
Pieces match folded text, so that a question without diacritics is read by the same grammar.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from knowledge.lexicon import load_toml
from knowledge.recognize.spelling import vocabulary
from knowledge.text.fold import fold

LEXICON: dict[str, Any] = load_toml("periods")
WORDS: dict[str, list[str]] = LEXICON["words"]
GUARDS: dict[str, Any] = LEXICON["guards"]

# A gap between words: reports hold double and no-break spaces, never a line break inside a date.
GAP = r"[ \xa0]{1,2}"


def any_of(phrases: Iterable[str]) -> str:
    """Return a group matching any of the phrases in folded text, longest first, as whole words."""
    folded = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return rf"(?:{'|'.join(re.escape(p).replace(chr(92) + ' ', GAP) for p in folded)})(?![^\W_])"


def _all_phrases() -> Iterable[str]:
    yield from ("tháng", "ngày", "năm", "quý", "nửa", "tuần", "của", "hàng", "và", "nghìn", "ngàn")
    yield from ("không", "linh", "lẻ", "trăm", "rưỡi", "kém", "phút", "giờ", "mốt", "lăm", "mươi")
    for table in ("months", "quarters", "weekdays", "holidays"):
        yield from LEXICON[table]
    for group in ("offsets", "bounds"):
        for canonical, words in LEXICON[group].items():
            yield from (words if isinstance(words, list) else [*words, *canonical.split()])
    yield from (word for words in LEXICON["parts"].values() for word in words)
    yield from (word for words in WORDS.values() for word in words)
    yield from (*LEXICON["spans"]["past"], *LEXICON["spans"]["future"], *LEXICON["spans"]["units"])


KNOWN = vocabulary(phrase for phrase in _all_phrases() if not phrase.isascii())

YEAR = r"(?:1\d{3}|20\d{2}|2100)(?!\d)"
MONTH = rf"(?:1[0-2]|0?[1-9])(?!\d)|{any_of(LEXICON['months'])}"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
QUARTER = rf"(?:{any_of(LEXICON['quarters'])})"
# Small numbers in words, for "sáu tháng đầu năm", "hai mươi tư tháng bảy".
_UNIT = r"(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
SPELLED = rf"(?:(?:(?:hai|ba|bon|nam){GAP})?muoi(?:{GAP}{_UNIT})?|{_UNIT})(?![^\W_])"
# "hai nghìn không trăm mười chín", "một chín tám tư", "hai không hai bốn"
SPELLED_YEAR = (
    rf"(?:(?:mot|hai){GAP}(?:nghin|ngan)(?:{GAP}(?:khong|tram|linh|le|muoi|{_UNIT})){{1,5}}"
    rf"|(?:mot{GAP}(?:chin|tam)|hai{GAP}khong)(?:{GAP}(?:linh|muoi|{_UNIT})){{1,3}})(?![^\W_])"
)
# "/2019", "-2019", ".2025", " năm 2019", " 2019", " năm ngoái" after a month or a quarter
YEAR_TAIL = (
    rf"(?:(?:[ ]?[/.\-–][ ]?|,?{GAP}(?:cua{GAP})?nam{GAP}|{GAP})(?P<year>{YEAR})"
    rf"|,?{GAP}(?:cua{GAP})?nam{GAP}(?P<spelled_year>{SPELLED_YEAR})"
    rf"|{GAP}(?:cua{GAP})?nam{GAP}(?P<near_year>{any_of(LEXICON['offsets']['year'])}))"
)


@cache
def _numbers(table: str) -> dict[str, int]:
    section: Any = LEXICON
    for name in table.split("."):
        section = section[name]
    return {fold(word): int(number) for word, number in section.items()}


def number_of(table: str, word: str) -> int:
    """Return the number of a folded word in a table of the lexicon, or of its digits."""
    return int(word) if word.isdigit() else _numbers(table)[" ".join(word.split())]


_UNITS = {
    "khong": 0, "linh": 0, "le": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5,
    "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip


def small_number(text: str) -> int:
    """Return a folded number up to 59: "24", "hai muoi tu" → 24."""
    if text.isdigit():
        return int(text)
    tens, _, units = f" {' '.join(text.split())} ".rpartition(" muoi ")
    if " muoi " not in f" {text} ":
        return _UNITS[text.strip()]
    return 10 * _UNITS.get(tens.strip(), 1) + _UNITS.get(units.strip(), 0)


def spelled_year(text: str) -> int | None:
    """Return a folded year in words: "hai nghin khong tram muoi chin" and "hai khong muoi chin"."""
    thousand, found, rest = re.sub(r"\bngan\b", "nghin", text).partition("nghin")
    if found:
        hundreds, tram, tail = rest.rpartition("tram")
        year = 1000 * _UNITS[thousand.strip()]
        year += 100 * _UNITS.get(hundreds.strip(), 0) if tram else 0
        return year + _two_digits(tail if tram else rest)
    century, digits = text.split()[:2], text.split()[2:]
    return 1000 * _UNITS[century[0]] + 100 * _UNITS[century[1]] + _two_digits(" ".join(digits))


def _two_digits(text: str) -> int:
    if "muoi" in text.split():
        return small_number(" ".join(text.split()))
    value = 0
    for word in text.split()[-2:]:
        value = 10 * value + _UNITS[word]
    return value
