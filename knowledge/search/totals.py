"""All there are, not some that were added: "tổng số hội viên" is no "kết nạp mới 311 hội viên".

A figure told with a word for adding that the question does not say counts newcomers, and one that
sets a threshold or shares out a whole counts none.
"""

import re
from functools import cache, lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, MentionKind, Nature
from knowledge.text.fold import fold

_NOT_ALL = 0.5
_PARTS = {Nature.CHANGE, Nature.SHARE, Nature.THRESHOLD}
_LIMITS = {"it nhat", "toi thieu", "toi da", "khong qua"}
_BREAK = re.compile(r"[;:()]|[,.](?!\d)")
_TOTAL = re.compile(r"\btong (?:so|cong|so luong)\b(?! tien)")
# How far before and behind a figure a word for adding tells of it.
_REACH = 28


def total_factor(question: str, fact: Fact) -> float:
    """Return 1, or less for a figure of some where all are asked for."""
    if not _asks_all(question):
        return 1.0
    limited = fold(fact.qualifier or "") in _LIMITS
    if limited or fact.nature in _PARTS or fact.measure is MentionKind.PERCENT:
        return _NOT_ALL
    start, end = fact.start - fact.sentence_start, fact.end - fact.sentence_start
    before = _BREAK.split(fold(fact.sentence[max(0, start - _REACH) : start]))[-1]
    behind = _BREAK.split(fold(fact.sentence[start : end + _REACH // 2]), maxsplit=1)[0]
    added = _additions().search(f"{before}{behind}")
    return _NOT_ALL if added and not _additions().search(fold(question)) else 1.0


@lru_cache(maxsize=1024)
def _asks_all(question: str) -> bool:
    return _TOTAL.search(fold(question)) is not None


@cache
def _additions() -> re.Pattern[str]:
    words = sorted(map(fold, load_toml("questions")["totals"]["additions"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
