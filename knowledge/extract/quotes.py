"""What was said and by whom: direct speech in its marks, reported speech behind or before its cue.

'"Cái lạnh … mất lòng nhau. …", ông Thu nói.' holds one quote: the words inside the marks, speaker
Tô Quang Thu, cue "nói". The text is always one stretch of the report, never stitched together.
Slogans and scare quotes, “tự diễn biến”, have no voice before or behind them and are left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.extract.attributions import Attribution, find_attributions
from knowledge.extract.occasions import find_occasion
from knowledge.extract.passages import covering
from knowledge.extract.quotation_marks import Marks, find_marks
from knowledge.extract.speakers import Speaker, build_cast
from knowledge.extract.voices import Scene, set_scene
from knowledge.model import BlockKind, Fact, FactKind, Mention, Report, Sentence, Span

_SILENT = {BlockKind.BYLINE, BlockKind.TITLE, BlockKind.HEADING}
_LEADING = frozenset(" \t\u00a0\n\r,;:–—-")
_TRAILING = frozenset(" \t\u00a0\n\r,;:.–—-")
_BESIDE = re.compile(r"[\s,.!?…–—-]*")
_CLAUSE_END = re.compile(r"(?i)[\s,;]*(?:\s(?:còn|và|trong khi đó|trong khi|nhưng|song))?\s*\Z")


@dataclass(frozen=True, slots=True)
class _Block:
    """One block with its sentences, quotation marks and attributions."""

    span: Span
    sentences: tuple[Sentence, ...]
    marks: Marks
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """Content found for an attribution."""

    content: Span
    attribution: Attribution
    inherited: bool = False


def extract_quotes(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Fact]:
    """Return the quotes of a report, direct and indirect, in order of their text."""
    scene = set_scene(report.text, build_cast(report, mentions), mentions)
    blocks = list(_read_blocks(scene, report, sentences))
    said: dict[Span, _Said] = {}
    last: _Said | None = None
    for at, block in enumerate(blocks):
        following = blocks[at + 1].span if at + 1 < len(blocks) else None
        for one in _said_in(scene.text, block, following, last):
            said.setdefault(one.content, one)
            last = one
    kept = _without_nested(sorted(said.values(), key=lambda one: one.content))
    return [_build_fact(report, sentences, one) for one in kept]


def _read_blocks(scene: Scene, report: Report, sentences: Sequence[Sentence]) -> Iterator[_Block]:
    last: Speaker | None = None
    for number, group in groupby(sentences, key=lambda sentence: sentence.block):
        members = tuple(group)
        kind = report.blocks[number].kind if number < len(report.blocks) else BlockKind.PARAGRAPH
        if kind in _SILENT:
            continue
        span = Span(members[0].span.start, members[-1].span.end)
        marks = find_marks(scene.text, span)
        found: list[Attribution] = []
        for sentence in members:
            quoted = [pair for pair in marks.pairs if pair.overlaps(sentence.span)]
            found += find_attributions(scene, sentence.span, quoted, last)
            last = found[-1].speaker if found else last
        yield _Block(span, members, marks, tuple(found))


def _said_in(
    text: str, block: _Block, following: Span | None, last: _Said | None
) -> Iterator[_Said]:
    used: list[Span] = []
    for at, attribution in enumerate(block.attributions):
        after = block.attributions[at + 1] if at + 1 < len(block.attributions) else None
        content = _content(text, block, attribution, after, following)
        if content is None:
            continue
        content = _tidied(text, content, block.marks)
        if _is_speech(text, content):
            used.append(content)
            last = _Said(content, attribution)
            yield last
    for pair in block.marks.pairs:
        voice = _voice_before(block, pair, last)
        inner = _tidied(text, pair, block.marks)
        if voice is None or any(span.overlaps(pair) for span in used):
            continue
        if _is_whole_sentence(block, pair) and len(inner.cut(text).split()) >= 8:
            yield _Said(inner, voice, inherited=True)


def _content(
    text: str,
    block: _Block,
    attribution: Attribution,
    after: Attribution | None,
    following: Span | None,
) -> Span | None:
    """Return where the speech of one attribution stands."""
    before = _quoted_before(text, block, attribution)
    opened = _quoted_at(text, block, attribution.content)
    if before is not None and opened is None:
        return before
    sentence = _sentence_at(block, max(attribution.content - 1, attribution.span.start))
    end = _end_of_clause(text, sentence, after)
    rest = Span(min(attribution.content, end), end)
    if opened is not None and (opened.end >= end or len(opened.cut(text).split()) > 6):
        return opened
    if not any(map(str.isalnum, rest.cut(text))):
        if attribution.colon and following is not None:
            return following
        return _clause_before(text, block, attribution)
    if attribution.colon:
        end = _end_of_speech(block, attribution, after)
    closer = _lone_closer(block, attribution.content, after)
    return Span(attribution.content, max(end, closer))


def _quoted_at(text: str, block: _Block, at: int) -> Span | None:
    """Return the quotation that opens at offset `at`, to the end of the block if never closed."""
    for pair in block.marks.pairs:
        if pair.start <= at < pair.end and not text[pair.start : at].strip('“„«" '):
            return pair
    for opener in block.marks.lone_openers:
        if opener <= at <= opener + 1:
            return Span(opener, block.span.end)
    return None


def _quoted_before(text: str, block: _Block, attribution: Attribution) -> Span | None:
    """Return the quotation that ends right before the attribution: '“…”, ông Thu nói'."""
    for pair in block.marks.pairs:
        if pair.end <= attribution.span.start:
            gap = text[pair.end : attribution.span.start]
            if _BESIDE.fullmatch(gap) and len(pair.cut(text).split()) >= 5:
                return pair
    return None


def _sentence_at(block: _Block, offset: int) -> Span:
    at = bisect_right(block.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return block.sentences[max(at, 0)].span


def _end_of_clause(text: str, sentence: Span, after: Attribution | None) -> int:
    if after is None or after.span.start >= sentence.end or after.carried:
        return sentence.end
    match = _CLAUSE_END.search(text, sentence.start, after.span.start)
    return match.start() if match else after.span.start


def _end_of_speech(block: _Block, attribution: Attribution, after: Attribution | None) -> int:
    """Behind a colon one speaks on to the end of the block, or until somebody else does."""
    if after is None:
        return block.span.end
    own = _sentence_at(block, attribution.content)
    other = _sentence_at(block, after.span.start)
    if other == own:
        return own.end
    before = [s.span.end for s in block.sentences if s.span.end <= other.start]
    return max([own.end, *before])


def _lone_closer(block: _Block, start: int, after: Attribution | None) -> int:
    """Return the offset of a closing mark whose opening mark was lost, or -1."""
    limit = after.span.start if after is not None else block.span.end
    return max((at for at in block.marks.lone_closers if start < at < limit), default=-1)


def _clause_before(text: str, block: _Block, attribution: Attribution) -> Span | None:
    """Return what stands before "…, ông Cường cho biết." in its sentence, or the quoted one."""
    sentence = _sentence_at(block, attribution.span.start)
    if attribution.span.start > sentence.start:
        gap = text[sentence.start : attribution.span.start].rstrip()
        return (
            Span(sentence.start, attribution.span.start)
            if gap[-1:] in {",", "…", "”", '"'}
            else None
        )
    return None


def _voice_before(block: _Block, pair: Span, last: _Said | None) -> Attribution | None:
    """Return who spoke right before a quotation that names nobody itself."""
    earlier = [a for a in block.attributions if a.span.end <= pair.start]
    if earlier:
        return earlier[-1]
    near = last is not None and pair.start - last.content.end < 400
    return last.attribution if near and last is not None else None


def _is_whole_sentence(block: _Block, pair: Span) -> bool:
    return any(sentence.span.start == pair.start for sentence in block.sentences)


def _tidied(text: str, span: Span, marks: Marks) -> Span:
    """Return the span without its own marks and without final stops: '“A.”' → 'A'."""
    start, end = span.start, span.end
    lone = {*marks.lone_openers, *marks.lone_closers}
    if any(
        pair.start >= start and pair.end == end and pair.start - start < 3 for pair in marks.pairs
    ):
        lone |= {next(p.start for p in marks.pairs if p.end == end), end - 1}
    while start < end and (text[start] in _LEADING or start in lone):
        start += 1
    while end > start and (text[end - 1] in _TRAILING or end - 1 in lone):
        if text[max(start, end - 3) : end] == "...":
            break
        end -= 3 if text[max(start, end - 3) : end] == "./." else 1
    return Span(start, max(start, end))


def _is_speech(text: str, content: Span) -> bool:
    words = content.cut(text).split()
    return len(words) >= 3 or (len(words) == 2 and text[content.start].isupper())


def _without_nested(said: Sequence[_Said]) -> list[_Said]:
    """Drop what lies inside another quote of the same speaker."""
    kept: list[_Said] = []
    for one in said:
        twin = kept[-1] if kept else None
        if twin is None or one.content not in twin.content or not _is_same_voice(one, twin):
            kept.append(one)
    return kept


def _is_same_voice(one: _Said, other: _Said) -> bool:
    return one.attribution.speaker.name == other.attribution.speaker.name


def _build_fact(report: Report, sentences: Sequence[Sentence], said: _Said) -> Fact:
    attribution, content = said.attribution, said.content
    near = Span(content.start, content.end)
    if not said.inherited:
        cue = attribution.span
        near = Span(min(cue.start, content.start), max(cue.end, content.end))
    whole = covering(sentences, near)
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
