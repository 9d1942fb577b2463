"""Done, due, planned or not: "phải thi hành kỷ luật 315 tổ chức (đã thi hành 204)".

A question that says which is answered by figures that say the same, or say nothing.
"""

import re
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.text.fold import fold_spelling

_NEGATED = "negated"
_OPPOSED = 0.6
_UNSAID_NEGATION = 0.75
# What is due or planned comes second where the question does not say so.
_UNSAID = {"due": 0.9, "planned": 0.93}


@cache
def _patterns() -> dict[str, str]:
    table = load_toml("modality")
    return {
        group: "|".join(re.escape(fold_spelling(w)) for w in sorted(words, key=len, reverse=True))
        for group, words in table.items()
    }


def modality_before(text: str, action: str) -> str | None:
    """Return the group of the word right before the last such action in the text, or None."""
    verb = re.escape(fold_spelling(action))
    folded = fold_spelling(text)
    found: dict[int, str] = {}
    for group, words in _patterns().items():
        pattern = rf"(?<!\w)(?:{words})\s+(?:bị\s+|được\s+)?{verb}(?!\w)"
        found |= {match.end(): group for match in re.finditer(pattern, folded)}
    return found[max(found)] if found else None


def modality_factor(asked: str | None, stated: str | None) -> float:
    """Return 1 where both agree, less where they are opposed or a negation is on one side only."""
    if asked == stated:
        return 1.0
    if asked and stated:
        return _OPPOSED
    if _NEGATED in {asked, stated}:
        return _UNSAID_NEGATION
    return _UNSAID.get(stated or "", 1.0)
