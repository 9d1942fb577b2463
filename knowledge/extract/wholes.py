"""The whole that a percentage is a share of, where it is named right behind: "96,2% | cơ sở Hội".

"Trên 90% TCCSĐ hoàn thành tốt nhiệm vụ" speaks of "TCCSĐ", whatever was counted before it;
"đạt 104,6% chỉ tiêu" is measured against a plan and speaks of what was counted before.
"""

import re
from functools import cache

from knowledge.extract import natures
from knowledge.extract.reading import Reading
from knowledge.extract.segments import Segment
from knowledge.extract.wording import words
from knowledge.model import Mention, MentionKind, Span

_LONGEST = 8  # syllables of a noun with what belongs to it
_END = re.compile(r"[,;:.()\[\]“”\"\n]|\s[-–]\s|\Z")
_NOUN = re.compile(r"[ \xa0](?=[^\W\d_])")


def find_whole(reading: Reading, mention: Mention, segment: Segment) -> Span | None:
    """Return the noun right behind a percentage that has no words of its own before it."""
    if mention.kind is not MentionKind.PERCENT or not natures.is_alone(reading.fold(segment.left)):
        return None
    right = Span(mention.end, segment.right.end)
    folded = reading.fold(right)
    if not _NOUN.match(folded) or _no_whole().match(folded):
        return None
    verbs = [verb.start - right.start for verb in reading.verbs_in(right)]
    ends = [match.start() for match in (_END.search(folded), _verbal().search(folded)) if match]
    end = min([*verbs, *ends])
    whole = folded[:end].rstrip()
    if not 0 < len(whole.split()) <= _LONGEST:
        return None
    return Span(right.start + 1, right.start + len(whole))


@cache
def _no_whole() -> re.Pattern[str]:
    return re.compile(rf"\s+{words('natures', 'share', 'no_whole')}")


@cache
def _verbal() -> re.Pattern[str]:
    auxiliaries, copulas = words("connectives", "auxiliaries"), words("connectives", "copulas")
    return re.compile(rf"\s(?:{auxiliaries}|{copulas})")
