"""Found, ambiguous or unknown: the only place where a score becomes an answer.

A fact answers when it scores enough, meets every slot that was named, and leaves no telling word of the
question unsaid. Everything else is offered as nearest, with what was missing.
"""

from collections.abc import Sequence

from knowledge.model import Ambiguous, Answer, Candidate, Found, Missing, Unknown
from knowledge.search.claims import judge_claim
from knowledge.search.index import Index
from knowledge.search.query import Asked, Query
from knowledge.search.rank import Ranked

ENOUGH = 0.42
ENOUGH_QUOTE = 0.3
# A word that weighs this share of the question and is said nowhere near leaves it unanswered.
TELLING = 0.22
_TIE = 0.985
_LIST = 0.72
_RELATED = 5


def decide(query: Query, ranked: Sequence[Ranked], index: Index) -> Answer:
    """Return the answer that the ranked facts allow."""
    if not ranked:
        return Unknown(query.text)
    if query.asked is Asked.YESNO:
        return _decide_claim(query, ranked)
    missing = _missing(query, ranked[0])
    if missing:
        return Unknown(query.text, _candidates(ranked[:_RELATED]), missing)
    answers = _several(ranked) if query.several else [ranked[0]]
    related = [r for r in ranked[: _RELATED + len(answers)] if r not in answers]
    rivals = _rivals(query, ranked)
    if rivals:
        return Ambiguous(query.text, _candidates(rivals), _differs_by(rivals), _candidates(related))
    return Found(query.text, _candidates(answers), _candidates(related[:_RELATED]))


def _decide_claim(query: Query, ranked: Sequence[Ranked]) -> Answer:
    judged = judge_claim(query, [r for r in ranked if not _missing(query, r)])
    if judged is None:
        missing = _missing(query, ranked[0]) or (Missing("value", query.text),)
        return Unknown(query.text, _candidates(ranked[:_RELATED]), missing)
    proof, verdict = judged
    related = [r for r in ranked[:_RELATED] if r is not proof]
    return Found(query.text, (proof.candidate,), _candidates(related), verdict)


def _missing(query: Query, best: Ranked) -> tuple[Missing, ...]:
    """Return what the question names and the best fact does not meet; empty when it answers."""
    if best.missing:
        return best.missing
    unsaid = _unsaid(best)
    if unsaid:
        return unsaid
    enough = ENOUGH_QUOTE if query.asked is Asked.QUOTE else ENOUGH
    if best.score < enough:
        weakest = min(best.terms, key=lambda t: t.met, default=None)
        return (Missing("subject", " ".join(weakest.term.forms) if weakest else query.text),)
    return ()


def _unsaid(best: Ranked) -> tuple[Missing, ...]:
    total = sum(term.weight for term in best.terms)
    return tuple(
        Missing("subject", " ".join(term.term.forms))
        for term in best.terms
        if total and term.unmet / total > TELLING
    )


def _several(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the facts that belong together with the best: same sentence, nearly as good."""
    best = ranked[0]
    together = [
        r
        for r in ranked
        if r.sentence == best.sentence and r.score >= _LIST * best.score and not r.missing
    ]
    return sorted(together, key=lambda r: r.fact.start) if len(together) > 1 else [best]


def _rivals(query: Query, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the facts of different reports that fit as well and say something else."""
    best = ranked[0]
    rivals = [best]
    for other in ranked[1:10]:
        if other.score < _TIE * best.score or query.several:
            break
        elsewhere = other.fact.report != best.fact.report
        differs = other.fact.value != best.fact.value
        if elsewhere and differs and not other.missing and _differing_slot(best, other):
            rivals.append(other)
    return rivals if len(rivals) > 1 else []


def _differing_slot(one: Ranked, other: Ranked) -> str | None:
    if one.fact.place != other.fact.place:
        return "place"
    if one.fact.period != other.fact.period:
        return "period"
    return None


def _differs_by(rivals: Sequence[Ranked]) -> str:
    return _differing_slot(rivals[0], rivals[1]) or "report"


def _candidates(ranked: Sequence[Ranked]) -> tuple[Candidate, ...]:
    return tuple(r.candidate for r in ranked)
