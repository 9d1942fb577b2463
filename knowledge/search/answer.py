"""Found, ambiguous or unknown: the only place where a score becomes an answer.

A fact answers when it scores enough, meets every slot that was named, and leaves no telling word
of the question unsaid. Everything else is offered as nearest, with what was missing.
"""

from collections.abc import Sequence
from decimal import Decimal

from knowledge.model import Ambiguous, Answer, Candidate, Fact, Found, Missing, Nature, Unknown
from knowledge.search.asked import FIGURES, TIMES, Asked
from knowledge.search.bounds import ANSWERS
from knowledge.search.claims import judge_claim
from knowledge.search.counting import noun_factor
from knowledge.search.decision import confidence
from knowledge.search.denials import affirmed, unasked_denial
from knowledge.search.levels import BESIDE
from knowledge.search.offices import wrong_holder
from knowledge.search.phrases import Phrases
from knowledge.search.proof import prove
from knowledge.search.query import Query
from knowledge.search.rank import Ranked
from knowledge.search.repeats import without_twins
from knowledge.search.superlatives import wrong_end
from knowledge.search.tokens import tokenize
from knowledge.text.fold import fold

SURE = 0.45
# The lead over other facts says little where the figure stated picks the fact.
_SURE_CLAIM = 0.3
PROVEN, PROVEN_TIME = 0.12, 0.24
ENOUGH_QUOTE = 0.3
_TELLING = 0.5
# A figure that counts another noun than the one asked for is no answer.
_OTHER_NOUN = 0.5
_NEARLY = 0.7
_SAID_ALL = 0.88
_TIE = 0.985
_LIST = 0.5
_NOUN_FITS = 0.9
_RELATED = 5
# What a claim states picks its fact: it is judged, not proven.
_PROVEN = FIGURES - {Asked.YESNO}


def decide(
    query: Query, ranked: Sequence[Ranked], phrases: Phrases, *, outside: float = 0.0
) -> Answer:
    """Return the answer that the ranked facts allow; all others score at most `outside`."""
    if not ranked:
        return Unknown(query.text)
    if query.asked is Asked.YESNO:
        return _decide_claim(query, ranked, phrases, outside)
    missing = _missing(query, ranked[0], ranked, outside)
    answering = _whole_first(query, find_answering(query, ranked, outside))
    if not answering:
        return Unknown(query.text, _candidates(ranked[:_RELATED]), missing)
    ranked = without_twins([*answering, *(r for r in ranked if r not in answering)])
    answers = _several(query, answering, phrases) if query.several else [answering[0]]
    related = [r for r in ranked[: _RELATED + len(answers)] if r not in answers]
    rivals = _rivals(query, answering)
    if rivals:
        return Ambiguous(query.text, _candidates(rivals), _differs_by(rivals), _candidates(related))
    return Found(query.text, _candidates(answers), _candidates(related[:_RELATED]))


def find_answering(query: Query, ranked: Sequence[Ranked], outside: float = 0.0) -> list[Ranked]:
    """Return the facts that leave nothing out and score nearly as much as the best."""
    floor = _NEARLY * ranked[0].score if ranked else 0.0
    near = (r for r in ranked if r.score >= floor)
    return without_twins([r for r in near if not _missing(query, r, ranked, outside)])


def _whole_first(query: Query, answering: list[Ranked]) -> list[Ranked]:
    """Put the larger figure first where one report has two that say all that is asked for.

    "Phú Thọ kỷ luật bao nhiêu đảng viên" means the 640 of the year, not the 71 of one inspection.
    """
    if not answering or query.asked not in {Asked.COUNT, Asked.MONEY}:
        return answering
    best = answering[0]
    wholes = [r for r in answering if _says_all(r) and _is_alike(r, best)]
    if not _says_all(best) or len(wholes) < 2:
        return answering
    whole = max(wholes, key=lambda r: Decimal(r.fact.value or 0))
    return [whole, *(r for r in answering if r is not whole)]


def _says_all(ranked: Ranked) -> bool:
    level = ranked.fact.nature is Nature.LEVEL and ranked.fact.host is None
    return level and all(term.met >= _SAID_ALL for term in ranked.terms if not term.term.soft)


def _is_alike(one: Ranked, other: Ranked) -> bool:
    """Whether two figures count one thing in one report, done alike, in the same time and place."""
    mine, others = one.fact, other.fact
    return (
        mine.report == others.report
        and (mine.unit, mine.period, mine.place) == (others.unit, others.period, others.place)
        and fold(mine.action or "") == fold(others.action or "")
        and all(
            one.candidate.parts[part] == other.candidate.parts[part]
            for part in ("modality", "contrast", "place")
        )
        and "/" not in (mine.value or "/")
    )


def _decide_claim(
    query: Query, ranked: Sequence[Ranked], phrases: Phrases, outside: float
) -> Answer:
    answering = [r for r in ranked if not _missing(query, r, ranked, outside)]
    judged = judge_claim(query, answering, phrases)
    if judged is None:
        missing = _missing(query, ranked[0], ranked, outside) or (Missing("value", query.text),)
        return Unknown(query.text, _candidates(ranked[:_RELATED]), missing)
    proof, verdict = judged
    related = [r for r in ranked[:_RELATED] if r is not proof]
    return Found(query.text, (proof.candidate,), _candidates(related), verdict)


