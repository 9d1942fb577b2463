"""Numerals in running text, in digits and in words, before anyone asks what they count.

"thi hành kỷ luật 174 đảng viên" holds 174; "hai trăm lẻ năm hộ" holds 205; "một số cán bộ" and
"tháng ba" hold none. A `weak` numeral is one bare word ("hai"): whoever uses it must find a counted
noun behind it. Document numbers, dates and clock times are told apart in `notfigures`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.model import Span
from knowledge.recognize.digits import DIGITS, parse_digits
from knowledge.recognize.guard import Guard
from knowledge.recognize.numeral_starts import (
    START,
    closes_plainly,
    numeral_starts,
    opens_plainly,
)
from knowledge.recognize.phrases import alternatives
from knowledge.recognize.plain import is_plain, restore
from knowledge.recognize.runs import NEXT_WORD, NUMBER_WORDS, gather_run, is_other_word
from knowledge.recognize.wordnumbers import ONES, SCALES, TEN, Parsed, parse_run
from knowledge.recognize.words import Words, read_words
from knowledge.text.fold import lower

_TABLE = load_toml("numerals")
_GLUED: dict[str, int] = _TABLE["glued"]
_IDIOMS = frozenset(_TABLE["idioms"]["runs"])
# "trong năm" tells when, "một trong năm thành phố" counts five.
_ONE_OF = tuple(f"{words} " for words in _TABLE["idioms"]["one_of"])
_MINUS = frozenset(_TABLE["words"]["minus"])
_VAGUE_BEFORE = frozenset(_TABLE["words"]["vague"])
_REJECT_NEXT = {word: frozenset(nexts) for word, nexts in _TABLE["reject"].items()}
_REJECT_PREVIOUS = {word: frozenset(before) for word, before in _TABLE["reject_after"].items()}

_SUFFIX = re.compile(rf"(?P<unit>{alternatives(_GLUED)})(?P<rest>\d{{1,3}})?(?!\w)")
_OVER = re.compile(rf"\s?/\s?(?P<total>{DIGITS})(?![\d/]|-\w|[.,]\d)", re.VERBOSE)
_RANGE = re.compile(r"\s?(?:[-–—−~÷]|(?:đến|tới)(?!\w))\s?(?=[\d])")
_LONGEST_WORD = 24
_SPOKEN_OVER = re.compile(rf"\s+trên\s+(?P<total>{alternatives([*ONES, *TEN])})\s*$")


class Numeral(NamedTuple):
    """A number as written: `high` ends a range, `total` is the y of "x/y", `factor` its scale."""

    span: Span
    value: Decimal
    high: Decimal | None = None
    words: bool = False
    total: Decimal | None = None
    fraction: bool = False
    weak: bool = False
    vague: bool = False
    factor: Decimal = Decimal(1)


def recognize_numerals(text: str) -> list[Numeral]:
    """Return the numerals of a text by position: "từ 5 đến 7 tỷ" → one, 5..7 milliards."""
    lowered = lower(text)
    return list(iterate_numerals(text, restore(lowered) if is_plain(text) else lowered))


def iterate_numerals(text: str, lowered: str, *, taken: Sequence[Span] = ()) -> Iterator[Numeral]:
    """Yield the numerals of a text, given with its lower-case twin.

    Those inside taken spans are left out where it is plain that they do not reach out of them.
    """
    at, words, guard = 0, read_words(text), Guard(taken)
    for start in numeral_starts(words, lowered):
        if start < at:
            continue
        end = guard.end_around(start)
        if end is not None and closes_plainly(words, lowered, end):
            at = end
            continue
        match = START.match(lowered, start)
        if match is None:
            continue
        at = match.end()
        numeral = _read_plain(words, lowered, match)
        if numeral is None and (numeral := _read(text, lowered, match)):
            numeral = _join_range(text, lowered, numeral)
        if numeral:
            yield numeral
            at = max(numeral.span.end, at)


def numeral_at(text: str, lowered: str, at: int) -> Numeral | None:
    """Return the numeral in digits that starts exactly here, whatever stands before it."""
    match = _DIGITS_HERE.match(lowered, at)
    return _read_digits(text, lowered, match) if match else None


_DIGITS_HERE = re.compile(rf"(?P<digits>{DIGITS})(?!\d)", re.VERBOSE)


def _read_plain(words: Words, lowered: str, match: re.Match[str]) -> Numeral | None:
    """Read at once what most numerals are: digits alone or with one scale behind, "28.345,6 tỷ"."""
    start, end = match.span()
    if not match["digits"] or not opens_plainly(words, lowered, start):
        return None
    if closes_plainly(words, lowered, end):
        return Numeral(Span(start, end), parse_digits(match["digits"]))
    word = words.after(end)
    stop = end + 1 + len(word)
    scale = SCALES.get(lowered[end + 1 : stop])
    if scale is None or lowered[end] != " " or not closes_plainly(words, lowered, stop):
        return None
    if lowered[stop : stop + 1] == " " and is_other_word(lowered, stop):
        return None
    factor = Decimal(scale)
    value = parse_digits(match["digits"])
    return Numeral(Span(start, stop), value * factor, factor=factor if value else Decimal(1))


def _read(text: str, lowered: str, match: re.Match[str]) -> Numeral | None:
    if match["digits"]:
        if _follows_code(text, match.start("digits")):
            return None
        numeral = _read_digits(text, lowered, match)
        return _with_sign(text, lowered, numeral)
    if match["halved"]:
        return _read_halved(lowered, match.span("halved"))
    if match["half"]:
        return Numeral(Span(*match.span()), Decimal("0.5"), words=True, fraction=True)
    return _read_words(lowered, match)


def _read_halved(lowered: str, at: tuple[int, int]) -> Numeral:
    """ "nửa triệu" → 500000, "nửa" of "nửa tấn" → 0.5."""
    tokens, ends = gather_run(lowered, [Decimal("0.5")], [at[1]])
    parsed = parse_run(tokens) if len(tokens) > 1 else None
    if parsed is None:
        return Numeral(Span(*at), Decimal("0.5"), words=True, fraction=True)
    return Numeral(Span(at[0], ends[parsed.used - 1]), parsed.value, words=True)


def _follows_code(text: str, at: int) -> bool:
    """Whether a slash ties the digits to capitals: "NQ/05", unlike "2.050 cuộc/2.709 lượt"."""
    before = text[max(0, at - 3) : at].rstrip()
    return before[-1:] == "/" and not before[-2:-1].islower()


def _read_digits(text: str, lowered: str, match: re.Match[str]) -> Numeral:
    start, end = match.span("digits")
    value = parse_digits(match["digits"])
    behind = lowered[end : end + 2]
    if behind[:1].isalpha():
        suffix = _SUFFIX.match(text, end)
        if suffix and not (suffix["unit"] == "G" and end - start == 1):  # "5G" is a network
            return _glued(start, value, suffix)
    if "/" in behind:
        over = _OVER.match(lowered, end)
        if over and (total := parse_digits(over["total"])):
            return _read_over(lowered, start, value, (total, over.end()))
    if behind[:1] not in {" ", "\u00a0"}:
        return Numeral(Span(start, end), value)
    tokens, ends = gather_run(lowered, [value], [end])
    if len(tokens) == 1:
        return Numeral(Span(start, end), value)
    parsed = parse_run(tokens) or Parsed(value, 1)
    factor = parsed.value / value if value else Decimal(1)
    return Numeral(Span(start, ends[parsed.used - 1]), parsed.value, factor=factor)


def _read_over(lowered: str, start: int, value: Decimal, over: tuple[Decimal, int]) -> Numeral:
    """ "5.214/5.690 tỷ đồng": a scale behind the total holds for both."""
    total, end = over
    tokens, ends = gather_run(lowered, [total], [end])
    parsed = parse_run(tokens) if len(tokens) > 1 else None
    if parsed is None or parsed.used == 1:
        return Numeral(Span(start, end), value, total=total)
    factor = parsed.value / total
    span = Span(start, ends[parsed.used - 1])
    return Numeral(span, value * factor, total=total * factor, factor=factor)


def _glued(start: int, value: Decimal, suffix: re.Match[str]) -> Numeral:
    """ "10k" → 10000, "2tr5" → 2500000, "2tr350" → 2350000."""
    scale = Decimal(_GLUED[suffix["unit"]])
    total = value * scale
    if rest := suffix["rest"]:
        total += Decimal(rest) * scale / 10 ** len(rest)
    return Numeral(Span(start, suffix.end()), total, factor=scale)


def _read_words(lowered: str, match: re.Match[str]) -> Numeral | None:
    group = "word" if match["word"] else "zero"
    first, (start, end) = match[group], match.span(group)
    if first in SCALES and is_other_word(lowered, end):
        return None
    tokens, ends = gather_run(lowered, [first], [end])
    previous = _word_before(lowered, start)
    parsed = parse_run(tokens)
    if parsed is None or " ".join(map(str, tokens[: parsed.used])) in _IDIOMS:
        return None
    if previous == "thứ" or _is_idiom(first, parsed, previous, lowered, start, end):
        return None
    numeral = Numeral(
        Span(start, ends[parsed.used - 1]),
        parsed.value,
        high=parsed.high,
        words=True,
        fraction=parsed.fraction,
        weak=parsed.used == 1 or parsed.high is not None,
        vague=parsed.vague,
    )
    if parsed.vague and previous in _VAGUE_BEFORE:
        return None
    return _with_minus(lowered, _spoken_over(lowered, numeral), previous)


def _is_idiom(
    first: str, parsed: Parsed, previous: str, lowered: str, start: int, end: int
) -> bool:
    """Whether one bare word is something else: "một số", "tháng ba", "bốn mùa"."""
    if previous in {"tháng", "mùng", "mồng", "ngày"} and parsed.value <= 31:
        return True
    if parsed.used > 1:
        return False
    if previous in NUMBER_WORDS or (first == "năm" and previous[-1:].isdigit()):
        return True  # the years of "hai mươi năm", "10 năm"; the rest of "tháng mười một"
    following = NEXT_WORD.match(lowered, end)
    if following and following[1] in _REJECT_NEXT.get(first, ()):
        return True
    return previous in _REJECT_PREVIOUS.get(first, ()) and not lowered.endswith(_ONE_OF, 0, start)


def _word_before(lowered: str, at: int) -> str:
    before = lowered[max(0, at - _LONGEST_WORD) : at].rstrip(" \u00a0")
    start = end = len(before)
    if end == min(at, _LONGEST_WORD):
        return ""
    while start and (before[start - 1].isalnum() or before[start - 1] == "_"):
        start -= 1
    return before[start:]


def _with_minus(lowered: str, numeral: Numeral, previous: str) -> Numeral:
    """ "âm sáu mươi" → -60; "trừ" only at the start, elsewhere it means except."""
    if previous not in _MINUS:
        return numeral
    start = lowered.rindex(previous, 0, numeral.span.start)
    if previous != "âm" and lowered[max(0, start - 40) : start].strip():
        return numeral
    span = Span(start, numeral.span.end)
    return numeral._replace(span=span, value=-numeral.value, weak=False)


def _with_sign(text: str, lowered: str, numeral: Numeral) -> Numeral:
    start = numeral.span.start
    before = text[max(0, start - 3) : start]
    if before[-1:] in {"-", "−", "–"} and before[-2:-1] in {"", " ", "(", "\n", "\u00a0"}:
        if before[:-1].rstrip()[-1:].isdigit():
            return numeral
        return numeral._replace(span=Span(start - 1, numeral.span.end), value=-numeral.value)
    if start == 2 and before in {"- ", "− "} and not text[numeral.span.end :].strip():
        return numeral._replace(span=Span(0, numeral.span.end), value=-numeral.value)
    return _with_minus(lowered, numeral, _word_before(lowered, start))


def _spoken_over(lowered: str, numeral: Numeral) -> Numeral:
    match = _SPOKEN_OVER.match(lowered, numeral.span.end) if numeral.weak else None
    total = parse_run([match["total"]]) if match else None
    if not match or not total or not total.value:
        return numeral
    span = Span(numeral.span.start, match.end("total"))
    return numeral._replace(span=span, value=numeral.value / total.value, fraction=True, weak=False)


def _join_range(text: str, lowered: str, low: Numeral) -> Numeral:
    """ "11,5 - 12,4" → one numeral; a scale named once holds for both ends ("5 - 7 triệu")."""
    if low.words or low.total is not None:
        return low
    match = _RANGE.match(lowered, low.span.end)
    high = numeral_at(text, lowered, match.end()) if match else None
    if high is None or high.total is not None:
        return low
    return join(low, high) or low


def join(low: Numeral, high: Numeral) -> Numeral | None:
    """Return the range from one numeral to the next, or None when it does not ascend."""
    start = low.value
    if low.factor == 1 and high.factor > 1 and low.value * high.factor < high.value:
        start = low.value * high.factor
    if start >= high.value:
        return None
    span = Span(low.span.start, high.span.end)
    return low._replace(span=span, value=start, high=high.value, factor=high.factor)
