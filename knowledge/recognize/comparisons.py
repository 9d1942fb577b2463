"""Telling a period that is only compared with from one that holds.

In "tăng 8,4% so với năm 2017" the figure holds for another year than 2017.
"""

import re
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.text.fold import fold

_WORDS_BETWEEN = 3


@cache
def _cues() -> tuple[str, ...]:
    return tuple(sorted(map(fold, load_toml("comparisons")["cues"]), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    alternation = "|".join(map(re.escape, _cues()))
    return re.compile(rf"\b(?:{alternation})\b[^\w,;.]*(?:\w+[^\w,;.]+){{0,{_WORDS_BETWEEN}}}$")


def is_compared(before: str) -> bool:
    """Whether a period after these words is compared with: "so với cùng kỳ năm" → True."""
    folded = fold(before)
    return any(cue in folded for cue in _cues()) and bool(_pattern().search(folded))
