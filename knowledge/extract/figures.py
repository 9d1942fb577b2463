"""A figure is more than a number: what is counted, what was done, when, where, and how it is meant.

"Đến cuối tháng 7/2019, toàn tỉnh đã kết nạp được 7.448 đảng viên, đạt 74,48%" gives a level of
7448 "đảng viên" with the action "kết nạp", and a percentage that hangs on it as its host.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from knowledge.extract import natures, signals
from knowledge.extract.actions import Clause, read_clause
from knowledge.extract.brackets import find_openings
from knowledge.extract.counted import find_counted, measure, share_units
from knowledge.extract.drafts import Draft
from knowledge.extract.hosts import Before, find_host
from knowledge.extract.inheritance import inherit
from knowledge.extract.lists import take_as_part
from knowledge.extract.reading import Reading
from knowledge.extract.resolve import Scope
from knowledge.extract.respectively import pair_respectively
from knowledge.extract.segments import Segment, cut_segments
from knowledge.extract.wholes import find_whole
from knowledge.model import Fact, Mention, MentionKind, Nature, Report, Sentence, Span
from knowledge.text.fold import fold_whole

_MOST_FIGURES = 60  # of a sentence that look at one another
FIGURES = {MentionKind.NUMBER, MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MEASURE}


def extract_figures(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Fact]:
    """Return every figure of the report, in order."""
    scope = Scope(report, mentions)
    folded = fold_whole(report.text)
    drafts: list[Draft] = []
    last_host: Draft | None = None
    for sentence, inside, counted in _by_sentence(sentences, mentions):
        figures = share_units(report.text, counted)
        reading = Reading(report.text, folded, sentence, inside)
        found = _read_sentence(reading, figures, last_host)
        take_as_part(report, sentence, found, drafts)
        last_host = _main_figure(found) or last_host
        drafts += found
    for draft in drafts:
        scope.hold(draft)
    return [draft.fact(report.name) for draft in drafts]


def _by_sentence(
    sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, list[Mention], list[Mention]]]:
    """Yield each sentence that holds a figure, the mentions inside it, and the figures of them."""
    starts = [mention.start for mention in mentions]
    figures = [mention.start for mention in mentions if mention.kind in FIGURES]
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        at = bisect_left(figures, start)
        if at == len(figures) or figures[at] >= end:
            continue
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        inside = [mention for mention in inside if mention.end <= end]
        if held := [mention for mention in inside if mention.kind in FIGURES]:
            yield sentence, inside, held


def _main_figure(drafts: Sequence[Draft]) -> Draft | None:
    return next((d for d in drafts if d.nature is Nature.LEVEL and d.host is None), None)


def _read_sentence(
    reading: Reading, mentions: Sequence[Mention], earlier: Draft | None
) -> list[Draft]:
    """Return the figures of a sentence; one with hundreds is a table and is read piece by piece."""
    openings = find_openings(reading.text, reading.span, [m.start for m in mentions])
    drafts: list[Draft] = []
    for first in range(0, len(mentions), _MOST_FIGURES):
        last = min(first + _MOST_FIGURES, len(mentions))
        piece = Span(
            mentions[first - 1].end if first else reading.span.start,
            mentions[last].start if last < len(mentions) else reading.span.end,
        )
        figures = mentions[first:last]
        segments = _segments(reading, piece, figures)
        before = Before(earlier, piece.start)
        for mention, segment, opening in zip(figures, segments, openings[first:last], strict=True):
            before.add(_read_figure(reading, mention, segment, opening, before))
        pair_respectively(reading, before.drafts)
        drafts += before.drafts
    return drafts


def _segments(reading: Reading, piece: Span, mentions: Sequence[Mention]) -> list[Segment]:
    """Return a segment per mention; a threshold stays inside that of the figure it belongs to.

    "hai người dưới 40 tuổi" is one figure with a threshold among its words.
    """
    levels = [m for m in mentions if not natures.is_threshold(m)] or mentions
    found = cut_segments(reading.text, piece, [m.span for m in levels])
    if len(levels) == len(mentions):
        return found
    cut = dict(zip((m.start for m in levels), found, strict=True))
    last = found[0]
    segments: list[Segment] = []
    for mention in mentions:
        last = cut.get(mention.start, last)
        segments.append(last)
    return segments


def _read_figure(
    reading: Reading, mention: Mention, segment: Segment, opening: int | None, before: Before
) -> Draft:
    found = reading.signals.within(segment.left.start, segment.left.end)
    nature, direction = _find_nature(reading, mention, segment, found, before.drafts)
    draft = Draft(
        mention=mention,
        sentence=reading.sentence,
        words=reading.words,
        segment=segment,
        opening=opening,
        signals=found,
        start=mention.start,
        end=mention.end,
        nature=nature,
        direction=direction,
        own=segment.spans,
    )
    whole = find_whole(reading, mention, segment)
    host = None if whole else find_host(reading, draft, before)
    if host is not None:
        draft.host = host.start
        bare = mention.kind is MentionKind.PERCENT and nature is Nature.LEVEL
        if bare and natures.is_bare(reading.fold(segment.left)):
            draft.nature = Nature.SHARE
    draft.unit = mention.unit or find_counted(reading, segment.left, mention)
    draft.measure = measure(mention, draft.unit)
    clause = _clause_of_whole(reading, segment, whole) if whole else None
    _say(draft, clause or read_clause(reading, segment, found), reading.text)
    inherit(draft, host, before.beside(opening))
    return draft


def _say(draft: Draft, clause: Clause, text: str) -> None:
    """Write down what the figure's own words say."""
    if clause.subject:
        draft.subject, draft.origins["subject"] = clause.subject.cut(text), "own"
    if clause.action:
        draft.action, draft.origins["action"] = clause.action.cut(text), "own"


