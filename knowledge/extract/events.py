"""Who, where and when: one fact for each person, place and date that a sentence tells about.

"Hội thảo … dưới sự chủ trì của ông Tô Quang Thu - phó chủ nhiệm …" holds a person fact: the stretch
"ông Tô Quang Thu - phó chủ nhiệm …", value "Tô Quang Thu", action "chủ trì".
Dates of papers ("Chỉ thị số 34-CT/TW ngày 7/4/2014") and authors' names tell of no event.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from knowledge.extract.clauses import action_of, happening_of, location_endings, subject_of
from knowledge.extract.names import phrase_span
from knowledge.extract.occasions import find_occasion
from knowledge.extract.passages import Passages
from knowledge.extract.points_in_time import resolved_date
from knowledge.extract.speakers import Cast, build_cast
from knowledge.extract.wordlists import any_of
from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, Mention, MentionKind, Report, Sentence, Span
from knowledge.recognize.comparisons import is_compared
from knowledge.text.fold import fold_tone

_MONTH_LENGTH = len("2025-12")
_DAYS = re.compile(r"[\d-]{7,10}/[\d-]{7,10}(?<=-\d\d-\d\d)")
# "tại trụ sở UBND huyện A": a body one can be at
_SEAT_BEFORE = re.compile(r"(?i)(?<!\w)(?:tại|ở)\s(?:\w+\s){0,3}\Z")
_ROMAN = re.compile(r"(?<!\w)[IVX]+(?!\w)")  # "thế kỷ XIX" is as exact as "năm 1850"
_CLOCK = re.compile(r"T[\d:]+")
_INTO = re.compile(r"(?i)(?<!\w)vào\s+\Z")
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}
_GROUPS = {MentionKind.ORGANISATION, MentionKind.PERSON}


@cache
def _place_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{any_of('events', 'place_prepositions')})\s*\Z")


@cache
def _venue() -> re.Pattern[str]:
    """A venue's name goes on to a comma, a verb or a second place: "Hội trường UBND huyện A"."""
    return re.compile(
        rf"""[tTởỞ(] (?: (?<=\() | (?<!\w.)(?i:(?<=t)ại|(?<=ở))\s+ )  # opens so that it can skip
        (?P<name>(?i:{any_of("events", "venues")})(?!\w)[^,;:.()“”\"\n]{{0,80}}?)
        (?= \s*(?:[,;:.()“”\"\n]|\Z) | \s+(?i:{any_of("events", "name_ends")})(?!\w) )""",
        re.VERBOSE,
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{any_of('events', 'place_units')})(?!\w)")


@cache
def _date_head() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:(?:{any_of('events', 'date_heads')})[ \t]+){{1,3}}\Z")


@cache
def _head_endings() -> tuple[str, ...]:
    heads = load_toml("events")["date_heads"]
    return tuple({fit(head).split()[-1] for head in heads for fit in (str.lower, fold_tone)})


@cache
def _paper_before() -> re.Pattern[str]:
    """A paper with its number or its author runs up to the date: "Quyết định 314/QĐ-X "."""
    return re.compile(
        rf"""(?i)(?<!\w)(?:{any_of("events", "documents")})(?!\w)
        (?: [^,;:()“”\n]*? (?:số\s*:?\s*\d | \d[-/][^\W\d_] | \d/\d{{4}}/) [^,;:()“”\n]*
          | (?:\s+của\s[^,;:()“”\d\n]{{0,60}})?
        )\s*\Z""",
        re.VERBOSE,
    )


@cache
def _namesake_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{any_of('events', 'namesakes')})\s+\Z")


def extract_events(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    cast: Cast | None = None,
) -> list[Fact]:
    """Return the person, place and date facts of a report, in order of their text."""
    facts: dict[tuple[str, str | None, int], Fact] = {}
    covered, passages = _group_spans(report, mentions), Passages(sentences)
    places = [mention for mention in mentions if mention.kind is MentionKind.PLACE]
    placed = [
        *_places(report, passages, places, covered),
        *_venues(report, passages),
    ]
    for fact in (
        *_persons(report, passages, cast or build_cast(report, mentions)),
        *placed,
        *_hosts(report, passages, places, {fact.sentence_start for fact in placed}),
        *_dates(report, passages, mentions),
    ):
        facts.setdefault((fact.kind, fact.value, fact.sentence_start), fact)
    return sorted(facts.values(), key=lambda fact: (fact.start, fact.end))


def _persons(report: Report, passages: Passages, cast: Cast) -> Iterator[Fact]:
    for mention in cast.mentions:
        if mention.value not in cast.people:
            continue
        span = phrase_span(report.text, mention)
        whole = passages.covering(span)
        known = cast.people[mention.value].roles
        role = known[0] if known and known[0] in span.cut(report.text) else mention.role
        role = role or (known[0] if known else None)
        if _namesake_before().search(report.text[max(0, span.start - 24) : span.start]):
            continue
        action = action_of(report.text, whole, span, mention.end)
        yield _build(report, passages, FactKind.PERSON, span, mention.value, role, action)


def _places(
    report: Report,
    passages: Passages,
    places: Sequence[Mention],
    covered: Sequence[Span],
) -> Iterator[Fact]:
    for mention in places:
        if _is_name_part(report, mention, covered):
            continue
        if not (_unit().match(mention.text) or _is_led_to(report.text, mention)):
            continue
        yield _build(report, passages, FactKind.PLACE, mention.span, mention.value, None, None)


