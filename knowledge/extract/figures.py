"""A figure is more than a number: what is counted, what was done, when, where, and how it is meant.

"Đến cuối tháng 7/2019, toàn tỉnh đã kết nạp được 7.448 đảng viên, đạt 74,48%" gives a level of
7448 "đảng viên" with the action "kết nạp", and a percentage that hangs on it as its host.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.extract import natures
from knowledge.extract.actions import find_action, find_subject
from knowledge.extract.counted import find_counted
from knowledge.extract.hosts import HANGING, find_host
from knowledge.extract.resolve import Scope
from knowledge.extract.respectively import pair_respectively
from knowledge.extract.segments import Segment, cut_segments
from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, Mention, MentionKind, Nature, Report, Sentence

FIGURES = {MentionKind.NUMBER, MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MEASURE}


@dataclass(frozen=True, slots=True)
class _Context:
    report: Report
    scope: Scope
    sentence: Sentence


def extract_figures(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Fact]:
    """Return every figure of the report, in order."""
    scope = Scope(report, mentions)
    figures = [mention for mention in mentions if mention.kind in FIGURES]
    facts: list[Fact] = []
    last_host: Fact | None = None
    position = 0
    for sentence in sentences:
        inside: list[Mention] = []
        while position < len(figures) and figures[position].start < sentence.span.end:
            if figures[position].span in sentence.span:
                inside.append(figures[position])
            position += 1
        if inside:
            found = _read_sentence(_Context(report, scope, sentence), inside, last_host)
            facts += found
            last_host = _main_figure(found) or last_host
    return facts


def _main_figure(facts: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in facts if fact.nature is Nature.LEVEL and fact.host is None), None)


def _read_sentence(
    context: _Context, mentions: Sequence[Mention], earlier: Fact | None
) -> list[Fact]:
    text = context.report.text
    segments = _segments(text, context.sentence, mentions)
    facts: list[Fact] = []
    for mention, segment in zip(mentions, segments, strict=True):
        facts.append(_read_figure(context, mention, segment, facts, earlier))
    return pair_respectively(text, facts, segments)


def _segments(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Segment]:
    """Return a segment per mention; a threshold stays inside that of the figure it belongs to.

    "hai người dưới 40 tuổi" is one figure with a threshold among its words.
    """
    levels = [m for m in mentions if not natures.is_threshold(m)] or list(mentions)
    cut = dict(
        zip(
            (m.start for m in levels),
            cut_segments(text, sentence.span, [m.span for m in levels]),
            strict=True,
        )
    )
    last = cut[levels[0].start]
    segments: list[Segment] = []
    for mention in mentions:
        last = cut.get(mention.start, last)
        segments.append(last)
    return segments


def _read_figure(
    context: _Context,
    mention: Mention,
    segment: Segment,
    before: Sequence[Fact],
    earlier: Fact | None,
) -> Fact:
    text, sentence = context.report.text, context.sentence
    nature, direction = natures.find_nature(text, mention, segment.left.cut(text))
    nature, direction = _continue_change(text, mention, nature, direction, before)
    host = find_host(text, mention, nature, segment, before) or _part_of(
        text, segment, before, earlier
    )
    own = segment.spans
    action = find_action(text, segment.left, segment.right)
    subject = find_subject(text, segment.left, action)
    unit = mention.unit or find_counted(text, segment.left, mention)
    fact = Fact(
        kind=FactKind.FIGURE,
        report=context.report.name,
        text=mention.text,
        start=mention.start,
        end=mention.end,
        sentence=sentence.span.cut(text),
        sentence_start=sentence.span.start,
        value=mention.value,
        unit=unit,
        qualifier=mention.qualifier,
        measure=_measure(mention, unit),
        nature=nature,
        direction=direction,
        subject=subject.cut(text) if subject else None,
        action=action.cut(text) if action else None,
        host=host.start if host else None,
        own=own,
        origins={slot: "own" for slot, span in (("subject", subject), ("action", action)) if span},
    )
    return _inherit_time_and_place(context, _inherit_from_host(fact, host, before))


def _measure(mention: Mention, unit: str | None) -> MentionKind:
    """A bare number whose unit its subject implies is a measure: "độ tuổi bình quân là 52,4"."""
    implied = mention.unit is None and unit in load_toml("natures")["implied_units"]
    return MentionKind.MEASURE if implied else mention.kind


def _part_of(
    text: str, segment: Segment, before: Sequence[Fact], earlier: Fact | None
) -> Fact | None:
    """ "trong đó …" opens parts of the sentence's first figure, or of the main one before it."""
    if not natures.opens_parts(segment.left.cut(text)):
        return None
    return next((fact for fact in before if fact.nature is Nature.LEVEL), earlier)


def _continue_change(
    text: str,
    mention: Mention,
    nature: Nature,
    direction: str | None,
    before: Sequence[Fact],
) -> tuple[Nature, str | None]:
    """Read on: in "tăng 29% số vụ và 21% số bị can" the second is a change as well."""
    if nature is not Nature.LEVEL or not before or before[-1].nature is not Nature.CHANGE:
        return nature, direction
    gap = text[before[-1].end : mention.start]
    joined = gap.rstrip().endswith("và") and not any(mark in gap for mark in ";()")
    if joined and mention.unit == before[-1].unit:
        return Nature.CHANGE, before[-1].direction
    return nature, direction


def _inherit_from_host(fact: Fact, host: Fact | None, before: Sequence[Fact]) -> Fact:
    """Take the action and subject of the host, or of the figure listed before, where none is named.

    A share or change speaks of its host, so it owns the host's words too.
    """
    source = host or _listed_before(fact, before)
    if source is None:
        return fact
    origins = dict(fact.origins)
    if fact.action is None and source.action:
        origins["action"] = "host" if host else "sentence"
    if fact.subject is None and source.subject:
        origins["subject"] = "host" if host else "sentence"
    own = fact.own
    if source.nature is Nature.BASE and source is before[-1]:
        own = (*source.own, *own)
    if host and fact.nature in HANGING and host.sentence_start == fact.sentence_start:
        own = (*host.own, host.span, *own)
    return replace(
        fact,
        action=fact.action or source.action,
        subject=fact.subject or source.subject,
        unit=fact.unit or (host.unit if host and fact.nature not in HANGING else None),
        own=own,
        origins=origins,
    )


def _listed_before(fact: Fact, before: Sequence[Fact]) -> Fact | None:
    """Return the last level before this one in the sentence, with no `;` between them."""
    for earlier in reversed(before):
        between = fact.sentence[
            earlier.end - fact.sentence_start : fact.start - fact.sentence_start
        ]
        if ";" in between:
            return None
        if earlier.nature not in {*HANGING, Nature.THRESHOLD}:
            return earlier
    return None


def _inherit_time_and_place(context: _Context, fact: Fact) -> Fact:
    period = context.scope.find_period(fact.own, context.sentence, fact.start)
    place = context.scope.find_place(fact.own, context.sentence, fact.start)
    origins = dict(fact.origins)
    if period:
        origins["period"] = period.origin
    if place:
        origins["place"] = place.origin
    return replace(
        fact,
        period=period.mention.value if period else None,
        period_text=period.mention.text if period else None,
        place=place.mention.value if place else None,
        origins=origins,
    )
