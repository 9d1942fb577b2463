"""The whole that a percentage is a share of, where it is named right behind: "96,2% | cơ sở Hội".

"Trên 90% TCCSĐ hoàn thành tốt nhiệm vụ" speaks of "TCCSĐ", whatever was counted before it;
"đạt 104,6% chỉ tiêu" is measured against a plan and speaks of what was counted before.
"""

import re
from functools import cache

from knowledge.extract import natures, signals
from knowledge.extract.reading import Reading
from knowledge.extract.segments import Segment
from knowledge.extract.wording import words
from knowledge.model import Mention, MentionKind, Span

_LONGEST = 8  # syllables of a noun with what belongs to it
_END = re.compile(r"[,;:.()\[\]“”\"\n]|\s[-–]\s|\Z")
_NOUN = re.compile(r"[ \xa0](?=[^\W\d_])")


def find_whole(reading: Reading, mention: Mention, segment: Segment) -> Span | None:
    """Return the noun right behind a percentage that has no words of its own before it."""
    start, end, folded = mention.end, segment.right.end, reading.folded
    if mention.kind is not MentionKind.PERCENT or not _NOUN.match(folded, start, end):
        return None
    if not natures.is_alone(reading.fold(segment.left)) or _no_whole().match(folded, start, end):
        return None
    stops: list[int] = [verb.start for verb in reading.verbs_in(start, end)[:1]]
    ends = [_END.search(folded, start, end)]
    if reading.signals.within(start, end) & signals.VERBAL:
        ends.append(_verbal().search(folded, start, end))
    stops += [match.start() for match in ends if match]
    whole = folded[start : min(stops)].rstrip()
    if not 0 < len(whole.split()) <= _LONGEST:
        return None
    return Span(start + 1, start + len(whole))


@cache
def _no_whole() -> re.Pattern[str]:
    return re.compile(rf"\s+{words('natures', 'share', 'no_whole')}")


@cache
def _verbal() -> re.Pattern[str]:
    auxiliaries, copulas = words("connectives", "auxiliaries"), words("connectives", "copulas")
    return re.compile(rf"\s(?:{auxiliaries}|{copulas})")
