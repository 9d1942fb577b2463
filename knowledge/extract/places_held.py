"""Which place a figure holds for: the nearest said in its sentence, else the report's.

"Ninh Thuận" in the title holds for all that names no other place; "cả nước" is a place of its own,
while where people met ("tại Đà Nẵng") is none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from knowledge.extract import natures
from knowledge.extract.nearest import Inherited, Owner, find_nearest
from knowledge.extract.wording import fold_word
from knowledge.model import Mention, MentionKind, Report, Sentence, Span
from knowledge.text.fold import fold_whole

_VENUE_REACH = 12
# "chiếm 29,23% cả nước" compares with the country and tells of a part of it.
_SHARE_OF = re.compile(r"%\s*(?:so với\s*|của\s*)?\Z")


class Places:
    """The places of one report, ready to be asked which one holds at a figure."""

    def __init__(self, report: Report, mentions: Sequence[Mention]) -> None:
        self._text = report.text
        self._places = _scopes(report.text, mentions)
        self._starts = [place.start for place in self._places]
        main = self._find_main(report)
        self._everywhere = Inherited(main, "report") if main else None

    def find(self, fact: Owner, sentence: Sentence) -> Inherited | None:
        """Return the place that a figure holds for."""
        if found := find_nearest(self._places, self._starts, fact.own, fact.start):
            return Inherited(found, "own")
        index = bisect_left(self._starts, fact.start) - 1
        if index >= 0 and self._starts[index] >= sentence.span.start:
            return Inherited(self._places[index], "sentence")
        return self._everywhere

    def _find_main(self, report: Report) -> Mention | None:
        """The place in the title, or the paper's, or the first in the lead."""
        paper = report.paper
        head = report.title_span if paper.is_official or paper.area else report.head
        if found := self._first_in(head):
            return found
        if paper.area:
            return Mention(MentionKind.PLACE, paper.area, head.start, head.end, paper.area)
        return self._first_in(report.lead)

    def _first_in(self, span: Span) -> Mention | None:
        """Return the first place inside a span that is not just where people met."""
        for place in self._places[bisect_left(self._starts, span.start) :]:
            if place.start >= span.end:
                return None
            if place.span in span and not self._is_venue(place):
                return place
        return None

    def _is_venue(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.start - _VENUE_REACH) : mention.start]
        return before.rstrip().lower().endswith("tại")


def _scopes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places, and "cả nước" as one, in order; the country by its name is no scope."""
    places = [
        m
        for m in mentions
        if m.kind is MentionKind.PLACE and fold_word(m.value) not in natures.country_names()
    ]
    nation = [
        Mention(MentionKind.PLACE, found.group(), found.start(), found.end(), "cả nước")
        for found in natures.nationwide().finditer(text, twin=fold_whole(text))
        if not _SHARE_OF.search(text, max(0, found.start() - _VENUE_REACH), found.start())
        and not natures.names_event(fold_whole(text)[max(0, found.start() - 40) : found.start()])
    ]
    return sorted([*places, *nation], key=lambda m: m.start)
