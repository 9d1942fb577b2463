"""Which full stop ends a sentence and which belongs to an abbreviation, a number or a label.

"TP. Cần Thơ", "PGS.TS. Lê Văn A", "1. Về công tác", "T.Ư" hold stops that end nothing, while
"được giao.Công tác" ends a sentence although the space was forgotten.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

# The lexicon package stands above this one, so its data is read as a file, not imported.
_DATA = Path(__file__).parents[1] / "lexicon" / "abbreviations_stop.toml"

# How far a decision looks around a stop; bounded so that a text in one line stays linear.
_WINDOW = 40
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_OPENERS = "“‘\"'«(["
_BULLETS = "-–—+•*"
_VOWEL = re.compile(r"[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
# Everything a sentence holds so far is its number: "1", "2.3", "IV", "b", "- 4".
_ENUMERATOR = re.compile(r"(?:[-–+•*]\s*)?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđĐ])\Z")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_DATA.read_text("utf-8"))[name])


def ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether the punctuation `stop` ends the sentence begun at `start`, in a block up to `end`."""
    after = text[stop.end() : min(end, stop.end() + _WINDOW)]
    rest = after.lstrip()
    if not rest:
        return True
    before = text[max(start, stop.start() - _WINDOW) : stop.start()]
    whole = stop.start() - start <= _WINDOW
    plain = stop.group() == "."
    if plain and whole and _is_label(before.strip()):
        return False
    if not after[0].isspace():
        return _is_glued(text, start, stop, before, rest)
    if stop.group()[-1] in "”\"'»’" and rest[0] in _BULLETS:
        return False  # “…” – ông Nam khẳng định
    if not _opens_sentence(rest):
        return False
    return not (plain and _is_abbreviation(before, rest))


def _opens_sentence(rest: str) -> bool:
    head = rest[0] if rest[0] not in _BULLETS else "A"
    bare = rest.lstrip(_OPENERS + " ")
    return head == "A" or (bool(bare) and (bare[0].isupper() or bare[0].isdigit()))


def _is_label(sentence: str) -> bool:
    """Whether the sentence so far is only a number: "1", "IV", "Điều 5"."""
    if _ENUMERATOR.match(sentence):
        return True
    label, _, number = sentence.rpartition(" ")
    return label.lower() in _words("numbered") and bool(_ENUMERATOR.match(number))


def _is_abbreviation(before: str, rest: str) -> bool:
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    word = match.group().lower()
    if word in _words("never_final") or before.lower().endswith("đ/c"):
        return True
    following = _NEXT_WORD.match(rest)
    starts = following is not None and following.group().lower() in _words("starters")
    initial = len(word) == 1 and (match.group().isupper() or word in _words("one_letter"))
    return initial and not starts and rest[0] not in _BULLETS


def _is_glued(text: str, start: int, stop: re.Match[str], before: str, rest: str) -> bool:
    """Whether a space was forgotten: "được giao.Công tác", "(khóa XII).Qua đó", "54%.Trong"."""
    following = _NEXT_WORD.match(rest)
    if following is None or not rest[0].isupper() or not _is_word(following.group()):
        return False
    if stop.group() != ".":
        return stop.group()[-1] != "/" and not stop.group().endswith("'")
    match = _LAST_WORD.search(before)
    if match is None:
        return bool(before) and (before[-1] in '%)”"' or before[-1].isdigit())
    at = stop.start() - len(match.group())
    dotted = at > start and text[at - 1] in ".@/"
    return not dotted and _is_word(match.group()) and not _is_abbreviation(before, rest)


def _is_word(word: str) -> bool:
    """Whether this can be a Vietnamese syllable in running text and no initials: "Công", "Ý"."""
    if len(word) > 1 and not word[1:].islower():
        return False
    return len(word) <= 7 and _VOWEL.search(word.lower()) is not None
