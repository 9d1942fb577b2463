"""Which noun phrase beside a cue speaks: a person, a short name, a title, an organisation.

"Phát biểu tại hội nghị, phó bí thư Thành uỷ … Võ Thị Dung biểu dương" → Võ Thị Dung;
"Báo cáo của UBND huyện … cho thấy" → UBND huyện …
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.extract import cue_words
from knowledge.extract.speakers import Cast, Person, Speaker, phrase_span
from knowledge.model import Mention, MentionKind, Span

_BREAK = re.compile(r"[,;:.“”\"«»(]|\s[-–—]\s")
_BLOCK_REACH = 900
_SHORT_GROUP = 4  # words of "Chi cục thú y" that opens a sentence without another capital
_LONGEST_GROUP, _LONGEST_DOCUMENT = 110, 160
_SOURCE = re.compile(r"(?i)(?<!\w)(?:của|từ|do)\s+")
_SOURCE_END = re.compile(r"(?i)\s+(?:tại|trình\s+bày|trước|ngày|công\s+bố|vừa|do|năm)(?!\w)")
_ENDED = re.compile(r"\s*[,:.]")
_APPOSED = re.compile(r"\s*(?:,|[-–—]|\()\s*")
_BRACKETED = re.compile(r"\s*\([^()]{1,60}\)")
_COMMA = re.compile(r",\s*")
# "được dư luận, nhân dân đồng tình": agents of a passive, not speakers.
_PASSIVE = re.compile(r"(?i)(?<!\w)được\s(?:[^.;:]{0,30},)?\s*\Z")
_PHRASE_END = re.compile(r"[,;:.“”\"«»!?…(]|\s[-–—]\s|\s(?=thì\s)")


@dataclass(frozen=True, slots=True)
class Scene:
    """A report's text with its people and the organisations and places that can speak."""

    text: str
    cast: Cast
    groups: dict[int, Mention]

    def person_before(self, low: int, end: int) -> Mention | None:
        """Return the last person mentioned inside `low`..`end`."""
        at = bisect_left(self.cast.starts, end) - 1
        if at < 0 or self.cast.mentions[at].start < low or self.cast.mentions[at].end > end:
            return None
        return self.cast.mentions[at]

    def person_after(self, start: int, high: int) -> Mention | None:
        """Return the first person mentioned inside `start`..`high`."""
        at = bisect_left(self.cast.starts, start)
        if at == len(self.cast.mentions) or self.cast.mentions[at].end > high:
            return None
        return self.cast.mentions[at]


def set_scene(text: str, cast: Cast, mentions: Iterable[Mention]) -> Scene:
    """Return the scene of a report."""
    kinds = {MentionKind.ORGANISATION, MentionKind.PLACE}
    return Scene(text, cast, {m.end: m for m in mentions if m.kind in kinds})


def speaker_before(
    scene: Scene, low: int, end: int, last: Speaker | None, *, document: bool
) -> Speaker | None:
    """Return who speaks in the phrase that ends at `end` and begins at `low` at the earliest."""
    adverbs = cue_words.adverbs_at_end().search(scene.text[low:end])
    close = low + adverbs.start() if adverbs else end
    while close > low and scene.text[close - 1] in " \t\u00a0,\n-–—":
        close -= 1
    mention = scene.person_before(low, close)
    inside = mention is not None and phrase_span(scene.text, mention).end > close
    if close == low or inside:
        return None  # a cue within a role is none: "Trưởng phòng Cảnh sát giao thông"
    if document and (found := _document(scene, low, close)) is not None:
        return found
    return (
        _person(scene, low, close)
        or _short(scene, low, close, last)
        or _title(scene, low, close)
        or _group(scene, low, close)
    )


def speaker_after(scene: Scene, start: int, high: int, last: Speaker | None) -> Speaker | None:
    """Return who is named in the phrase that begins at `start`: "ông Thu", "báo cáo của …"."""
    text = scene.text
    mention = scene.person_after(start, high)
    if mention is not None and phrase_span(text, mention).start <= start:
        end = _past_apposition(text, phrase_span(text, mention).end, high)
        return _known(scene, mention, Span(start, end))
    short = cue_words.short_name().match(text, start, high)
    if short is not None and short["name"]:
        end = _past_apposition(text, short.end(), high)
        return _called(scene, short["name"], short["honorific"], Span(start, end), last)
    if short is not None and _ENDED.match(text, short.end(), high):
        return _called(scene, None, short["honorific"], Span(start, short.end()), last)
    end = _phrase_end(text, start, high)
    if mention is not None and mention.start < end and cue_words.title().match(text, start, high):
        end = _past_apposition(text, phrase_span(text, mention).end, high)
        return _known(scene, mention, Span(start, end))
    if cue_words.title().match(text, start, high):
        return _titled(scene, Span(start, _titles_end(text, start, end, high)))
    if cue_words.document().match(text, start, end):
        return _document(scene, start, end, according=True)
    return None if cue_words.crowd().match(text, start, end) else _group(scene, start, end)


def _known(scene: Scene, mention: Mention, span: Span) -> Speaker | None:
    person = scene.cast.people.get(mention.value) or scene.cast.named(mention.value)
    if person is None:
        return None
    return _as_speaker(person, mention.role, span)


