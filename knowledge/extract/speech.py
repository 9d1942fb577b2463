"""Where the words stand that an attribution attributes: behind its cue, before it, or in marks.

'“…”, ông Thu nói' has its content before; "đồng chí A cho biết: B. C." speaks on to the end of the
block; "… tình hình mới”./." lost its opening mark, so what is said begins behind the last cue.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from knowledge.extract.attribution import Attribution
from knowledge.extract.quotation_marks import Marks
from knowledge.model import Sentence, Span

_LEADING = frozenset(" \t\u00a0\n\r,;:–—-")
_TRAILING = frozenset(" \t\u00a0\n\r,;:.–—-")
_BESIDE = re.compile(r"[\s,.!?…–—-]{0,6}")
_CLAUSE_END = re.compile(r"(?i)[\s,;]*(?:\s(?:còn|và|trong khi đó|trong khi|nhưng|song))?\s*\Z")
_CLAUSE_WINDOW = 40
_OPENING_MARKS = '“„«" '


@dataclass(frozen=True, slots=True)
class Passage:
    """One block with its sentences, marks and attributions, and the span that follows it."""

    text: str
    span: Span
    sentences: tuple[Sentence, ...]
    marks: Marks
    attributions: tuple[Attribution, ...]
    following: Span | None

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence at or before an offset."""
        at = bisect_right(self.sentences, offset, key=_sentence_start) - 1
        return self.sentences[max(at, 0)].span

    def pair_at(self, offset: int) -> Span | None:
        """Return the pair of marks that holds an offset."""
        at = bisect_right(self.marks.pairs, offset, key=_start) - 1
        pair = self.marks.pairs[at] if at >= 0 else None
        return pair if pair is not None and offset < pair.end else None

    def pair_before(self, offset: int) -> Span | None:
        """Return the last pair of marks that ends at an offset or before it."""
        at = bisect_left(self.marks.pairs, offset, key=_start) - 1
        pair = self.marks.pairs[at] if at >= 0 else None
        return pair if pair is not None and pair.end <= offset else None


def find_content(passage: Passage, number: int) -> Span | None:
    """Return what was said according to the attribution of that number, marks left off."""
    attribution = passage.attributions[number]
    is_last = number + 1 == len(passage.attributions)
    after = None if is_last else passage.attributions[number + 1]
    content = _content(passage, attribution, after)
    return tidied(passage, content) if content is not None else None


def _content(passage: Passage, attribution: Attribution, after: Attribution | None) -> Span | None:
    sentence = passage.sentence_at(max(attribution.content - 1, attribution.span.start))
    opened = _quoted_at(passage, attribution.content)
    end = _end_of_clause(passage.text, sentence, after)
    rest = passage.text[min(attribution.content, end) : end]
    before = _quoted_before(passage, attribution)
    if before is not None and opened is None and (before.end > sentence.start or _is_empty(rest)):
        return before
    if opened is not None and (opened.end >= end - 2 or len(opened.cut(passage.text).split()) > 6):
        return opened
    if _is_empty(rest):
        if attribution.colon and attribution.content >= passage.span.end:
            return _unwrapped(passage.text, passage.following)
        return _clause_before(passage, attribution)
    if attribution.colon:
        end = _end_of_speech(passage, attribution, after)
    return Span(attribution.content, max(end, _lone_closer(passage, attribution.content, after)))


def _unwrapped(text: str, span: Span | None) -> Span | None:
    """Return a block of its own without the marks around it: "“A.”" → "A."."""
    if span is None or text[span.start] not in '“«"':
        return span
    end = span.start + len(span.cut(text).rstrip(" ./"))
    return Span(span.start + 1, end - 1 if text[end - 1] in '”»"' else end)


def _is_empty(words: str) -> bool:
    return not any(map(str.isalnum, words))


def _quoted_at(passage: Passage, at: int) -> Span | None:
    """Return the quotation that opens at an offset, to the end of the block if never closed."""
    pair = passage.pair_at(at)
    if pair is not None and not passage.text[pair.start : at].strip(_OPENING_MARKS):
        return pair
    lone = bisect_left(passage.marks.lone_openers, at - 1)
    if lone < len(passage.marks.lone_openers) and passage.marks.lone_openers[lone] <= at:
        return Span(passage.marks.lone_openers[lone], passage.span.end)
    return None


def _quoted_before(passage: Passage, attribution: Attribution) -> Span | None:
    """Return the quotation that ends right before the attribution: '“…”, ông Thu nói'."""
    pair = passage.pair_before(attribution.span.start)
    if pair is None or pair.end < attribution.span.start - 6:
        return None
    if not _BESIDE.fullmatch(passage.text, pair.end, attribution.span.start):
        return None
    return pair if len(pair.cut(passage.text).split()) >= 5 else None


def _end_of_clause(text: str, sentence: Span, after: Attribution | None) -> int:
    if after is None or after.span.start >= sentence.end or after.carried:
        return sentence.end
    low = max(sentence.start, after.span.start - _CLAUSE_WINDOW)
    match = _CLAUSE_END.search(text[low : after.span.start])
    return low + match.start() if match else after.span.start


def _end_of_speech(passage: Passage, attribution: Attribution, after: Attribution | None) -> int:
    """Behind a colon one speaks on to the end of the block, or until somebody else does."""
    if after is None:
        return passage.span.end
    own, other = passage.sentence_at(attribution.content), passage.sentence_at(after.span.start)
    if other.start <= own.start:
        return _end_of_clause(passage.text, own, after)
    last = bisect_left(passage.sentences, other.start, key=_sentence_start) - 1
    return max(own.end, passage.sentences[last].span.end)


def _lone_closer(passage: Passage, start: int, after: Attribution | None) -> int:
    """Return the offset of a closing mark whose opening mark was lost, or -1."""
    closers = passage.marks.lone_closers
    limit = after.span.start if after is not None else passage.span.end
    at = bisect_left(closers, limit) - 1
    return closers[at] if at >= 0 and closers[at] > start else -1


def _clause_before(passage: Passage, attribution: Attribution) -> Span | None:
    """Return what stands before "…, ông Cường cho biết." in its sentence."""
    sentence = passage.sentence_at(attribution.span.start)
    before = passage.text[sentence.start : attribution.span.start].rstrip()
    if before[-1:] not in {",", "…", "”", '"'}:
        return None
    return Span(sentence.start, attribution.span.start)


def tidied(passage: Passage, span: Span) -> Span:
    """Return the span without its own marks and without final stops: '“A.”' → 'A'."""
    text, start, end = passage.text, span.start, span.end
    bare = passage.marks.lone
    pair = passage.pair_at(end - 1)
    if pair is not None and pair.end == end and 0 <= pair.start - start < 3:
        bare = bare | {pair.start, end - 1}
    while start < end and (text[start] in _LEADING or start in bare):
        start += 1
    while end > start and (text[end - 1] in _TRAILING or end - 1 in bare):
        if text[max(start, end - 3) : end] == "...":
            break
        end -= 3 if text[max(start, end - 3) : end] == "./." else 1
    return Span(start, max(start, end))


def _start(span: Span) -> int:
    return span.start


def _sentence_start(sentence: Sentence) -> int:
    return sentence.span.start
