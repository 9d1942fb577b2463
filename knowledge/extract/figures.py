"""A figure is more than a number: what is counted, what was done, when, where, and how it is meant.

"Đến cuối tháng 7/2019, toàn tỉnh đã kết nạp được 7.448 đảng viên, đạt 74,48%" gives a level of
7448 "đảng viên" with the action "kết nạp", and a percentage that hangs on it as its host.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.extract import natures
from knowledge.extract.actions import Clause, read_clause
from knowledge.extract.brackets import find_openings
from knowledge.extract.counted import find_counted, measure, share_units
from knowledge.extract.hosts import Before, find_host
from knowledge.extract.inheritance import inherit
from knowledge.extract.lists import as_parts
from knowledge.extract.reading import Reading
from knowledge.extract.resolve import Scope
from knowledge.extract.respectively import pair_respectively
from knowledge.extract.segments import Segment, cut_segments
from knowledge.extract.wholes import find_whole
from knowledge.model import Fact, FactKind, Mention, MentionKind, Nature, Report, Sentence, Span

_MOST_FIGURES = 60  # of a sentence that look at one another
FIGURES = {MentionKind.NUMBER, MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MEASURE}


@dataclass(frozen=True, slots=True)
class _Context:
    report: Report
    reading: Reading


def extract_figures(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Fact]:
    """Return every figure of the report, in order."""
    scope = Scope(report, mentions)
    facts: list[Fact] = []
    last_host: Fact | None = None
    for sentence, inside in _by_sentence(sentences, mentions):
        figures = share_units(report.text, [m for m in inside if m.kind in FIGURES])
        if figures:
            context = _Context(report, Reading(report.text, sentence, inside))
            found = _read_sentence(context, figures, last_host)
            found = as_parts(report, sentence, found, facts)
            last_host = _main_figure(found) or last_host
            facts += [scope.place_in_time(fact, sentence) for fact in found]
    return facts


def _by_sentence(
    sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, list[Mention]]]:
    """Yield each sentence with the mentions inside it."""
    starts = [mention.start for mention in mentions]
    for sentence in sentences:
        first, last = (bisect_left(starts, at) for at in (sentence.span.start, sentence.span.end))
        if first < last:
            yield sentence, [m for m in mentions[first:last] if m.end <= sentence.span.end]


def _main_figure(facts: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in facts if fact.nature is Nature.LEVEL and fact.host is None), None)


def _read_sentence(
    context: _Context, mentions: Sequence[Mention], earlier: Fact | None
) -> list[Fact]:
    """Return the figures of a sentence; one with hundreds is a table and is read piece by piece."""
    reading = context.reading
    openings = find_openings(reading.text, reading.span, [m.start for m in mentions])
    facts: list[Fact] = []
    for first in range(0, len(mentions), _MOST_FIGURES):
        last = min(first + _MOST_FIGURES, len(mentions))
        piece = Span(
            mentions[first - 1].end if first else reading.span.start,
            mentions[last].start if last < len(mentions) else reading.span.end,
        )
        figures = mentions[first:last]
        segments = _segments(reading, piece, figures)
        read = list(zip(figures, segments, openings[first:last], strict=True))
        facts += _read_piece(context, read, earlier, piece.start)
    return facts


def _read_piece(
    context: _Context,
    figures: Sequence[tuple[Mention, Segment, int | None]],
    earlier: Fact | None,
    start: int,
) -> list[Fact]:
    facts: list[Fact] = []
    openings: list[int | None] = []
    for mention, segment, opening in figures:
        before = Before(facts, openings, earlier, start)
        facts.append(_read_figure(context, mention, segment, opening, before))
        openings.append(opening)
    return pair_respectively(context.reading, facts, [segment for _, segment, _ in figures])


def _segments(reading: Reading, piece: Span, mentions: Sequence[Mention]) -> list[Segment]:
    """Return a segment per mention; a threshold stays inside that of the figure it belongs to.

    "hai người dưới 40 tuổi" is one figure with a threshold among its words.
    """
    levels = [m for m in mentions if not natures.is_threshold(m)] or list(mentions)
    spans = [m.span for m in levels]
    cut = dict(
        zip((m.start for m in levels), cut_segments(reading.text, piece, spans), strict=True)
    )
    last = cut[levels[0].start]
    segments: list[Segment] = []
    for mention in mentions:
        last = cut.get(mention.start, last)
        segments.append(last)
    return segments


def _read_figure(
    context: _Context, mention: Mention, segment: Segment, opening: int | None, before: Before
) -> Fact:
    reading = context.reading
    nature, direction = _find_nature(reading, mention, segment, before.facts)
    whole = find_whole(reading, mention, segment)
    host = None if whole else find_host(reading, mention, nature, segment, opening, before)
    if host and nature is Nature.LEVEL and natures.is_bare(reading.fold(segment.left)):
        nature = Nature.SHARE if mention.kind is MentionKind.PERCENT else nature
    clause = _clause_of_whole(reading, segment, whole) if whole else read_clause(reading, segment)
    unit = mention.unit or find_counted(reading, segment.left, mention)
    said = (("subject", clause.subject), ("action", clause.action))
    fact = Fact(
        kind=FactKind.FIGURE,
        report=context.report.name,
        text=mention.text,
        start=mention.start,
        end=mention.end,
        sentence=reading.words,
        sentence_start=reading.span.start,
        value=mention.value,
        unit=unit,
        qualifier=mention.qualifier,
        measure=measure(mention, unit),
        nature=nature,
        direction=direction,
        subject=clause.subject.cut(reading.text) if clause.subject else None,
        action=clause.action.cut(reading.text) if clause.action else None,
        host=host.start if host else None,
        own=segment.spans,
        origins={slot: "own" for slot, span in said if span},
    )
    return inherit(fact, host, before.beside(opening))


def _clause_of_whole(reading: Reading, segment: Segment, whole: Span) -> Clause:
    """What is said of a share's whole stands behind it: "96% | cơ sở Hội | xếp loại tốt"."""
    behind = Segment(Span(whole.start, whole.start), Span(whole.end, segment.right.end))
    return read_clause(reading, behind)._replace(subject=whole)


def _find_nature(
    reading: Reading, mention: Mention, segment: Segment, before: Sequence[Fact]
) -> tuple[Nature, str | None]:
    """Read on: in "tăng 29% số vụ và 21% số bị can" the second is a change as well."""
    said = reading.fold(
        Span(max(reading.span.start, mention.start - natures.LOOK_BACK), mention.start)
    )
    nature, direction = natures.find_nature(said, mention, reading.fold(segment.left))
    if nature is Nature.LEVEL and before and reading.is_planned(mention.start):
        return Nature.TARGET, None
    if nature is not Nature.LEVEL or not before or before[-1].nature is not Nature.CHANGE:
        return nature, direction
    gap = reading.text[before[-1].end : mention.start]
    joined = gap.rstrip().endswith("và") and not any(mark in gap for mark in ";()")
    if joined and mention.unit == before[-1].unit:
        return Nature.CHANGE, before[-1].direction
    return nature, direction
