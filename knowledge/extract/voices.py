"""Which noun phrase beside a cue speaks: a person, a short name, a title, an organisation.

"Phát biểu tại hội nghị, phó bí thư Thành uỷ … Võ Thị Dung biểu dương" → Võ Thị Dung;
"Báo cáo của UBND huyện … cho thấy" → UBND huyện …
"""

import re

from knowledge.extract import cue_words
from knowledge.extract.bodies import read_document, read_group, segment_start
from knowledge.extract.names import phrase_span
from knowledge.extract.scene import Scene, as_speaker, known_speaker
from knowledge.extract.speakers import Speaker
from knowledge.model import Span

# "vị chủ tịch này" is the chủ tịch
_POINTING = re.compile(r"(?i)^vị\s+|\s+(?:này|ấy|nói\s+trên)\Z")
_BLOCK_REACH = 900
_ENDED = re.compile(r"\s*[,:.]")
_APPOSED = re.compile(r"\s*(?:,|[-–—]|\()\s*")
_BRACKETED = re.compile(r"\s*\([^()]{1,60}\)")
_ADVERBS = 100  # characters in which all adverbs before a cue stand
_LONGEST_ASIDE = 20  # words between a name and its cue
_BREAKS = re.compile(r"[;:.“”\"!?](?!\w)")
_COMMA = re.compile(r",\s*")
_PHRASE_END = re.compile(r"[,;:.“”\"«»!?…(]|\s[-–—]\s|\s(?=thì\s)")


def speaker_before(
    scene: Scene, low: int, end: int, last: Speaker | None, *, document: bool
) -> Speaker | None:
    """Return who speaks in the phrase that ends at `end` and begins at `low` at the earliest."""
    adverbs = cue_words.adverbs_at_end().search(scene.text, max(low, end - _ADVERBS), end)
    close = adverbs.start() if adverbs else end
    while close > low and scene.text[close - 1] in " \t\u00a0,\n-–—":
        close -= 1
    mention = scene.person_before(low, close)
    inside = mention is not None and phrase_span(scene.text, mention).end > close
    if close == low or inside:
        return None  # a cue within a role is none: "Trưởng phòng Cảnh sát giao thông"
    if document and (found := read_document(scene, low, close)) is not None:
        return found
    return (
        _person(scene, low, close)
        or _short(scene, low, close, last)
        or _title(scene, low, close)
        or read_group(scene, low, close)
    )


def speaker_after(scene: Scene, start: int, high: int, last: Speaker | None) -> Speaker | None:
    """Return who is named in the phrase that begins at `start`: "ông Thu", "báo cáo của …"."""
    text = scene.text
    mention = scene.person_after(start, high)
    if mention is not None and phrase_span(text, mention).start <= start:
        end = _past_apposition(text, phrase_span(text, mention).end, high)
        return known_speaker(scene, mention, Span(start, end))
    short = cue_words.short_name().match(text, start, high)
    if short is not None and short["name"]:
        end = _past_apposition(text, short.end(), high)
        return _called(scene, short["name"], short["honorific"], Span(start, end), last)
    if short is not None and _ENDED.match(text, short.end(), high):
        return _called(scene, None, short["honorific"], Span(start, short.end()), last)
    end = _phrase_end(text, start, high)
    if mention is not None and mention.start < end and cue_words.title().match(text, start, high):
        end = _past_apposition(text, phrase_span(text, mention).end, high)
        return known_speaker(scene, mention, Span(start, end))
    if cue_words.title().match(text, start, high):
        return _titled(scene, Span(start, _titles_end(text, start, end, high)))
    if cue_words.document().match(text, start, end):
        return read_document(scene, start, end, according=True)
    return None if cue_words.crowd().match(text, start, end) else read_group(scene, start, end)


def _person(scene: Scene, low: int, close: int) -> Speaker | None:
    mention = scene.person_before(low, close)
    if mention is None:
        return None
    phrase = phrase_span(scene.text, mention)
    gap = scene.text[mention.end : close].strip()
    if phrase.end < close and gap and not _is_apposition(gap) and not _is_aside(scene, gap, close):
        return None
    start = max(low, phrase.start)
    if cue_words.not_subject_at_end().search(scene.text[max(low, start - 12) : start]):
        return None
    return known_speaker(scene, mention, Span(start, close))


def _is_apposition(gap: str) -> bool:
    """Whether the words behind a name describe it: ", Trưởng Phòng …", "(Đoàn TP HCM)"."""
    if gap.startswith("(") and gap.endswith(")"):
        return True
    inner = re.sub(r"^[,–—-]\s*", "", gap)
    if inner == gap or re.search(r"[;:.“”\"!?](?!\w)", inner):
        return False
    return bool(cue_words.title().match(inner) or cue_words.group().match(inner))


def _is_aside(scene: Scene, gap: str, close: int) -> bool:
    """Whether commas set the words off: "chị Mai (Đồng Văn), bán hàng ở chợ này, | cho biết"."""
    closed = scene.text[close : close + 2].startswith(",")
    opened = gap.startswith((",", "("))
    return closed and opened and not _BREAKS.search(gap) and len(gap.split()) <= _LONGEST_ASIDE


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
        return as_speaker(person, None, span)
    if cue_words.crowd().fullmatch(honorific):
        return None
    block = scene.text.rfind("\n", max(0, span.start - _BLOCK_REACH), span.start) + 1
    found = scene.cast.pointed_at(honorific, span.start, block, last)
    return as_speaker(found, None, span) if found else None


def _title(scene: Scene, low: int, close: int) -> Speaker | None:
    """Read back over comma-parted titles: "Tổng bí thư, Chủ tịch nước, trưởng Ban Chỉ đạo"."""
    start, end = close, close
    while (head := segment_start(scene.text, low, end)) < end:
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
    title = _POINTING.sub("", span.cut(scene.text))
    person = scene.cast.titled(title) or scene.cast.titled(title.partition(",")[0])
    return as_speaker(person, None, span) if person else Speaker(None, title, span)


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
