"""Telling a period that is only compared with from one that holds.

In "tăng 8,4% so với năm 2017" the figure holds for another year than 2017.
"""

import re
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.text.fold import fold

_WORDS_BETWEEN = 3


@cache
def _pattern() -> re.Pattern[str]:
    cues = sorted((fold(cue) for cue in load_toml("comparisons")["cues"]), key=len, reverse=True)
    alternation = "|".join(re.escape(cue) for cue in cues)
    return re.compile(rf"\b(?:{alternation})\b[^\w,;.]*(?:\w+[^\w,;.]+){{0,{_WORDS_BETWEEN}}}$")


def is_compared(before: str) -> bool:
    """Whether a period after these words is compared with: "so với cùng kỳ năm" → True."""
    return bool(_pattern().search(fold(before)))