def _clause_of_whole(reading: Reading, segment: Segment, whole: Span) -> Clause:
    """What is said of a share's whole stands behind it: "96% | cơ sở Hội | xếp loại tốt"."""
    behind = Segment(Span(whole.start, whole.start), Span(whole.end, segment.right.end))
    return read_clause(reading, behind)._replace(subject=whole)


def _find_nature(
    reading: Reading,
    mention: Mention,
    segment: Segment,
    found: int,
    before: Sequence[Draft],
) -> tuple[Nature, str | None]:
    """Read on: in "tăng 29% số vụ và 21% số bị can" the second is a change as well."""
    nature, direction = _nature_of_words(reading, mention, segment, found)
    if nature is not Nature.LEVEL or not before:
        return nature, direction
    if reading.is_planned(mention.start):
        return Nature.TARGET, None
    last = before[-1]
    if last.nature is not Nature.CHANGE or mention.unit != last.unit:
        return nature, direction
    gap = reading.text[last.end : mention.start]
    if gap.rstrip().endswith("và") and not any(mark in gap for mark in ";()"):
        return Nature.CHANGE, last.direction
    return nature, direction


def _nature_of_words(
    reading: Reading, mention: Mention, segment: Segment, found: int
) -> tuple[Nature, str | None]:
    """Return what the words before a figure make it; its signals spare looking for most."""
    low = max(reading.span.start, mention.start - natures.LOOK_BACK)
    if reading.signals.within(low, mention.start) & signals.CHANGE:
        change = natures.find_change(reading.folded[low : mention.start])
        if change is not None:
            return change
    is_percent = mention.kind is MentionKind.PERCENT
    if is_percent or mention.qualifier is not None:
        share = natures.find_share(mention, reading.fold(segment.left))
        if share is not None:
            return share
    if found & signals.TARGET and natures.names_target(reading.fold(segment.left)):
        return Nature.TARGET, None
    return Nature.LEVEL, None
