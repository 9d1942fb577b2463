"""How sure a fact answers: a small linear model over the named parts of its score.

The weights are learned from the development questions by `python -m tests.train_decision` and
stand in lexicon/decision.toml, readable and few. What tells most is the lead over the next fact
that says something else, then how well the words are met, the least met of them above all.
"""

from collections.abc import Sequence
from functools import cache
from math import exp, log

from knowledge.lexicon import load_toml
from knowledge.search.rank import Ranked

_FLOOR = 0.02
_LOGGED = ("words", "kind", "counted", "period", "focus")


def features(ranked: Ranked, others: Sequence[Ranked], outside: float = 0.0) -> dict[str, float]:
    """Return the features of one ranked fact among all that were ranked for the question.

    Facts that were not ranked score at most `outside`.
    """
    parts = ranked.candidate.parts
    rivals = [r.score for r in others if r.fact.value != ranked.fact.value]
    rival = max(outside, max(rivals, default=0.0))
    total = sum(term.weight for term in ranked.terms) or 1.0
    found = {name: log(max(parts.get(name, 1.0), _FLOOR)) for name in _LOGGED}
    found["lead"] = log((ranked.score + _FLOOR) / (rival + _FLOOR))
    found["unmet"] = sum(term.unmet for term in ranked.terms) / total
    found["least"] = min((term.met for term in ranked.terms if not term.term.soft), default=1.0)
    return found


def confidence(ranked: Ranked, others: Sequence[Ranked], outside: float = 0.0) -> float:
    """Return how likely the fact is the answer, between 0 and 1."""
    bias, weights = _model()
    found = features(ranked, others, outside)
    return 1 / (1 + exp(-bias - sum(w * found.get(name, 0.0) for name, w in weights.items())))


@cache
def _model() -> tuple[float, dict[str, float]]:
    table = load_toml("decision")
    return table["bias"], dict(table["weights"])
