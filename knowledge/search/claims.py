"""Yes or no about a stated figure: "TP.HCM còn hơn 5.000 hộ nghèo phải không?" against "3.767 hộ
nghèo".

A report's "trên 80%" neither proves nor disproves "trên 85%": such a claim cannot be decided,
and that is said.
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from knowledge.model import Fact, Mention, MentionKind, Nature
from knowledge.search.counting import noun_factor
from knowledge.search.phrases import Phrases
from knowledge.search.query import Query
from knowledge.search.rank import Ranked
from knowledge.search.tokens import keys_of
from knowledge.text.fold import fold

_ENOUGH = 0.4
_ABOVE = {"tren", "hon", "qua", "it nhat", "toi thieu", "khong duoi", "≥", ">"}
_BELOW = {"duoi", "gan", "chua den", "chua toi", "it hon", "khong qua", "toi da", "≤", "<"}
# These leave out the number that they bound by.
_OPEN = {"tren", "hon", "duoi", "gan", "chua den", "chua toi", "it hon", ">", "<"}
_NEARLY_BEST = 0.8
_NOUN_FITS = 0.9

Interval = tuple[Decimal, Decimal]
_INFINITY = Decimal("Infinity")


def judge_claim(
    query: Query, ranked: Sequence[Ranked], phrases: Phrases
) -> tuple[Ranked, bool] | None:
    """Return the fact that proves or disproves the stated figure and the verdict, or None."""
    if not ranked or not query.figures or ranked[0].score < _ENOUGH:
        return None
    comparable = _fit(query, ranked, phrases)
    if not comparable:
        return None
    best = comparable[0][0].score
    near = [(r, claim) for r, claim in comparable if r.score >= _NEARLY_BEST * best]
    for r, claim in near:
        if _holds(claim, r.fact) is True:
            return r, True
    r, claim = near[0]
    return (r, False) if _holds(claim, r.fact) is False else None


def _fit(query: Query, ranked: Sequence[Ranked], phrases: Phrases) -> list[tuple[Ranked, Mention]]:
    """Return what may be compared, without parts that fit less than their whole."""
    pairs = [
        (r, claim)
        for r in ranked
        for claim in query.figures
        if _comparable(claim, r) and _same_noun(claim, r.fact, phrases)
    ]
    scores = {(r.fact.report, r.fact.start): r.score for r, _ in pairs}
    return [
        (r, claim)
        for r, claim in pairs
        if r.fact.host is None or scores.get((r.fact.report, r.fact.host), 0.0) <= r.score
    ]


def _comparable(claim: Mention, ranked: Ranked) -> bool:
    """A share is compared with shares, money with money, what is done with no plan."""
    fact = ranked.fact
    planned = fact.nature is Nature.TARGET and ranked.candidate.parts["kind"] < 1
    return fact.measure == claim.kind and fact.value is not None and not planned


def _same_noun(claim: Mention, fact: Fact, phrases: Phrases) -> bool:
    """ "3 tỉnh ủy viên" is neither proven nor disproven by "3 tổ chức đảng"."""
    noun = keys_of(claim.unit or "")
    counts = fact.measure is MentionKind.NUMBER and noun
    return not counts or noun_factor(noun, fact, phrases) >= _NOUN_FITS


def _holds(claim: Mention, fact: Fact) -> bool | None:
    claimed = interval(claim.value, claim.qualifier)
    stated = interval(fact.value or "", fact.qualifier)
    if claimed is None or stated is None:
        return None
    if claim.value == fact.value and (not claim.qualifier or claim.qualifier == fact.qualifier):
        return True
    if claimed[0] <= stated[0] and stated[1] <= claimed[1]:
        return True
    if stated[1] < claimed[0] or claimed[1] < stated[0]:
        return False
    # "hơn 12.000" is not "gần 12.000", though both end there.
    opens = {fold(claim.qualifier or ""), fold(fact.qualifier or "")} & _OPEN
    touching = claimed[0] == stated[1] or claimed[1] == stated[0]
    return False if opens and touching and claimed != stated else None


def interval(value: str, qualifier: str | None) -> Interval | None:
    """Return the least and the most that a figure may be; None where it says no number."""
    low, _, high = value.partition("/")
    try:
        first, last = Decimal(low), Decimal(high or low)
    except InvalidOperation:
        return None
    word = fold(qualifier or "")
    if word in _ABOVE:
        return first, _INFINITY
    if word in _BELOW:
        return -_INFINITY, last
    return first, last