def _missing(
    query: Query, fact: Ranked, ranked: Sequence[Ranked], outside: float
) -> tuple[Missing, ...]:
    """Return what the question names and the fact does not meet; empty when it answers."""
    if left_out := _left_out(query, fact):
        return left_out
    if query.asked is Asked.QUOTE:
        return () if fact.score >= ENOUGH_QUOTE else _unsaid(fact)
    return () if _is_sure(query, fact, ranked, outside) else _unsaid(fact)


def leads(query: Query, ranked: Sequence[Ranked]) -> bool:
    """Whether the best leaves nothing out and leads all others, proven or not.

    What proves a fact was learned on prose. Which column of a table is meant is told by its
    headers, not by what a sentence says.
    """
    best = ranked[0] if ranked else None
    return best is not None and not _left_out(query, best) and _scores(query, best, ranked)


def _left_out(query: Query, fact: Ranked) -> tuple[Missing, ...]:
    """Return the slots, the office, the noun or the deeds named that a fact does not meet."""
    if fact.missing:
        return fact.missing
    if wrong := wrong_holder(query, fact.fact):
        return (wrong,)
    if other := _tells_other(query, fact.fact):
        return (other,)
    if query.asked is Asked.QUOTE:
        return ()
    if query.asked is Asked.COUNT and fact.candidate.parts["counted"] <= _OTHER_NOUN:
        return (Missing("subject", _counted_words(query)),) if query.counted else _unsaid(fact)
    other_action = fact.candidate.parts["action"] < 1
    undone = [
        term
        for term in fact.terms
        if term.is_undone or (other_action and term.term.action and term.met <= BESIDE)
    ]
    if undone and query.asked not in TIMES:
        return tuple(Missing("action", " ".join(term.term.forms)) for term in undone)
    return ()


def _tells_other(query: Query, fact: Fact) -> Missing | None:
    """Return what is denied beyond what is asked, done for undone, or the last for the first."""
    if denied := unasked_denial(query, fact):
        return Missing("subject", denied)
    if query.asked in _PROVEN and (undone := affirmed(query, fact)):
        return Missing("action", undone)
    end = wrong_end(query, fact) if query.asked is Asked.WHERE else None
    return Missing("subject", end) if end else None


def _is_sure(query: Query, fact: Ranked, ranked: Sequence[Ranked], outside: float) -> bool:
    """Whether score and lead are enough, and what the sentence says proves the fact.

    A time is told in few words, often without the verb that is asked with: it needs better proof
    and no score.
    """
    if query.asked in TIMES:
        return prove(fact, ranked, outside) >= PROVEN_TIME
    if not _scores(query, fact, ranked, outside):
        return False
    return query.asked not in _PROVEN or prove(fact, ranked, outside) >= PROVEN


def _scores(query: Query, fact: Ranked, ranked: Sequence[Ranked], outside: float = 0.0) -> bool:
    sure = _SURE_CLAIM if query.asked is Asked.YESNO else SURE
    return fact.score >= ANSWERS and confidence(fact, ranked, outside) >= sure


def _counted_words(query: Query) -> str:
    """Return the noun that was asked for in the question's own words."""
    noun, tokens = query.counted[0], tokenize(query.repaired)
    for start in range(len(tokens)):
        words = tokens[start : start + len(noun)]
        if tuple(token.key for token in words) == noun:
            return " ".join(token.form for token in words)
    return " ".join(noun)


def _unsaid(fact: Ranked) -> tuple[Missing, ...]:
    """Return the words said nowhere near the fact, at least the one least met."""
    unsaid = [term for term in fact.terms if term.unmet > _TELLING * term.weight]
    if not unsaid:
        unsaid = sorted(fact.terms, key=lambda term: term.met)[:1]
    return tuple(Missing("subject", " ".join(term.term.forms)) for term in unsaid)


def _several(query: Query, ranked: Sequence[Ranked], phrases: Phrases) -> list[Ranked]:
    """Return what belongs together: for each noun asked for the best fact near the best one.

    "bao nhiêu tập thể và cá nhân" takes one figure each; "lần lượt" takes those of a sentence.
    """
    best = ranked[0]
    near = [
        r for r in ranked if _beside(r, best) and not r.missing and r.score > _LIST * best.score
    ]
    if len(query.counted) < 2:
        together = [r for r in near if r.sentence == best.sentence] if query.listing else [best]
        return sorted(together, key=lambda r: r.fact.start)
    chosen: list[Ranked] = []
    for noun in query.counted:
        fitting = [r for r in near if noun_factor(noun, r.fact, phrases) >= _NOUN_FITS]
        if fitting and fitting[0] not in chosen:
            chosen.append(fitting[0])
    return chosen or [best]


def _beside(one: Ranked, other: Ranked) -> bool:
    return one.fact.report == other.fact.report and abs(one.sentence - other.sentence) <= 1


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
