"""Telling a period that is only compared with from one that holds.

In "tăng 8,4% so với năm 2017" the figure holds for another year than 2017, and so it does in "gấp
3,1 lần cả năm 2019". What is spelt otherwise is no cue: "sơ kết 6 tháng đầu năm" compares nothing.
"""

import re
from functools import cache, lru_cache

from knowledge.lexicon import load_toml
from knowledge.text.fold import fold, fold_spelling

_WORDS_BETWEEN = 3
_NUMBER = r"(?:\d[\d.,]*|[^\W\d_]+(?:\s+[^\W\d_]+){0,2})"
# gấp 3,1 lần (cả) · bằng 98,5% (của) · chưa bằng một phần tư
_MULTIPLE = re.compile(
    rf"""\b(?: gap\s+(?:\w+\s+){{0,2}}{_NUMBER}\s+lan | bang\s+(?:\w+\s+){{0,2}}(?:\d[\d.,]*[ ]?%
    |(?:mot|hai|ba)\s+phan\s+\w+|mot\s+nua) )(?:\s+(?:cua|ca|muc))*\s*$""",
    re.VERBOSE,
)


@cache
def _cues() -> dict[str, str]:
    """Return the cues as they are spelt, by their folded form."""
    return {fold(cue): fold_spelling(cue) for cue in load_toml("comparisons")["cues"]}


@cache
def _nearest() -> dict[str, str]:
    return {fold(cue): fold_spelling(cue) for cue in load_toml("comparisons")["near"]}


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<cue>{'|'.join(_nearest())})\s*$")


@cache
def _pattern() -> re.Pattern[str]:
    alternation = "|".join(sorted(map(re.escape, _cues()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<cue>{alternation})\b(?=[^\w,;.]*(?:\w+[^\w,;.]+){{0,{_WORDS_BETWEEN}}}$)"
    )


@lru_cache(maxsize=1024)
def is_compared(before: str) -> bool:
    """Whether a period after these words is compared with: "so với cùng kỳ năm" → True."""
    folded = fold(before)
    if any(cue in folded for cue in _cues()):
        for match in _pattern().finditer(folded):
            if _is_spelt(before[match.start("cue") : match.end("cue")], _cues()[match["cue"]]):
                return True
    near = _near().search(folded) if folded.rstrip().endswith(tuple(_nearest())) else None
    if near and _is_spelt(before[near.start("cue") : near.end("cue")], _nearest()[near["cue"]]):
        return True
    may_multiply = "gap" in folded or "bang" in folded
    return may_multiply and _MULTIPLE.search(folded) is not None


def _is_spelt(written: str, cue: str) -> bool:
    """Whether a cue is meant: typed without any mark, or with its own."""
    return written.isascii() or fold_spelling(written) == cue
