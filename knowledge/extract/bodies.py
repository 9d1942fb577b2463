"""Organisations, groups and documents that speak: "UBND huyện A", "nhiều đại biểu", "Bản tin".

"Báo cáo của UBND huyện Ba Tơ cho thấy" → UBND huyện Ba Tơ; "Thông tin này được đưa ra" → nobody.
"""

import re

from knowledge.extract import cue_words
from knowledge.extract.names import phrase_span
from knowledge.extract.scene import Scene, known_speaker
from knowledge.extract.speakers import Speaker
from knowledge.model import Mention, MentionKind, Span

_BREAK = re.compile(r"[,;:.“”\"«»(]|\s[-–—]\s")
_SHORT_GROUP = 4  # words of "Chi cục thú y" that opens a sentence without another capital
_LONGEST_GROUP, _LONGEST_DOCUMENT = 110, 160
_SOURCE = re.compile(r"(?i)(?<!\w)(?:của|từ|do)\s+")
_SOURCE_END = re.compile(r"(?i)\s+(?:tại|trình\s+bày|trước|ngày|công\s+bố|vừa|do|năm)(?!\w)")
# "được dư luận, nhân dân đồng tình": agents of a passive, not speakers.
_PASSIVE = re.compile(r"(?i)(?<!\w)được\s(?:[^.;:]{0,30},)?\s*\Z")


def segment_start(text: str, low: int, end: int) -> int:
    """Return where the words after the last comma before `end` begin."""
    starts = [match.end() for match in _BREAK.finditer(text, low, end)]
    start = starts[-1] if starts else low
    lead = cue_words.lead().match(text, start, end)
    return lead.end() if lead else start


def read_group(scene: Scene, low: int, close: int) -> Speaker | None:
    """Return the organisation or group whose name ends at `close`."""
    start = segment_start(scene.text, low, close)
    mention = scene.groups.get(close)
    if mention is not None and low <= mention.start <= start and _can_speak(mention, low):
        start = mention.start
    elif not _is_group(scene.text, Span(start, close)):
        return None
    if start >= close or cue_words.clause_word().search(scene.text, start, close):
        return None
    if _PASSIVE.search(scene.text[max(low, start - 40) : start]):
        return None
    return Speaker(scene.text[start:close], None, Span(start, close))


def _can_speak(mention: Mention, low: int) -> bool:
    """Whether a place speaks: "huyện Ba Tơ đề nghị" does, "ở Hoà Bình, Tân Hiệp nói" does not."""
    if mention.kind is MentionKind.ORGANISATION or mention.start == low:
        return True
    return cue_words.unit().match(mention.text) is not None


def _is_group(text: str, phrase: Span) -> bool:
    """Whether the phrase names an organisation, or people who speak without a name."""
    words = phrase.cut(text)
    if len(words) > _LONGEST_GROUP or not words:
        return False
    if cue_words.crowd().match(words) or cue_words.unit().fullmatch(words):
        return True
    named = any(map(str.isupper, words[1:]))
    short = words[0].isupper() and len(words.split()) <= _SHORT_GROUP
    is_unit = cue_words.unit().match(words) is not None
    return cue_words.group().match(words) is not None and (named or (short and not is_unit))


def read_document(scene: Scene, low: int, close: int, *, according: bool = False) -> Speaker | None:
    """Return whose document it is that tells, or the document itself when it is nobody\'s."""
    text = scene.text
    start = low if according else segment_start(text, low, close)
    if close - start > _LONGEST_DOCUMENT or not cue_words.document().match(text, start, close):
        return None
    span, source = Span(start, close), _source_of(text, start, close)
    if cue_words.clause_word().search(text, start, source.start if source else close):
        return None
    if source is None:
        phrase = span.cut(text)
        named = not according or re.search(r"(?i)\stại\s", phrase)
        return Speaker(phrase, None, span) if named and " " in phrase else None
    mention = scene.person_after(source.end, close)
    if mention is not None and _is_source_person(scene, source, mention):
        return known_speaker(scene, mention, span)
    end = _SOURCE_END.search(text, source.end, close)
    return Speaker(text[source.end : end.start() if end else close], None, span)


def _source_of(text: str, start: int, close: int) -> Span | None:
    """Return the words that lead to whose document it is: "từ báo cáo của " in front of "Ban …"."""
    for match in _SOURCE.finditer(text, start, close):
        if cue_words.document().match(text, match.end(), close):
            continue
        if text[match.end() : match.end() + 1].isupper() or cue_words.group().match(
            text, match.end(), close
        ):
            return Span(match.start(), match.end())
    return None


def _is_source_person(scene: Scene, source: Span, mention: Mention) -> bool:
    start = phrase_span(scene.text, mention).start
    return start <= source.end or cue_words.title().match(scene.text, source.end) is not None
