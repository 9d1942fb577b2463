"""Done, due, planned or not: "phải thi hành kỷ luật 315 tổ chức (đã thi hành 204)".

A question that says which is answered by figures that say the same, or say nothing.
"""

import re
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.search.phrases import Phrase
from knowledge.search.tokens import keys_of
from knowledge.text.fold import fold_spelling

_NEGATED, _NEUTRAL = "negated", "neutral"
_OPPOSED = 0.6
_UNSAID_NEGATION = 0.75
# What is due or planned comes second where the question does not say so.
_UNSAID = {"due": 0.9, "planned": 0.93}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words of each group, as they end the text before an action."""
    found = []
    for group, words in load_toml("modality").items():
        if group == _NEUTRAL:
            continue
        longest = sorted((fold_spelling(word) for word in words), key=len, reverse=True)
        alternation = "|".join(re.escape(word) for word in longest)
        found.append((group, re.compile(rf"(?<!\w)(?:{alternation})\s+(?:bị\s+|được\s+)?$")))
    return tuple(found)


@cache
def negations() -> frozenset[Phrase]:
    """Return the words that negate an action, as keys."""
    return frozenset(keys_of(word) for word in load_toml("modality")[_NEGATED])


@cache
def _denials() -> re.Pattern[str]:
    """Words that hold a negation and deny nothing are read first, and have no group."""
    table = load_toml("modality")
    neutral, negated = (
        "|".join(sorted(map(fold_spelling, table[key]), key=len, reverse=True))
        for key in (_NEUTRAL, _NEGATED)
    )
    return re.compile(rf"(?<!\w)(?:{neutral}|({negated}))(?!\w)")


def is_negated(text: str) -> bool:
    """Whether a text denies something: "không phải là đảng viên", but no "hàng không"."""
    return any(match[1] for match in _denials().finditer(fold_spelling(text)))


def modality_before(text: str, action: str) -> str | None:
    """Return the group of the word right before the last such action in the text, or None."""
    folded, verb = fold_spelling(text), fold_spelling(action)
    at = folded.rfind(verb)
    while at >= 0:
        before, behind = folded[max(0, at - _REACH) : at], folded[at + len(verb) :][:1]
        for group, pattern in _patterns():
            if not behind.isalnum() and pattern.search(before):
                return group
        at = folded.rfind(verb, 0, at)
    return None


_REACH = 24


def modality_factor(asked: str | None, stated: str | None) -> float:
    """Return 1 where both agree, less where they are opposed or a negation is on one side only."""
    if asked == stated:
        return 1.0
    if asked and stated:
        return _OPPOSED
    if _NEGATED in {asked, stated}:
        return _UNSAID_NEGATION
    return _UNSAID.get(stated or "", 1.0)
