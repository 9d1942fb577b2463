"""What a figure inherits: the period and the place it holds for, and where each was said.

A clause that names no period takes the one named before it in the sentence, then in the
paragraph, then the last one the report named, then the title's. "so với cùng kỳ năm 2018" names
what is compared with and is never inherited; neither is the date of a document.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.extract import natures
from knowledge.model import Fact, Mention, MentionKind, Report, Sentence, Span
from knowledge.recognize.comparisons import is_compared
from knowledge.text.fold import fold_spelling

_LOOK_BACK = 60
_NEAR_BLOCKS = 2
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}


@dataclass(frozen=True, slots=True)
class Inherited:
    """A slot's mention and where it was found: own, sentence, block, report or title."""

    mention: Mention
    origin: str


class Scope:
    """The periods and places of one report, in order, ready to be asked what holds at a figure."""

    def __init__(self, report: Report, mentions: Sequence[Mention]) -> None:
        self._text = report.text
        self._blocks = report.blocks
        self._periods = [m for m in mentions if m.kind in _TIMES and self._tells_time(m)]
        self._places = _scopes(report.text, mentions)
        self._block_starts = [block.span.start for block in report.blocks]
        self._period_starts = [m.start for m in self._periods]
        self._place_starts = [m.start for m in self._places]
        self._head, self._lead = report.head, report.lead
        self._main_place = self._find_main_place()

    def _tells_time(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.start - _LOOK_BACK) : mention.start]
        before = before.rsplit("\n", 1)[-1]
        if is_compared(before):
            return False
        before = fold_spelling(before)
        return (
            not natures.dates_document(before)
            and not natures.names_law(before)
            and not natures.points_back(fold_spelling(mention.text))
        )

    def place_in_time(self, fact: Fact, sentence: Sentence) -> Fact:
        """Return the fact with the period and the place that hold for it."""
        period = self.find_period(fact.own, sentence, fact.start)
        place = self.find_place(fact.own, sentence, fact.start)
        found = {"period": period, "place": place}
        return replace(
            fact,
            period=period.mention.value if period else None,
            period_text=period.mention.text if period else None,
            place=place.mention.value if place else None,
            origins={**fact.origins, **{slot: one.origin for slot, one in found.items() if one}},
        )

    def find_period(self, own: Sequence[Span], sentence: Sentence, at: int) -> Inherited | None:
        """Return the period that holds for a figure at offset `at`."""
        return (
            _nearest(self._periods, self._period_starts, own, at)
            or self._inherit(self._periods, self._period_starts, sentence, at)
            or self._last_before(sentence, at)
            or self._from_title(self._periods)
        )

    def find_place(self, own: Sequence[Span], sentence: Sentence, at: int) -> Inherited | None:
        """Return the place that a figure at offset `at` holds for."""
        found = _nearest(self._places, self._place_starts, own, at) or self._inherit(
            self._places, self._place_starts, sentence, at
        )
        if found or self._main_place is None:
            return found
        return Inherited(self._main_place, "report")

    def _inherit(
        self, mentions: Sequence[Mention], starts: Sequence[int], sentence: Sentence, at: int
    ) -> Inherited | None:
        """Look back through the sentence, then through the paragraph."""
        index = bisect_left(starts, at) - 1
        if index < 0:
            return None
        mention = mentions[index]
        if mention.start >= sentence.span.start:
            return Inherited(mention, "sentence")
        if mention.kind in _TIMES and mention.span in self._blocks[sentence.block].span:
            return Inherited(mention, "block")
        return None

    def _last_before(self, sentence: Sentence, at: int) -> Inherited | None:
        """Return the last period of the paragraph before, for news in one-sentence paragraphs."""
        index = bisect_left(self._period_starts, at) - 1
        if index < 0 or self._periods[index].kind is MentionKind.DATE:
            return None
        mention = self._periods[index]
        near = sentence.block - self._block_of(mention) <= _NEAR_BLOCKS
        lasting = _within_year(mention.value) or fold_spelling(mention.text).startswith("từ")
        return Inherited(mention, "report") if near and lasting else None

    def _block_of(self, mention: Mention) -> int:
        return bisect_right(self._block_starts, mention.start) - 1

    def _from_title(self, mentions: Sequence[Mention]) -> Inherited | None:
        """Return what the title names, else the period or the place that the lead does."""
        for span, origin in ((self._head, "title"), (self._lead, "lead")):
            for mention in mentions:
                if mention.span in span and mention.kind is not MentionKind.DATE:
                    return Inherited(mention, origin)
        return None

    def _find_main_place(self) -> Mention | None:
        """The place in the title, or the first in the lead that is not just where people met."""
        found = self._from_title([m for m in self._places if not self._is_venue(m)])
        return found.mention if found else None

    def _is_venue(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.start - _VENUE_REACH) : mention.start]
        return before.rstrip().endswith("tại") or before.rstrip().endswith("Tại")


