"""What a figure inherits: the period and the place it holds for, and where each was said.

A clause that names no period takes the one named before it in the sentence, then in the paragraph, then
the last one the report named, then the title's. "so với cùng kỳ năm 2018" names what is compared with
and is never inherited; neither is the date of a document.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.extract import natures
from knowledge.model import BlockKind, Mention, MentionKind, Report, Sentence, Span
from knowledge.recognize.comparisons import is_compared

_LOOK_BACK = 60
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}


@dataclass(frozen=True, slots=True)
class Inherited:
    """A slot's mention and where it was found: own, sentence, block, report or title."""

    mention: Mention
    origin: str


class Scope:
    """The periods and places of one report, in order, ready to be asked what holds at a figure."""

    def __init__(
        self, report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> None:
        self._text = report.text
        self._blocks = report.blocks
        self._periods = [m for m in mentions if m.kind in _TIMES and self._tells_time(m)]
        self._places = [m for m in mentions if m.kind is MentionKind.PLACE]
        self._period_starts = [m.start for m in self._periods]
        self._place_starts = [m.start for m in self._places]
        self._title = _title_span(report)
        self._main_place = self._find_main_place()

    def _tells_time(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.start - _LOOK_BACK) : mention.start]
        before = before.rsplit("\n", 1)[-1]
        return not is_compared(before) and not natures.dates_document(before)

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
        index = bisect_left(self._period_starts, at) - 1
        if index < 0 or self._periods[index].kind is MentionKind.DATE:
            return None
        if sentence.span.start == self._blocks[sentence.block].span.start and index == 0:
            return None
        return Inherited(self._periods[index], "report")

    def _from_title(self, mentions: Sequence[Mention]) -> Inherited | None:
        inside = [mention for mention in mentions if mention.span in self._title]
        return Inherited(inside[0], "title") if inside else None

    def _find_main_place(self) -> Mention | None:
        """The place in the title, or the one named most, if it is named at least twice."""
        titled = self._from_title(self._places)
        if titled:
            return titled.mention
        counts = Counter(mention.value for mention in self._places)
        if not counts:
            return None
        value, count = counts.most_common(1)[0]
        return next(m for m in self._places if m.value == value) if count > 1 else None


def _title_span(report: Report) -> Span:
    titles = [block.span for block in report.blocks if block.kind is BlockKind.TITLE]
    return titles[0] if titles else Span(0, 0)


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

    A full date near the top wins (a news lead, a place-and-date line); else the year named most.
    """
    top = report.blocks[min(4, len(report.blocks)) - 1].span.end if report.blocks else 0
    dates = [m for m in mentions if m.kind in _TIMES and _is_own_date(report.text, m)]
    for mention in dates:
        if (
            mention.start < top
            and len(mention.value) == len("2019-07-29")
            and mention.value[0] != "-"
        ):
            return mention.value
    years = Counter(mention.value[:4] for mention in dates if mention.value[:4].isdigit())
    if not years:
        return None
    most = max(years.values())
    return max(year for year, count in years.items() if count == most)


def _is_own_date(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _LOOK_BACK) : mention.start].rsplit("\n", 1)[-1]
    return not is_compared(before) and not natures.dates_document(before)
