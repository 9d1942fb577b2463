"""Facts that wait to be read: each with the score it has at most, the slots compared or not yet."""

from functools import partial
from typing import NamedTuple

from knowledge.model import Fact, FactKind, Missing
from knowledge.search.asking import Asking
from knowledge.search.bounds import Least
from knowledge.search.columns import column_factor, is_headed
from knowledge.search.counting import counted_factor
from knowledge.search.index import Index
from knowledge.search.phrases import Phrases
from knowledge.search.said import Later
from knowledge.search.slots import (
    SlotMatch,
    Surroundings,
    match_period,
    match_person,
    match_place,
)
from knowledge.search.table_rows import row_factor
from knowledge.search.totals import total_factor

# Slots alone leave a fact below this share of the best: it is neither answer nor nearest.
HOPELESS = 0.3


class SlotsMet(NamedTuple):
    """How a fact meets what is counted, and the period, place and person named."""

    counted: float
    period: SlotMatch
    place: SlotMatch
    person: SlotMatch

    @property
    def factor(self) -> float:
        """How well all are met together."""
        return self.counted * self.period.factor * self.place.factor * self.person.factor

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is named and not met."""
        found = (self.period.missing, self.place.missing, self.person.missing)
        return tuple(missing for missing in found if missing)


class Waiting(NamedTuple):
    """A fact not read yet: minus what it scores at most, its turn, and what is known of it.

    `fit` is how well its kind and its place in the talk fit, `slots` None as long as not compared.
    """

    most: float
    turn: int
    fact: Fact
    number: int
    fit: float
    slots: SlotsMet | None


def compare_slots(
    asking: Asking, waiting: Waiting, least: Least, index: Index, phrases: Phrases
) -> Waiting | None:
    """Return the fact with how it meets the slots, or None for one without a chance.

    Slots cost little to compare and words much: what they leave far behind is not read.
    """
    query, fact, number = asking.query, waiting.fact, waiting.number
    entry = index.sentences[number]
    report = index.reports[entry.report]
    headed = is_headed(query, fact, report.text)
    counted = 1.0 if headed else counted_factor(query, fact, phrases)
    counted *= column_factor(query, fact, report) * row_factor(query, fact, report)
    counted *= total_factor(query.repaired, fact)
    if -waiting.most * counted < least.shown:
        return None
    silent = fact.kind is FactKind.QUOTE
    near = Surroundings(
        report,
        entry.facts,
        Later(partial(asking.places.own, fact, number)),
        {} if silent else Later(partial(asking.places.around, number)),
    )
    slots = SlotsMet(
        counted,
        match_period(query, fact, report),
        match_place(query, fact, near),
        match_person(query, fact),
    )
    if slots.factor * waiting.fit < HOPELESS * least.best:
        return None
    return waiting._replace(most=waiting.most * slots.factor, slots=slots)