_VENUE_REACH = 12


def _scopes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places, and "cả nước" as one, in order; the country by its name is no scope."""
    places = [
        m
        for m in mentions
        if m.kind is MentionKind.PLACE and fold_spelling(m.value) not in natures.country_names()
    ]
    nation = [
        Mention(MentionKind.PLACE, found.group(), found.start(), found.end(), "cả nước")
        for found in natures.nationwide().finditer(fold_spelling(text))
    ]
    return sorted([*places, *nation], key=lambda m: m.start)


def _nearest(
    mentions: Sequence[Mention], starts: Sequence[int], spans: Sequence[Span], at: int
) -> Inherited | None:
    """Return the mention inside `spans` nearest to `at`, one before it preferred."""
    inside: list[Mention] = []
    for span in spans:
        for mention in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if mention.span in span:
                inside.append(mention)
    if not inside:
        return None
    return Inherited(min(inside, key=lambda m: (m.start > at, abs(m.start - at))), "own")


def find_report_date(report: Report, mentions: Sequence[Mention]) -> str | None:
    """Return the report's own date as far as it says: "2019-07-29", or the year "2019", or None.

    A full date near the top wins (a news lead, a place-and-date line); else the year named most,
    with the day of a lead that names none ("Sáng 27/6, tại …").
    """
    top = report.blocks[min(4, len(report.blocks)) - 1].span.end if report.blocks else 0
    top = max(top, report.lead.end)
    dates = [m for m in mentions if m.kind in _TIMES and _is_own_date(report.text, m)]
    for mention in dates:
        if (
            mention.start < top
            and len(mention.value) == len("2019-07-29")
            and mention.value[0] != "-"
        ):
            return mention.value
    years = Counter(m.value[:4] for m in dates if _within_year(m.value)) or Counter(
        m.value[:4] for m in dates if m.value[:4].isdigit()
    )
    if not years:
        return None
    most = max(years.values())
    year = max(year for year, count in years.items() if count == most)
    day = next((m.value for m in dates if m.start < top and _is_yearless_day(m.value)), None)
    return _date_after(f"{year}{day[1:]}", dates) if day else year


def _is_yearless_day(value: str) -> bool:
    return value.startswith("--") and len(value) == len("--07-29")


def _date_after(day: str, dates: Sequence[Mention]) -> str:
    """Move a day to the next year when what is reported ends after it: news of 2018 on 21-1."""
    spans = Counter(
        m.value for m in dates if m.kind is MentionKind.PERIOD and _within_year(m.value)
    )
    if not spans:
        return day
    last = spans.most_common(1)[0][0].rpartition("/")[2]
    end_month = int(last[5:7]) if len(last) > len("2018") else 12
    month = int(day[5:7])
    if last[:4] == day[:4] and month < end_month:
        return f"{int(day[:4]) + 1}{day[4:]}"
    return day


def _within_year(value: str) -> bool:
    first, _, last = value.partition("/")
    return first[:4].isdigit() and (not last or first[:4] == last[:4])


def _is_own_date(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _LOOK_BACK) : mention.start].rsplit("\n", 1)[-1]
    return not is_compared(before) and not natures.dates_document(fold_spelling(before))
