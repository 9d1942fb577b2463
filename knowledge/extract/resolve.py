"""What a figure inherits: the period and the place it holds for, and where each was said.

A clause that names no period takes the one named before it in the sentence, then in the
paragraph, under the heading, in the title. "so với cùng kỳ năm 2018" names what is compared with
and is never inherited; neither is the date of a document.
"""

from collections.abc import Sequence

from knowledge.extract.drafts import Draft
from knowledge.extract.periods_held import Periods
from knowledge.extract.places_held import Places
from knowledge.model import Fact, Mention, Report, Sentence


class Scope:
    """The periods and places of one report, in order, ready to be asked what holds at a figure."""

    def __init__(self, report: Report, mentions: Sequence[Mention]) -> None:
        self._periods = Periods(report, mentions)
        self._places = Places(report, mentions)

    def hold(self, draft: Draft) -> None:
        """Give a figure the period and the place that hold for it."""
        period = self._periods.find(draft, draft.sentence)
        if period is not None:
            draft.period, draft.origins["period"] = period
        place = self._places.find(draft, draft.sentence)
        if place is not None:
            draft.place, draft.origins["place"] = place

    def place_in_time(self, fact: Fact, sentence: Sentence) -> Fact:
        """Return the fact with the period and the place that hold for it."""
        period = self._periods.find(fact, sentence)
        place = self._places.find(fact, sentence)
        found = {"period": period, "place": place}
        return fact._replace(
            period=period.mention.value if period else None,
            period_text=period.mention.text if period else None,
            place=place.mention.value if place else None,
            origins={**fact.origins, **{slot: one.origin for slot, one in found.items() if one}},
        )
