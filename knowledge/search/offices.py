"""Whose office is asked for: the chair of one association does not answer for another's.

"Ai là Chủ tịch Hội Nông dân?" is no question for "Chủ tịch Hội Phụ nữ"; "Bà Hạnh giữ chức vụ gì?"
wants Bà Hạnh, and an office beside her name.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from knowledge.model import Fact, Missing
from knowledge.search.asked import Asked
from knowledge.search.phrases import load_phrases
from knowledge.search.query import Query
from knowledge.search.tokens import Token, keys_of, tokenize
from knowledge.search.wording import is_stop, word_pattern, words_of
from knowledge.text.fold import fold, fold_spelling
from knowledge.text.syllables import is_folded_syllable

# Words behind an office that tell whose it is: "Hội Nông dân", "Ban Tổ chức".
_BODY_WORDS = 3

Office = tuple[str, tuple[Token, ...]]


def wrong_holder(query: Query, fact: Fact) -> Missing | None:
    """Return what keeps a person from being the one asked for, or None."""
    if query.asked is Asked.OFFICE:
        return _without_office(query, fact)
    if query.asked is Asked.WHO:
        return _in_another_office(query, fact) or _of_another_body(query, fact)
    return None


# "Ai là Chủ tịch nước?", "Chủ tịch nước là ai?": the office is what is asked, not who spoke.
_HOLDER = re.compile(r"\bai (?:la|lam|giu chuc|dang la|dang lam) $|^\s*$")


def _in_another_office(query: Query, fact: Fact) -> Missing | None:
    """The holder of an office is told with it: "Chủ tịch nước" is no "Chủ tịch UBND tỉnh"."""
    text = fold_spelling(query.repaired)
    matches = word_pattern("saying", "voices").finditer(text)
    if not query.accented:
        text = fold(text)
        matches = _plain_offices().finditer(text)
    for match in matches:
        if not _HOLDER.search(fold(text[: match.start()])):
            continue
        told = fold_spelling(f"{fact.role or ''} {fact.text}")
        said = keys_of(told if fact.role else f"{told} {fact.sentence}")
        if not set(keys_of(match.group())) <= _with_names(set(said)):
            return Missing("role", match.group())
    return None


@cache
def _plain_offices() -> re.Pattern[str]:
    """Offices of several words without accents: "tong thong" is restored by no store."""
    names = (fold(name) for name in words_of("saying", "voices") if " " in name)
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")


def _without_office(query: Query, fact: Fact) -> Missing | None:
    """The one named must be told with an office."""
    if not fact.role:
        return Missing("subject", query.text)
    told = set(keys_of(fact.value or ""))
    other = next((m for m in query.people if not set(keys_of(m.value)) <= told), None)
    return Missing("subject", other.value) if other else None


def _of_another_body(query: Query, fact: Fact) -> Missing | None:
    """One office on both sides, and each behind it names a body that the other does not."""
    if not fact.role:
        return None
    role = fact.role
    said = _with_names({*keys_of(role), *keys_of(fact.text)})
    for office, body in _offices(query.repaired):
        unsaid = not {token.key for token in body} <= said
        for other, held in _offices(role):
            if office == other and unsaid and _is_alien(held, query):
                return Missing("subject", " ".join(token.form for token in body))
    return None


def _with_names(keys: set[str]) -> set[str]:
    """Add what short forms stand for: "NN" is said by "nông nghiệp"."""
    others = (name for key in keys for name in load_phrases().alternatives((key,)))
    return keys.union(*others)


def _is_alien(body: Sequence[Token], query: Query) -> bool:
    """Whether the question leaves out a word of the body; bare short forms tell nothing."""
    unsaid = {token.key for token in body} - query.keys
    return any(is_folded_syllable(key) or load_phrases().alternatives((key,)) for key in unsaid)


@lru_cache(maxsize=4096)
def _offices(text: str) -> tuple[Office, ...]:
    return tuple(_read_offices(fold_spelling(text)))


def _read_offices(text: str) -> Iterator[Office]:
    tokens = tokenize(text)
    for match in word_pattern("saying", "voices").finditer(text):
        body: list[Token] = []
        for token in (token for token in tokens if token.start >= match.end()):
            if is_stop(token) or len(body) == _BODY_WORDS:
                break
            body.append(token)
        yield match.group(), tuple(body)
