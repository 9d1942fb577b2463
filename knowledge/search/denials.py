"""What a report denies holds for what it denies, and for no more.

"Không có trường hợp nào tai biến nặng" answers how many grave complications there were, and not
how many there were at all: each telling word of what is denied must be asked for.
"""

import re
from collections.abc import Iterator
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, Nature
from knowledge.search.counting import generic_head
from knowledge.search.modality import is_negated
from knowledge.search.query import Query
from knowledge.search.tokens import Token, keys_of, tokenize
from knowledge.search.wording import is_stop
from knowledge.text.fold import fold_spelling

# The share of the words behind the noun that a question must say.
_ENOUGH = 0.7
# When, where and of whom it is denied is told by slots and surroundings.
_SCENE = re.compile(r"(?<!\w)(?:trên|tại|ở|trong|so với|kể từ|từ|qua|theo|về)(?!\w)")
# "Chưa được", "không bị": a slip for "chữa cháy" denies nothing.
_UNDONE = re.compile(r"(?<!\w)(?:không|chưa|chẳng)\s+(?:được|bị|có|đạt|đủ|phải)(?!\w)")


def unasked_denial(query: Query, fact: Fact) -> str | None:
    """Return what a report denies beyond what is asked, None where it denies all of that."""
    if fact.nature is not Nature.NONE:
        return None
    said = query.keys
    noun = tokenize(fact.unit or "")
    head = generic_head(tuple(token.key for token in noun), query.counted)
    left_out = [t for t in noun[head:] if t.key not in said and not is_stop(t)]
    behind = list(_behind(fact))
    unasked = [token for token in behind if token.key not in said]
    if len(unasked) > (1 - _ENOUGH) * len(behind):
        left_out += unasked
    return " ".join(token.form for token in left_out) or None


def affirmed(query: Query, fact: Fact) -> str | None:
    """Return what the question denies and the fact's sentence affirms: "chưa được xếp hạng"."""
    if fact.nature is None or fact.nature is Nature.NONE or "row" in fact.origins:
        return None
    if is_negated(fact.sentence):
        return None
    said = f" {' '.join(keys_of(fact.sentence))} "
    for term in query.terms:
        words = " ".join(term.forms)
        if _UNDONE.search(words) and not any(f" {' '.join(a)} " in said for a in term.alternatives):
            return words
    return None


def _behind(fact: Fact) -> Iterator[Token]:
    """Yield the telling words of the clause behind a denial."""
    for span in fact.own:
        if span.start >= fact.end:
            start = span.start - fact.sentence_start
            words = fact.sentence[start : span.end - fact.sentence_start]
            scene = _SCENE.search(fold_spelling(words))
            told = words[: scene.start()] if scene else words
            if light := _light().match(fold_spelling(told)):
                told = told[light.end() :]
            yield from (token for token in tokenize(told) if not is_stop(token))


@cache
def _light() -> re.Pattern[str]:
    verbs = sorted(load_toml("absences")["light"], key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(map(fold_spelling, verbs))})(?!\w)")