def _is_led_to(text: str, place: Mention) -> bool:
    """Whether a preposition stands before a place: "tại Điện Biên"."""
    before = text[max(0, place.start - 24) : place.start]
    likely = before.rstrip().lower().endswith(location_endings())
    return likely and _place_before().search(before) is not None


def _hosts(
    report: Report, passages: Passages, places: Sequence[Mention], placed: set[int]
) -> Iterator[Fact]:
    """Yield the place in the host's name of a gathering told without any other place.

    "Hội nghị … do Ban Thường vụ Tỉnh ủy Sóc Trăng tổ chức" was held in Sóc Trăng.
    """
    for mention in places:
        whole = passages.covering(mention.span)
        if whole.start in placed or happening_of(report.text, whole, mention.span) is None:
            continue
        fact = _build(report, passages, FactKind.PLACE, mention.span, mention.value, None, None)
        if fact.origins.get("event") == "sentence":
            placed = {*placed, fact.sentence_start}
            yield fact._replace(origins={**fact.origins, "place": "host"})


def _venues(report: Report, passages: Passages) -> Iterator[Fact]:
    """Yield halls and houses where something takes place: "tại Trung tâm Hội nghị tỉnh"."""
    for match in _venue().finditer(report.text):
        span = Span(match.start("name"), match.end("name"))
        happening = happening_of(report.text, passages.covering(span), span)
        if happening is not None and _is_particular(match["name"]):
            value = span.cut(report.text)
            yield _build(report, passages, FactKind.PLACE, span, value, None, None)


def _dates(report: Report, passages: Passages, mentions: Sequence[Mention]) -> Iterator[Fact]:
    for mention in mentions:
        if mention.kind not in _TIMES:
            continue
        before = report.text[max(0, mention.start - 120) : mention.start]
        if not _tells_when(mention, before):
            continue
        start = mention.start - _length_of_head(before)
        span = Span(start, mention.end)
        whole = passages.covering(span)
        if _paper_before().search(report.text[max(whole.start, start - 100) : start]):
            continue
        spoken = not any(map(str.isdigit, mention.text)) and not _ROMAN.search(mention.text)
        if spoken and happening_of(report.text, whole, span) is None:
            continue  # "bây giờ" dates nothing, "sáng nay … tổ chức" does
        value = resolved_date(_CLOCK.sub("", mention.value), report.date)
        yield _build(report, passages, FactKind.DATE, span, value, None, None)


def _length_of_head(before: str) -> int:
    """Return how many letters lead to a date: "Sáng ngày "."""
    if before[-1:] not in {" ", "\t"} or not before.rstrip().lower().endswith(_head_endings()):
        return 0
    head = _date_head().search(before)
    return len(head.group()) if head else 0


def _tells_when(mention: Mention, before: str) -> bool:
    """Whether a mention is a time at all: no bare clock time, no period only compared with."""
    if mention.kind is MentionKind.PERIOD:
        return _is_told(mention, before)
    return not mention.value.startswith("T")


def _is_told(mention: Mention, before: str) -> bool:
    """Whether a period is told for itself: "vào tháng 12.2025", not "so với năm 2024"."""
    return bool(_DAYS.fullmatch(mention.value)) or not is_compared(before)


def _group_spans(report: Report, mentions: Sequence[Mention]) -> list[Span]:
    """Return where organisations and people's roles stand, overlapping ones as one."""
    spans = sorted(
        phrase_span(report.text, m) if m.kind is MentionKind.PERSON else m.span
        for m in mentions
        if m.kind in _GROUPS
    )
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _is_particular(venue: str) -> bool:
    """Whether a venue is one and no other: "hội trường Tỉnh ủy", not "cơ quan"."""
    words = venue.split()
    named = any(char.isupper() or char.isdigit() for word in words[1:] for char in word)
    return named or (len(words) > 2 and _unit().fullmatch(words[-1]) is not None)


def _is_name_part(report: Report, place: Mention, covered: Sequence[Span]) -> bool:
    """Whether a place only names a body, "UBND huyện A", that is not itself where one is."""
    at = bisect_right(covered, place.start, key=lambda other: other.start) - 1
    if at < 0 or place.span not in covered[at]:
        return False
    body = covered[at].start
    return _SEAT_BEFORE.search(report.text[max(0, body - 24) : body]) is None


def _build(
    report: Report,
    passages: Passages,
    kind: FactKind,
    span: Span,
    value: str,
    role: str | None,
    action: str | None,
) -> Fact:
    whole = passages.covering(span)
    occasion = find_occasion(report, whole)
    if kind is not FactKind.PERSON:
        action = happening_of(report.text, whole, span)
    return Fact(
        kind=kind,
        report=report.name,
        text=span.cut(report.text),
        start=span.start,
        end=span.end,
        sentence=whole.cut(report.text),
        sentence_start=whole.start,
        value=value,
        subject=None if kind is FactKind.PERSON else subject_of(report.text, whole, span),
        action=action,
        role=role,
        event=occasion.name if occasion else None,
        origins={"event": occasion.origin} if occasion else {},
    )
