"""Capitals of TCVN3: its fonts write a small "ả" also where a capital one is meant.

`restore_capitals("TổNG KếT công tác, Bộ TàI CHíNH")` → "TỔNG KẾT công tác, BỘ TÀI CHÍNH". A word
is raised when its letters that have two codes are capitals; "Bộ" goes with the words beside it.
"""

import re

from knowledge.text.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
# Letters with a code of their own for the capital; of the others the case is unknown.
_TWO_CODES = re.compile(r"[A-Za-zĂÂÊÔƠƯĐăâêôơưđ]")


def restore_capitals(line: str) -> str:
    """Return the text with words in capitals made so throughout."""
    words = [match.group() for match in _WORD.finditer(line)]
    if not any(map(_is_torn, words)):
        return line
    cases = [_case(word) for word in words]
    raised = iter(
        word.upper() if _is_torn(word) and _is_capital(cases, index) else word
        for index, word in enumerate(words)
    )
    return _WORD.sub(lambda _: next(raised), line)


def _is_torn(word: str) -> bool:
    """Tell whether a small letter without a code for its capital stands in the word."""
    return any(letter.islower() and not _TWO_CODES.match(letter) for letter in word)


def _case(word: str) -> bool | None:
    """Tell whether a word is all capitals; None where it does not show, or is an abbreviation."""
    known = _TWO_CODES.findall(word)
    if any(letter.islower() for letter in known):
        return False
    shows = len(known) > 1 and is_syllable(word)
    return True if shows else None


def _is_capital(cases: list[bool | None], index: int) -> bool:
    if cases[index] is not None:
        return bool(cases[index])
    beside = [cases[near] for near in (index - 1, index + 1) if 0 <= near < len(cases)]
    return True in beside and False not in beside
