"""What is counted: the nouns after "bao nhiêu".

"bao nhiêu nghị định, nghị quyết và quyết định" counts three; "mấy nghìn hộ" counts "hộ".
"""

import re
from collections.abc import Sequence

from knowledge.search.asked import find_asks
from knowledge.search.phrases import Phrase
from knowledge.search.tokens import Token
from knowledge.search.wording import is_stop, words_of

_NUMBER_OF = re.compile(r"(?<!\w)số(?:\s+lượng)?\s+(?!liệu|đó|này|tiền)")
_NOUN_WORDS = 4


def read_counted(tokens: Sequence[Token], text: str) -> tuple[Phrase, ...]:
    """Return the nouns after each "bao nhiêu", or after "số": "số người có việc là bao nhiêu"."""
    counted: list[Phrase] = []
    for match in find_asks(text):
        after = [token for token in tokens if token.start >= match.end()]
        counted += _listed_nouns(after, text, match.end())
    if not counted:
        for match in _NUMBER_OF.finditer(text):
            after = [token for token in tokens if token.start >= match.end()]
            counted += _listed_nouns(after, text, match.end())[:1]
    return tuple(counted)


def _listed_nouns(tokens: Sequence[Token], text: str, start: int) -> list[Phrase]:
    """Read one noun, and more of them behind commas and "và": "nghị định, nghị quyết và …"."""
    nouns: list[list[str]] = [[]]
    previous: Token | None = None
    for token in tokens:
        gap = text[previous.end if previous else start : token.start]
        if token.form == "và" or "," in gap:
            if not nouns[-1] or len(nouns) == _NOUN_WORDS:
                break
            nouns.append([])
            if token.form == "và":
                previous = token
                continue
        scale = token.form in words_of("how_many", "scales") and not nouns[-1]
        if not scale and (_ends_noun(token) or gap.strip(" ,") or len(nouns[-1]) == _NOUN_WORDS):
            break
        if not scale:
            nouns[-1].append(token.key)
        previous = token
    return [tuple(noun) for noun in nouns if noun]


def _ends_noun(token: Token) -> bool:
    return is_stop(token) and token.form not in words_of("how_many", "countable")
