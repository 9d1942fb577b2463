"""What the reports say about a topic, to be leafed through: a list of facts and no answer.

`Topics(index, sets).find(read_query("hộ nghèo Hà Giang 2023", …), FactKind.FIGURE)` → every
figure of Hà Giang in 2023 whose sentence speaks of "hộ nghèo", newest report first. Nothing is
weighed: a fact that leaves out a word, the place or the year is not in the list.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import and_, or_

from knowledge.model import Fact, FactKind, Mention, Report
from knowledge.recognize.places import place_key
from knowledge.search.entries import IndexedReport
from knowledge.search.index import Index
from knowledge.search.named import ReportSets
from knowledge.search.postings import members
from knowledge.search.query import Query
from knowledge.search.terms import Term
from knowledge.search.times import Relation, relate, years
from knowledge.search.tokens import keys_of
from knowledge.search.wording import words_of

_KEPT = 4096
_WITHIN = {Relation.SAME, Relation.INSIDE, Relation.PART}


class Topics:
    """The facts of one index, and the words they are said in."""

    def __init__(self, index: Index, sets: ReportSets) -> None:
        self._index, self._sets = index, sets
        self._openings = lru_cache(maxsize=_KEPT)(self._read_opening)

    def find(self, query: Query, kind: FactKind) -> list[Fact]:
        """Return the facts of a kind about the topic, newest report first, then as they stand."""
        if not (query.terms or query.places or query.periods or query.people):
            return []
        found: list[tuple[IndexedReport, Fact]] = []
        for number in members(self._saying(query)):
            entry = self._index.reports[number]
            facts = (fact for fact in entry.facts if fact.kind is kind)
            found += ((entry, fact) for fact in facts if self._is_about(fact, entry, query))
        found.sort(key=lambda one: (one[1].report, one[1].start))
        found.sort(key=lambda one: one[0].date or "", reverse=True)
        return [fact for _, fact in found]

    def _saying(self, query: Query) -> int:
        """Return the reports that may say every term, one bit each."""
        reports = (1 << len(self._index.reports)) - 1
        for term in query.terms:
            names = [*(term.alternatives | {term.keys}), _telling(term)]
            reports &= reduce(or_, (self._saying_all(name) for name in names))
        return reports

    def _saying_all(self, keys: Sequence[str]) -> int:
        return reduce(and_, map(self._sets.saying, keys), (1 << len(self._index.reports)) - 1)

    def _is_about(self, fact: Fact, entry: IndexedReport, query: Query) -> bool:
        said = _padded(" · ".join(_words(fact)))
        return (
            all(_says(said, term) for term in query.terms)
            and all(self._holds_for(fact, entry, period) for period in query.periods)
            and all(self._lies_in(fact, entry, place) for place in query.places)
        )

    def _holds_for(self, fact: Fact, entry: IndexedReport, period: Mention) -> bool:
        if fact.period is not None:
            return relate(period.value, fact.period) in _WITHIN
        opening = self._openings(entry.number)
        return any(_padded(str(year)) in opening for year in years(period.value))

    def _read_opening(self, number: int) -> str:
        return _padded(_opening(self._index.reports[number].report))

    def _lies_in(self, fact: Fact, entry: IndexedReport, place: Mention) -> bool:
        wanted = place_key(place.value)
        if fact.place is not None:
            own = place_key(fact.place)
            return own == wanted or own.endswith(f" {wanted}")
        return _padded(place.value) in self._openings(entry.number)


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
    return all(f" {key} " in said for key in _telling(term))


def _telling(term: Term) -> tuple[str, ...]:
    pairs = zip(term.keys, term.forms, term.stop, strict=True)
    return tuple(key for key, form, stop in pairs if not stop and form not in _honorifics())


def _honorifics() -> frozenset[str]:
    return frozenset(words_of("saying", "honorifics"))
