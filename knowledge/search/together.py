"""Several numbers asked for at once: one figure for each, told together where the reports do.

"mở bao nhiêu lớp dạy nghề, cho bao nhiêu học viên" takes "36 lớp" and "1.080 học viên" of one
sentence, and no figure twice.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod

from knowledge.model import Ambiguous, Answer, Candidate, Found
from knowledge.search.answer import decide, find_answering
from knowledge.search.asked import Asked
from knowledge.search.phrases import Phrases
from knowledge.search.query import Query
from knowledge.search.rank import Ranked
from knowledge.search.tokens import keys_of
from knowledge.text.fold import fold

Part = tuple[Query, Sequence[Ranked]]

_TRIED = 6
_RELATED = 5
# A figure beside one that answers needs no lead over others, but must fit the part's question.
_FITS = 0.5
_UNSAID = 0.2
_NOUN_FITS = 0.9
# A place that a figure inherits from its report may be one of several that it is about.
_STATED = {"own", "sentence"}
_SAME_SENTENCE, _NEAR, _SAME_REPORT, _ELSEWHERE = 1.0, 0.85, 0.7, 0.6
# A whole and its part are seldom asked for in one breath as if they were two of a kind.
_WHOLE_AND_PART = 0.8


def decide_together(
    query: Query, whole: Sequence[Ranked], parts: Sequence[Part], phrases: Phrases
) -> Answer:
    """Return the answer to a question of several numbers; `whole` is ranked for all of it.

    Where each "bao nhiêu" asks for itself, none is answered unless all are. Several nouns behind
    one are also answered by a figure that counts them together: "1.012 cán bộ, công chức".
    """
    apart = len(query.asks) > 1
    answers = [decide(part, ranked, phrases) for part, ranked in parts]
    counted_together = not apart and whole and _covers_all(query, whole)
    chosen = None if counted_together else _choose(parts)
    if chosen is None:
        unmet = [answer for answer in answers if not isinstance(answer, Found)]
        if not apart:
            return decide(query, whole, phrases)
        return unmet[0] if unmet else _join(query, [], answers)
    return _join(query, [one.candidate for one in chosen], answers)


def _covers_all(query: Query, whole: Sequence[Ranked]) -> bool:
    """Whether one figure counts all nouns, or holds for all places, that are named."""
    best = whole[0]
    if len(query.counted) > 1:
        said = set(keys_of(best.fact.unit or ""))
        return all(set(noun) <= said for noun in query.counted)
    if best.fact.origins.get("place") not in _STATED:
        return not best.missing
    beside = {r.fact.start for r in whole if _is_listed(r, best)}
    told = fold(best.fact.sentence)
    return len(beside) == 1 and all(fold(place.text) in told for place in query.places)


def _is_listed(one: Ranked, best: Ranked) -> bool:
    same = one.fact.report == best.fact.report and one.sentence == best.sentence
    return same and one.fact.measure == best.fact.measure


def _choose(parts: Sequence[Part]) -> tuple[Ranked, ...] | None:
    sure = [find_answering(part, ranked) for part, ranked in parts]
    return max(_combinations(parts, sure), key=lambda one: _fit(one, parts), default=None)


def _join(query: Query, chosen: Sequence[Candidate], answers: Sequence[Answer]) -> Found:
    """Return the facts chosen, or those found to the parts, each once; the rest as related."""
    told = [answer for answer in answers if isinstance(answer, Found | Ambiguous)]
    facts = {c.fact.key: c for c in (chosen or [c for answer in told for c in answer.facts])}
    close = [c for answer in told for c in (*answer.facts, *answer.related)]
    related = {c.fact.key: c for c in close if c.fact.key not in facts}
    return Found(query.text, tuple(facts.values()), tuple(related.values())[:_RELATED])


def _combinations(
    parts: Sequence[Part], sure: Sequence[Sequence[Ranked]]
) -> Iterator[tuple[Ranked, ...]]:
    """Yield one figure for each part, all different, each sure or beside one that is."""
    fitting = [_fitting(part, ranked) for part, ranked in parts]
    keys = [{one.fact.key for one in some} for some in sure]
    for chosen in product(*fitting):
        if len({(one.fact.report, one.fact.start) for one in chosen}) < len(chosen):
            continue
        certain = [one for one, known in zip(chosen, keys, strict=True) if one.fact.key in known]
        if certain and all(
            one in certain or any(_closeness(one, other) == _SAME_SENTENCE for other in certain)
            for one in chosen
        ):
            yield chosen


def _fitting(part: Query, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return what may answer a part: it leaves no slot unmet and counts the noun asked for."""
    if not ranked:
        return []
    floor = _FITS * ranked[0].score
    counts = part.asked is Asked.COUNT
    return [
        one
        for one in ranked
        if one.score >= floor
        and not one.missing
        and _unsaid(one) <= _UNSAID
        and (not counts or one.candidate.parts["counted"] >= _NOUN_FITS)
    ][:_TRIED]


def _unsaid(one: Ranked) -> float:
    """Return the share of the question's words that are said nowhere near."""
    total = sum(term.weight for term in one.terms)
    return sum(term.unmet for term in one.terms) / total if total else 0.0


def _fit(chosen: Sequence[Ranked], parts: Sequence[Part]) -> float:
    """Return how well the figures fit their parts, and one another."""
    scores = (one.score / ranked[0].score for one, (_, ranked) in zip(chosen, parts, strict=True))
    return prod(scores) * prod(_closeness(*pair) for pair in combinations(chosen, 2))


def _closeness(one: Ranked, other: Ranked) -> float:
    if one.fact.report != other.fact.report:
        return _ELSEWHERE
    if one.fact.start == other.fact.host or other.fact.start == one.fact.host:
        return _WHOLE_AND_PART
    if one.sentence == other.sentence:
        return _SAME_SENTENCE
    return _NEAR if abs(one.sentence - other.sentence) == 1 else _SAME_REPORT
