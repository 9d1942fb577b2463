"""The eyes shared by reports and questions: text in, mentions with spans out.

`recognize("Ngày 29/7/2019, ông Phan Văn Sáu trao 4 suất quà")` sees a date, a person and a figure.
Dates and documents keep figures out; a person wins over a place in the name; an organisation may
hold places ("Tỉnh ủy Sóc Trăng" holds "Sóc Trăng"); nothing else overlaps.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from knowledge.model import Mention, Span
from knowledge.recognize.organisations import recognize_organisations
from knowledge.recognize.people import recognize_people
from knowledge.recognize.periods import recognize_periods
from knowledge.recognize.places import recognize_places
from knowledge.recognize.quantities import recognize_quantities
from knowledge.text.clean import Cleaned, is_clean


def recognize(text: str, *, reference: date | None = None) -> list[Mention]:
    """Return all mentions of a text by where they start, the longer of two first.

    A text in pieces (NFD), with fixed spaces or invisible marks is read as it looks.
    """
    if is_clean(text):
        return _recognize(text, reference)
    twin = Cleaned(text)
    return [_back(text, twin, mention) for mention in _recognize(twin.text, reference)]


def _back(text: str, twin: Cleaned, mention: Mention) -> Mention:
    """Return a mention of the twin where it stands in the text itself."""
    start, end = twin.back(mention.start, mention.end)
    number = mention.number and Span(*twin.back(mention.number.start, mention.number.end))
    return mention._replace(text=text[start:end], start=start, end=end, number=number)


def _recognize(text: str, reference: date | None) -> list[Mention]:
    periods, people, places = _recognize_slots(text, reference)
    taken = [*periods, *people, *places]
    quantities = _apart(recognize_quantities(text, blocked=[m.span for m in taken]), taken)
    organisations = _apart(recognize_organisations(text), [*periods, *people])
    organisations = _around(organisations, [*places, *quantities])
    found = (*periods, *people, *places, *organisations, *quantities)
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def recognize_slots(text: str) -> list[Mention]:
    """Return only the dates, periods and places that `recognize` finds."""
    periods, _, places = _recognize_slots(text, None)
    return [*periods, *places]


def _recognize_slots(
    text: str, reference: date | None
) -> tuple[list[Mention], list[Mention], list[Mention]]:
    periods = recognize_periods(text, reference=reference)
    people = _apart(recognize_people(text), periods)
    return periods, people, _apart(recognize_places(text), [*periods, *people])


def _apart(mentions: Iterable[Mention], taken: list[Mention]) -> list[Mention]:
    """Keep the mentions that overlap nothing in `taken`."""
    inside = bytearray(max((mention.end for mention in taken), default=0))
    for mention in taken:
        inside[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return [mention for mention in mentions if not any(inside[mention.start : mention.end])]


def _around(organisations: list[Mention], others: list[Mention]) -> list[Mention]:
    """Keep the organisations that hold the others whole and cut none in two."""
    cut = bytearray(max((m.end for m in (*organisations, *others)), default=0) + 1)
    for other in others:
        # A boundary strictly inside another mention would cut it.
        cut[other.start + 1 : other.end] = b"\1" * (other.end - other.start - 1)
    spans = sorted(other.span for other in others)
    starts = [span.start for span in spans]
    return [
        organisation
        for organisation in organisations
        if not cut[organisation.start]
        and not cut[organisation.end]
        and not _covered(organisation, spans, starts)
    ]


def _covered(organisation: Mention, spans: list[Span], starts: list[int]) -> bool:
    """Whether one span holds the whole organisation and more; the spans do not overlap."""
    index = bisect_right(starts, organisation.start) - 1
    near = spans[index] if index >= 0 else None
    return near is not None and organisation.span in near and near not in organisation.span
