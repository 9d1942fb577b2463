"""What the reports say about a topic, to be leafed through: a list of facts and no answer.

`Topics(reports, facts).find(read_query("hộ nghèo Hà Giang 2023", …), FactKind.FIGURE)` → every
figure of Hà Giang in 2023 whose sentence speaks of "hộ nghèo", newest report first. Nothing is
weighed: a fact that leaves out a word, the place or the year is not in the list.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from knowledge.model import Fact, FactKind, Mention, Report
from knowledge.recognize.places import place_key
from knowledge.search.query import Query
from knowledge.search.terms import Term
from knowledge.search.times import Relation, relate, years
from knowledge.search.tokens import keys_of
from knowledge.search.wording import words_of

_WITHIN = {Relation.SAME, Relation.INSIDE, Relation.PART}


class Topics:
    """The facts of one snapshot with the words they are said in; built at the first question."""

    def __init__(self, reports: Sequence[Report], facts: Sequence[Fact]) -> None:
        self._reports, self._facts = reports, facts

    def find(self, query: Query, kind: FactKind) -> list[Fact]:
        """Return the facts of a kind about the topic, newest report first, then as they stand."""
        if not (query.terms or query.places or query.periods or query.people):
            return []
        dates = {report.name: report.date or "" for report in self._reports}
        found = [fact for fact in self._facts if fact.kind is kind and self._is_about(fact, query)]
        found.sort(key=lambda fact: (fact.report, fact.start))
        return sorted(found, key=lambda fact: dates[fact.report], reverse=True)

    def _is_about(self, fact: Fact, query: Query) -> bool:
        said = self._said[fact.key]
        return (
            all(_says(said, term) for term in query.terms)
            and all(self._holds_for(fact, period) for period in query.periods)
            and all(self._lies_in(fact, place) for place in query.places)
        )

    def _holds_for(self, fact: Fact, period: Mention) -> bool:
        if fact.period is not None:
            return relate(period.value, fact.period) in _WITHIN
        opening = self._openings[fact.report]
        return any(_padded(str(year)) in opening for year in years(period.value))

    def _lies_in(self, fact: Fact, place: Mention) -> bool:
        wanted = place_key(place.value)
        if fact.place is not None:
            own = place_key(fact.place)
            return own == wanted or own.endswith(f" {wanted}")
        return _padded(place.value) in self._openings[fact.report]

    @cached_property
    def _said(self) -> Mapping[str, str]:
        return {fact.key: _padded(" · ".join(_words(fact))) for fact in self._facts}

    @cached_property
    def _openings(self) -> Mapping[str, str]:
        return {report.name: _padded(_opening(report)) for report in self._reports}


def _words(fact: Fact) -> Iterator[str]:
    """Yield what a fact is about; who speaks and in what office belongs to a quote."""
    slots = (fact.subject, fact.action, fact.speaker, fact.role, fact.event)
    yield fact.text if fact.kind is FactKind.QUOTE else fact.sentence
    yield from (slot for slot in slots if slot)


def _opening(report: Report) -> str:
    return " ".join(
        (
            report.title,
            report.date or "",
            report.head.cut(report.text),
            report.lead.cut(report.text),
        )
    )


def _padded(text: str) -> str:
    return f" {' '.join(keys_of(text))} "


def _says(said: str, term: Term) -> bool:
    """Whether a term is said under one of its names; words of grammar and address need not be."""
    names = [term.keys, *term.alternatives]
    if any(f" {' '.join(name)} " in said for name in names):
        return True
    pairs = zip(term.keys, term.forms, term.stop, strict=True)
    telling = [key for key, form, stop in pairs if not stop and form not in _honorifics()]
    return all(f" {key} " in said for key in telling)


def _honorifics() -> frozenset[str]:
    return frozenset(words_of("saying", "honorifics"))
