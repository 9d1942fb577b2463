"""What was said and by whom: direct speech in its marks, reported speech behind or before its cue.

'"Cái lạnh … mất lòng nhau. …", ông Thu nói.' holds one quote: the words inside the marks, speaker
Tô Quang Thu, cue "nói". The text is always one stretch of the report, never stitched together.
Slogans and scare quotes, “tự diễn biến”, have no voice before or behind them and are left alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.extract.attribution import Attribution
from knowledge.extract.attributions import find_attributions
from knowledge.extract.beside_quotations import names_another
from knowledge.extract.occasions import find_occasion
from knowledge.extract.passages import Passages
from knowledge.extract.quotation_marks import find_marks
from knowledge.extract.scene import Scene, set_scene
from knowledge.extract.speakers import Cast, Speaker, build_cast
from knowledge.extract.speech import Passage, find_content, tidied
from knowledge.model import BlockKind, Fact, FactKind, Mention, Report, Sentence, Span

_SILENT = {BlockKind.BYLINE, BlockKind.TITLE, BlockKind.HEADING}
_REACH = 400  # characters between a voice and a quotation that names nobody itself
_SHORTEST_UNNAMED = 8  # words; shorter ones without a voice are slogans and terms


@dataclass(frozen=True, slots=True)
class _Said:
    """Content found for an attribution; inherited when the attribution stands elsewhere."""

    content: Span
    attribution: Attribution
    inherited: bool = False


def extract_quotes(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    cast: Cast | None = None,
) -> list[Fact]:
    """Return the quotes of a report, direct and indirect, in order of their text."""
    scene = set_scene(report.text, cast or build_cast(report, mentions), mentions)
    said: dict[Span, _Said] = {}
    last: _Said | None = None
    for passage in _read_passages(scene, report, sentences):
        for one in (*_attributed(passage), *_unattributed(passage, last)):
            said.setdefault(one.content, one)
            last = one
    ordered = sorted(said.values(), key=lambda one: (one.content.start, -one.content.end))
    passages = Passages(sentences)
    return [_build_fact(report, passages, one) for one in _without_nested(ordered)]


def _read_passages(
    scene: Scene, report: Report, sentences: Sequence[Sentence]
) -> Iterator[Passage]:
    last: Speaker | None = None
    for number, group in groupby(sentences, key=lambda sentence: sentence.block):
        members = tuple(group)
        if number < len(report.blocks) and report.blocks[number].kind in _SILENT:
            continue
        span = Span(members[0].span.start, members[-1].span.end)
        marks = find_marks(scene.text, span)
        found: list[Attribution] = []
        for sentence in members:
            found += find_attributions(scene, sentence.span, marks.pairs, last)
            last = found[-1].speaker if found else last
        if not found and not marks.pairs:
            continue
        open_end = bool(found) and found[-1].content >= span.end
        following = _following(report, number) if open_end else None
        yield Passage(scene.text, span, members, marks, tuple(found), following)


def _following(report: Report, number: int) -> Span | None:
    """Return what a colon at the end of a block leads to: a list, or a quotation of its own."""
    at = number + 1
    if at < len(report.blocks) and report.text[report.blocks[at].span.start] in '“«"':
        return report.blocks[at].span
    while at < len(report.blocks) and report.blocks[at].kind is BlockKind.LIST_ITEM:
        at += 1
    if at == number + 1:
        return None
    return Span(report.blocks[number + 1].span.start, report.blocks[at - 1].span.end)


def _attributed(passage: Passage) -> Iterator[_Said]:
    for number, attribution in enumerate(passage.attributions):
        content = find_content(passage, number)
        if content is not None and _is_speech(passage.text, content):
            yield _Said(content, attribution)


def _unattributed(passage: Passage, last: _Said | None) -> Iterator[_Said]:
    """Yield long quotations in sentences of their own behind somebody's speech: they go on."""
    starts = {sentence.span.start for sentence in passage.sentences}
    for pair in passage.marks.pairs:
        inner = tidied(passage, pair)
        voice = _voice_before(passage, pair, last)
        whole = pair.start in starts and len(inner.cut(passage.text).split()) >= _SHORTEST_UNNAMED
        if voice is not None and whole and not names_another(passage.text, pair.end):
            yield _Said(inner, voice, inherited=True)


def _voice_before(passage: Passage, pair: Span, last: _Said | None) -> Attribution | None:
    at = bisect_left(passage.attributions, pair.start, key=lambda one: one.span.start)
    if at > 0:
        return passage.attributions[at - 1]
    if last is None or pair.start - last.content.end > _REACH:
        return None
    return last.attribution


def _is_speech(text: str, content: Span) -> bool:
    words = content.cut(text).split()
    return len(words) >= 3 or (len(words) == 2 and text[content.start].isupper())


def _without_nested(said: Sequence[_Said]) -> list[_Said]:
    """Drop what lies inside another quote and names no other voice."""
    kept: list[_Said] = []
    for one in said:
        twin = kept[-1] if kept else None
        inside = twin is not None and one.content in twin.content
        if twin is None or not inside or not (one.inherited or _is_same_voice(one, twin)):
            kept.append(one)
    return kept


def _is_same_voice(one: _Said, other: _Said) -> bool:
    return one.attribution.speaker.name == other.attribution.speaker.name


def _build_fact(report: Report, passages: Passages, said: _Said) -> Fact:
    attribution, content = said.attribution, said.content
    near = Span(content.start, content.end)
    if not said.inherited:
        cue = attribution.span
        near = Span(min(cue.start, content.start), max(cue.end, content.end))
    whole = passages.covering(near)
    speaker = attribution.speaker
    carried = said.inherited or attribution.carried
    occasion = find_occasion(report, whole)
    origins = {"speaker": "previous"} if carried else {}
    if occasion is not None:
        origins |= {"event": occasion.origin}
    return Fact(
        kind=FactKind.QUOTE,
        report=report.name,
        text=content.cut(report.text),
        start=content.start,
        end=content.end,
        sentence=whole.cut(report.text),
        sentence_start=whole.start,
        speaker=speaker.name,
        role=speaker.role,
        cue=attribution.cue.cut(report.text),
        event=occasion.name if occasion else None,
        origins=origins,
    )
