"""Where a sentence says who speaks: "ông Thu còn cho rằng", "theo bà Dung,", "Bản tin cũng chỉ ra".

An attribution needs a voice directly before its cue; so "theo yêu cầu nhiệm vụ" and "việc đánh giá,
xếp loại" are none, though "yêu cầu" and "đánh giá" are cues.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from knowledge.extract import cue_words
from knowledge.extract.attribution import Attribution
from knowledge.extract.beside_quotations import find_beside
from knowledge.extract.scene import Scene
from knowledge.extract.speakers import Speaker
from knowledge.extract.voices import speaker_after, speaker_before
from knowledge.model import Span
from knowledge.recognize.words import Sought, read_words

_WINDOW = 320  # characters before a cue in which its speaker must stand
_BEHIND = 120  # characters between a quotation and the cue behind it
_REACH = 260  # characters after "theo" in which the speaker must end
_ACCORDING = Sought(re.compile(r"(?i)(?<!\w)theo\s+"), ["theo"])
_BEFORE_ACCORDING = re.compile(
    r"(?i)(?:^|[,;…“\"]|(?<!\w)(?:cũng|còn|và|nhưng|song|tuy nhiên))\s*\Z"
)
_AFTER_ACCORDING = re.compile(r"\s*(?P<mark>[,:])\s*|\s+(?=thì\s)|\s*(?P<end>[.!?…”\"]+\s*\Z|\Z)")
# "góp ý về tình trạng …" tells the topic and not what was said.
_ABOUT = re.compile(r"(?i)về\s")
_JOINED = re.compile(r"(?i)(?:[,;…”\"]|\s[-–—])\s*(?:còn|và|trong khi|nhưng|song)?\s*\Z")


def find_attributions(
    scene: Scene, sentence: Span, quoted: Sequence[Span], last: Speaker | None
) -> list[Attribution]:
    """Return the attributions of one sentence, in order; `last` is who spoke before it."""
    found: list[Attribution] = []
    openings = _openings(scene.text)
    at = bisect_left(openings, sentence.start)
    if at == len(openings) or openings[at] >= sentence.end:
        return list(find_beside(scene, sentence, quoted, last))[:1] if quoted else found
    matches = [*cue_words.cue().finditer(scene.text, sentence.start, sentence.end)]
    matches += _ACCORDING.finditer(scene.text, sentence.start, sentence.end)
    for match in sorted(matches, key=re.Match.start):
        if _is_inside(quoted, match.start()):
            continue
        if found and match.start() < found[-1].content:
            continue
        if match.group()[0].isupper() and not _begins(scene.text, sentence, match.start()):
            continue  # "Ban Chỉ đạo": part of a name
        before = found[-1].speaker if found else last
        if match.re is _ACCORDING.pattern:
            attribution = _read_according(scene, sentence, match, before)
        else:
            attribution = _read_cue(scene, sentence, match, quoted, before)
        if attribution is not None and _is_new(scene.text, sentence, attribution, found):
            found.append(attribution)
    return found or list(find_beside(scene, sentence, quoted, last))[:1]


@lru_cache(maxsize=4)
def _openings(text: str) -> list[int]:
    """Return where a cue or "theo" may begin."""
    found = read_words(text)
    cues, according = cue_words.cue().openings, _ACCORDING.openings
    return sorted((*found.starts_of(cues), *found.starts_of(according)))


def _is_inside(quoted: Sequence[Span], offset: int) -> bool:
    at = bisect_left(quoted, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < quoted[at].end


def _is_behind_quotation(text: str, quoted: Sequence[Span], offset: int) -> bool:
    """Whether a cue closes the sentence of a quotation: '“…”, ông Sinh chỉ đạo'."""
    at = bisect_left(quoted, offset, key=lambda span: span.start) - 1
    if at < 0 or not 0 < offset - quoted[at].end <= _BEHIND:
        return False
    between = text[quoted[at].end : offset]
    return len(quoted[at].cut(text).split()) >= 5 and not set(".;:!?") & set(between)


def _begins(text: str, sentence: Span, at: int) -> bool:
    """Whether a capital is owed to the place in the sentence and not to a name."""
    before = text[max(sentence.start, at - 3) : at].strip()
    return not before or before[-1] in '.:;!?”“"»-–)'


def _is_new(
    text: str, sentence: Span, attribution: Attribution, found: Sequence[Attribution]
) -> bool:
    """Whether a second attribution is said beside the first and not within it."""
    if not found:
        return True
    before = text[max(sentence.start, attribution.span.start - 15) : attribution.span.start]
    return bool(_JOINED.search(before)) and attribution.span.start > found[-1].content + 1


def _read_cue(
    scene: Scene,
    sentence: Span,
    match: re.Match[str],
    quoted: Sequence[Span],
    last: Speaker | None,
) -> Attribution | None:
    text, cue = scene.text, Span(match.start(), match.end())
    content = _content_start(text, sentence, match, quoted)
    if content is None or (not content["mark"] and _ABOUT.match(text, content.end())):
        return None
    if match["strong"] and (carried := _read_carried(scene, sentence, match, last)) is not None:
        return replace(carried, content=content.end(), colon=_has_colon(content))
    document = cue_words.is_document_cue(match.group())
    low = max(sentence.start, cue.start - _WINDOW)
    speaker = speaker_before(scene, low, cue.start, last, document=document)
    if speaker is None or not _may_say(scene, speaker, match):
        return None
    span = Span(speaker.span.start, cue.end)
    return Attribution(span, speaker, cue, content.end(), _has_colon(content))


def _has_colon(content: re.Match[str]) -> bool:
    return content["mark"] == ":"


def _may_say(scene: Scene, speaker: Speaker, match: re.Match[str]) -> bool:
    """Whether cue and speaker fit: a report "cho thấy", a person "ghi nhận", a body neither."""
    if cue_words.document().match(scene.text, speaker.span.start):
        return True
    if match["document"]:
        return False
    return speaker.name in scene.cast.people or not cue_words.is_personal_cue(match.group())


def _content_start(
    text: str, sentence: Span, match: re.Match[str], quoted: Sequence[Span]
) -> re.Match[str] | None:
    if match["weak"] and not _is_behind_quotation(text, quoted, match.start()):
        return cue_words.explicit_opening().match(text, match.end(), sentence.end)
    aside = cue_words.aside_opening().match(text, match.end(), sentence.end)
    return aside or cue_words.opening().match(text, match.end(), sentence.end)


def _read_carried(
    scene: Scene, sentence: Span, match: re.Match[str], last: Speaker | None
) -> Attribution | None:
    """Read "Đồng thời, đề nghị …": the speaker of the sentence before goes on unnamed."""
    lead = cue_words.carried().match(scene.text, sentence.start, sentence.end)
    if last is None or lead is None or lead.end() != match.start():
        return None
    span = Span(match.start(), match.end())
    return Attribution(span, last, span, span.end, colon=False, carried=True)


def _read_according(
    scene: Scene, sentence: Span, match: re.Match[str], last: Speaker | None
) -> Attribution | None:
    text, high = scene.text, min(sentence.end, match.end() + _REACH)
    if not _BEFORE_ACCORDING.search(text[max(sentence.start, match.start() - 15) : match.start()]):
        return None
    speaker = speaker_after(scene, match.end(), high, last)
    if speaker is None:
        return None
    after = _AFTER_ACCORDING.match(text, speaker.span.end, sentence.end)
    if after is None:
        return None
    span, cue = Span(match.start(), speaker.span.end), Span(match.start(), match.end() - 1)
    return Attribution(span, speaker, cue, after.end(), colon=after["mark"] == ":")
