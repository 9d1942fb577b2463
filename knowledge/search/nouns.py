"""What is counted: the nouns after "bao nhiêu".

"bao nhiêu nghị định, nghị quyết và quyết định" counts three; "mấy nghìn hộ" counts "hộ".
"""

import re
from collections.abc import Sequence
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.search.asked import find_units
from knowledge.search.phrases import Phrase
from knowledge.search.tokens import Token
from knowledge.search.wording import is_stop, word_pattern, words_of
from knowledge.text.fold import fold_spelling

# A "chỉ số" or a "hệ số" counts nothing; a "dân số" counts people, whatever follows.
_NUMBER_OF = re.compile(
    r"(?<!\w)(?<!chỉ )(?<!hệ )(?<!tỉ )(?<!mã )(?<!đa )(?<!con )(?<!điểm )(?<!tham )"
    r"(?<!dân )(?<!quân )(?<!cơ )(?<!ẩn )(?<!biến )"
    r"số(?:\s+lượng)?\s+(?!liệu|đó|này|tiền|\d)"
)
_NOUN_WORDS = 4
_PEOPLE = ("nguoi",)


def read_counted(tokens: Sequence[Token], text: str) -> tuple[Phrase, ...]:
    """Return the nouns after each "bao nhiêu", or after "số": "số người có việc là bao nhiêu"."""
    counted: list[Phrase] = []
    for ask in find_units(text):
        after = [token for token in tokens if token.start >= ask.end]
        counted += _listed_nouns(after, text, ask.end)
    if not counted:
        for match in _NUMBER_OF.finditer(text):
            after = [token for token in tokens if token.start >= match.end()]
            counted += _listed_nouns(after, text, match.end())[:1]
    if not counted and word_pattern("attributes", "people").search(text):
        counted.append(_PEOPLE)
    return tuple(counted)


def _listed_nouns(tokens: Sequence[Token], text: str, start: int) -> list[Phrase]:
    """Read one noun, and more of them behind commas and "và": "nghị định, nghị quyết và …"."""
    nouns: list[list[str]] = [[]]
    previous: Token | None = None
    known_until = 0
    for index, token in enumerate(tokens):
        gap = text[previous.end if previous else start : token.start]
        if token.form == "và" or "," in gap:
            if not nouns[-1] or len(nouns) == _NOUN_WORDS:
                break
            nouns.append([])
            if token.form == "và":
                previous = token
                continue
        scale = token.form in words_of("how_many", "scales") and not nouns[-1]
        inside = index < known_until
        if not inside and not nouns[-1]:
            known_until = index + _known_noun(tokens[index:])
            inside = index < known_until
        if token.form.isdigit() and not nouns[-1]:
            break  # "thu được bao nhiêu 9 tháng 2023" counts no nine
        if not scale and (
            (_ends_noun(token) and not inside) or gap.strip(" ,") or len(nouns[-1]) == _NOUN_WORDS
        ):
            break
        if not scale:
            nouns[-1].append(token.key)
        previous = token
    return [tuple(noun) for noun in nouns if noun]


def counts_known(tokens: Sequence[Token], text: str) -> bool:
    """Whether a noun of the lexicon stands behind "số": "Số hộ nghèo vay vốn" counts no money."""
    for match in _NUMBER_OF.finditer(text):
        after = [token for token in tokens if token.start >= match.end()]
        if _known_noun(after) or (after and after[0].form in _single_nouns()):
            return True
    return False


def _known_noun(tokens: Sequence[Token]) -> int:
    """Return how many words a counted noun of the lexicon opens with: "chỉ thị", "đồng chí"."""
    for length in range(min(_NOUN_WORDS, len(tokens)), 1, -1):
        if tuple(token.form for token in tokens[:length]) in _nouns():
            return length
    return 0


@cache
def _nouns() -> frozenset[tuple[str, ...]]:
    trades = load_toml("counted")["nouns"].values()
    return frozenset(
        tuple(fold_spelling(noun).split()) for nouns in trades for noun in nouns if " " in noun
    )


@cache
def _single_nouns() -> frozenset[str]:
    trades = load_toml("counted")["nouns"].values()
    return frozenset(fold_spelling(noun) for nouns in trades for noun in nouns if " " not in noun)


def _ends_noun(token: Token) -> bool:
    return is_stop(token) and token.form not in words_of("how_many", "countable")