def _as_speaker(person: Person, role: str | None, span: Span) -> Speaker:
    return Speaker(person.name, role or (person.roles[0] if person.roles else None), span)


def _person(scene: Scene, low: int, close: int) -> Speaker | None:
    mention = scene.person_before(low, close)
    if mention is None:
        return None
    phrase = phrase_span(scene.text, mention)
    gap = scene.text[mention.end : close].strip()
    if phrase.end < close and gap and not _is_apposition(gap):
        return None
    start = max(low, phrase.start)
    if cue_words.not_subject_at_end().search(scene.text[max(low, start - 12) : start]):
        return None
    return _known(scene, mention, Span(start, close))


def _is_apposition(gap: str) -> bool:
    """Whether the words behind a name describe it: ", Trưởng Phòng …", "(Đoàn TP HCM)"."""
    if gap.startswith("(") and gap.endswith(")"):
        return True
    inner = re.sub(r"^[,–—-]\s*", "", gap)
    if inner == gap or re.search(r"[;:.“”\"!?](?!\w)", inner):
        return False
    return bool(cue_words.title().match(inner) or cue_words.group().match(inner))


def _short(scene: Scene, low: int, close: int, last: Speaker | None) -> Speaker | None:
    match = cue_words.short_name_at_end().search(scene.text[max(low, close - 60) : close])
    if match is None:
        return None
    span = Span(close - len(match.group()), close)
    before = scene.text[max(low, span.start - 12) : span.start]
    if cue_words.not_subject_at_end().search(before) or cue_words.quantifier_at_end().search(
        before
    ):
        return None
    return _called(scene, match["name"], match["honorific"], span, last)


def _called(
    scene: Scene, name: str | None, honorific: str, span: Span, last: Speaker | None
) -> Speaker | None:
    if name:
        person = scene.cast.named(name)
        if person is None:
            return Speaker(f"{honorific} {name}", None, span)
        return _as_speaker(person, None, span)
    if cue_words.crowd().fullmatch(honorific):
        return None
    block = scene.text.rfind("\n", max(0, span.start - _BLOCK_REACH), span.start) + 1
    found = scene.cast.pointed_at(honorific, span.start, block, last)
    return _as_speaker(found, None, span) if found else None


def _title(scene: Scene, low: int, close: int) -> Speaker | None:
    """Read back over comma-parted titles: "Tổng bí thư, Chủ tịch nước, trưởng Ban Chỉ đạo"."""
    start, end = close, close
    while (head := _segment_start(scene.text, low, end)) < end:
        if not cue_words.title().match(scene.text, head, end):
            break
        start = head
        before = scene.text[low:head].rstrip()
        if not before.endswith(","):
            break
        end = low + len(before) - 1
    if start == close or cue_words.clause_word().search(scene.text, start, close):
        return None
    if scene.person_before(start, close) is not None:
        return None  # "Chủ tịch UBND huyện Lê Nam xin lỗi và hứa bàn …" says more than a title
    return _titled(scene, Span(start, close))


def _titled(scene: Scene, span: Span) -> Speaker | None:
    title = span.cut(scene.text)
    person = scene.cast.titled(title) or scene.cast.titled(title.partition(",")[0])
    return _as_speaker(person, None, span) if person else Speaker(None, title, span)


def _segment_start(text: str, low: int, end: int) -> int:
    """Return where the words after the last comma before `end` begin."""
    starts = [match.end() for match in _BREAK.finditer(text, low, end)]
    start = starts[-1] if starts else low
    lead = cue_words.lead().match(text, start, end)
    return lead.end() if lead else start


def _group(scene: Scene, low: int, close: int) -> Speaker | None:
    start = _segment_start(scene.text, low, close)
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


def _document(scene: Scene, low: int, close: int, *, according: bool = False) -> Speaker | None:
    text = scene.text
    start = low if according else _segment_start(text, low, close)
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
        return _known(scene, mention, span)
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


def _phrase_end(text: str, start: int, high: int) -> int:
    match = _PHRASE_END.search(text, start, high)
    return match.start() if match else high


def _past_apposition(text: str, end: int, high: int) -> int:
    """Return the end of a name with what describes it: "ông A, Thứ trưởng Bộ B"."""
    end = min(end, high)
    behind = _APPOSED.match(text, end, high)
    if behind is None:
        return end
    if "(" in behind.group() and (close := text.find(")", behind.end(), high)) >= 0:
        return close + 1
    if cue_words.title().match(text, behind.end(), high):
        return _titles_end(text, behind.end(), _phrase_end(text, behind.end(), high), high)
    return end


def _titles_end(text: str, start: int, end: int, high: int) -> int:
    """Return the end of "Tổng bí thư, Chủ tịch nước": titles may hold commas between them."""
    while (aside := _BRACKETED.match(text, end, high)) is not None:
        end = aside.end()
    while (comma := _COMMA.match(text, end, high)) is not None:
        if not cue_words.title().match(text, comma.end(), high):
            break
        end = _phrase_end(text, comma.end(), high)
    return max(start, end)
