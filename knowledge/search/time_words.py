"""Which words of a sentence tell of which of its times.

"Hiệp ước A được ký vào năm 1992, khu vực B được lập vào năm 1999": the treaty belongs to 1992, the
area to 1999. A time that opens its clause ("Năm 1940, …") is told of by what follows, one at its
end by what stands before; what stands before the first time of all is the subject of all.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.model import Span
from knowledge.text.fold import fold_spelling

OWN = 1.0
# Words behind a time that ends its clause, those of the sentence's subject, and all others.
BEHIND = 0.8
SUBJECT = 0.75
ELSEWHERE = 0.45
# What is lost with every word's length of distance.
_FADING = 1 / 500

_DELIMITER = re.compile(
    r"[;:()]|,(?!\d)|(?<!\w)(?:và|nhưng|song|rồi|còn|trong khi)(?!\w)|\s[-–—]\s"
)


class TimeWords(NamedTuple):
    """Where a time's own words begin and end, and whether it opens them."""

    time: Span
    start: int
    end: int
    opens: bool


def share_out(text: str, times: Sequence[Span]) -> list[TimeWords]:
    """Return the stretch of each time; times are in order and inside the text of a sentence."""
    cuts = [match.span() for match in _DELIMITER.finditer(text)]
    cuts = [cut for cut in cuts if not any(cut[0] in time for time in times)]
    shared: list[TimeWords] = []
    for index, time in enumerate(times):
        clause = max((end for _, end in cuts if end <= time.start), default=0)
        bracketed = text[clause - 1 : clause] == "(" and not text[clause : time.start].strip()
        opens = not bracketed and _is_led(text[clause : time.start])
        before = shared[-1] if shared else None
        listed = before and _is_listed(text[before.time.end : time.start])
        if listed and before:
            shared.append(TimeWords(time, before.start, before.end, before.opens))
            continue
        start = before.time.end if before else 0
        if bracketed:
            start = max(start, *(end for _, end in cuts if end < clause), 0)
        elif opens or (before and before.opens):
            start = max(start, clause)
        shared.append(TimeWords(time, start, _end(text, times, index, cuts, opens=opens), opens))
    return shared


def _end(
    text: str, times: Sequence[Span], index: int, cuts: Sequence[tuple[int, int]], *, opens: bool
) -> int:
    """Return where a time's words end: at the next time's clause, or at the end of its own."""
    following = next(
        (
            other.start
            for before, other in zip(times[index:], times[index + 1 :], strict=False)
            if not _is_listed(text[before.end : other.start])
        ),
        None,
    )
    end = times[index].end
    if opens:
        inside = [start for start, _ in cuts if end <= start and (following or len(text)) > start]
        return len(text) if following is None else max(inside, default=following)
    return min((start for start, _ in cuts if start >= end), default=following or len(text))


def level_at(words: TimeWords, first: TimeWords, at: int) -> float:
    """Return how much a word at an offset tells of a time; `first` is the sentence's first one."""
    time = words.time
    distance = max(time.start - at, at - time.end, 0)
    if at in time:
        return OWN
    if words.start <= at < words.end:
        full = OWN if words.opens or at < time.start else BEHIND
        return max(full - 0.2, full - distance * _FADING)
    if at < first.time.start and not first.opens:
        return SUBJECT
    return ELSEWHERE


def _is_led(words: str) -> bool:
    """Whether only prepositions stand before a time in its clause."""
    return all(word in _leads() for word in fold_spelling(words).split())


def _is_listed(gap: str) -> bool:
    return not re.sub(r"[\s,]|(?<!\w)(?:và|hoặc|hay|đến|tới)(?!\w)", "", gap)


@cache
def _leads() -> frozenset[str]:
    return frozenset(
        word
        for phrase in load_toml("events")["time_prepositions"]
        for word in fold_spelling(phrase).split()
    )
