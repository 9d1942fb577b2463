"""Runs of number words and digits that may make one number together.

From "hai" in "hai trăm lẻ năm hộ" the run is ["hai", "trăm", "lẻ", "năm"]; from "5" in
"5 tỷ lệ" it is ["5"] alone, for "tỷ lệ" is another word. What the run says is up to `wordnumbers`.
"""

import re
from decimal import Decimal

from knowledge.lexicon import load_toml
from knowledge.recognize.digits import DIGITS, parse_digits
from knowledge.recognize.phrases import alternatives
from knowledge.recognize.wordnumbers import (
    HALF,
    HUNDRED,
    LINK,
    ONES,
    PART,
    POINT,
    SCALES,
    TEN,
    TENS,
    Token,
)

_NOT_AFTER_SCALE = frozenset(load_toml("numerals")["words"]["not_after_scale"])
NUMBER_WORDS = {*ONES, *SCALES, *TEN, *TENS, *HUNDRED, *LINK, *HALF, *POINT, *PART}
NEXT_WORD = re.compile(r"[ \u00a0]*(\w+)")
_NEXT = re.compile(
    rf"""
    [\x20\u00a0]{{1,2}}
    (?: (?P<word>{alternatives(NUMBER_WORDS)})(?!\w) | (?P<digits>{DIGITS})(?![\w/.,:%-]*[\d%]) )
    """,
    re.VERBOSE,
)


def gather_run(lowered: str, tokens: list[Token], ends: list[int]) -> tuple[list[Token], list[int]]:
    """Collect the number words and digits that follow without a break."""
    at = ends[-1]
    while match := _NEXT.match(lowered, at):
        at = match.end()
        if word := match["word"]:
            if word in SCALES and is_other_word(lowered, at):
                break
            tokens.append(word)
        elif tokens[-1] in SCALES or tokens[-1] in POINT:
            tokens.append(parse_digits(match["digits"]))
        else:
            break
        ends.append(at)
    while tokens[1:] and isinstance(tokens[-1], Decimal) and not _may_close(tokens, lowered, at):
        tokens.pop()
        at = ends.pop()
    return tokens, ends


def _may_close(tokens: list[Token], lowered: str, at: int) -> bool:
    """Whether digits after a scale belong to it: "2 triệu 5 đồng", but not "1 triệu 5 hộ"."""
    if tokens[-2] in POINT:
        return True
    rest = lowered[at : at + 6].lstrip()
    return not rest[:1].isalnum() or rest.startswith(("đồng", "đô", "usd"))


def is_other_word(lowered: str, at: int) -> bool:
    """Whether what follows a scale word makes it another word: "tỷ lệ", "triệu phú"."""
    following = NEXT_WORD.match(lowered, at)
    return bool(following and following[1] in _NOT_AFTER_SCALE)
