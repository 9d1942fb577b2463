"""Whether a fact is proven: one curve for each feature, added up.

What the score's parts and the evidence say is weighed by steps that were learned, and stand in
lexicon/proof.toml: a feature adds what the step says that it falls in. The sum is the log-odds that
the fact is the answer; nothing acts on it but these numbers, so `ask --explain` can show them.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.search import decision
from knowledge.search.evidence import Features
from knowledge.search.rank import Ranked

_FLOOR = 0.01
_LOGGED = ("place", "contrast", "modality", "action")


class Curve(NamedTuple):
    """What a feature adds: `adds[i]` below `steps[i]`, the last of `adds` above them all."""

    steps: tuple[float, ...]
    adds: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return what a value adds."""
        return self.adds[bisect_right(self.steps, value)]


def read_features(ranked: Ranked, others: Sequence[Ranked], outside: float = 0.0) -> Features:
    """Return every feature of a ranked fact that a curve may weigh."""
    parts = ranked.candidate.parts
    return {
        **decision.features(ranked, others, outside),
        **ranked.evidence(),
        **{name: log(max(parts.get(name, 1.0), _FLOOR)) for name in _LOGGED},
        "score": log(max(ranked.score, _FLOOR)),
        "undone": float(any(term.is_undone for term in ranked.terms)),
    }


def weigh(found: Features) -> Features:
    """Return what each feature adds to the log-odds; the bias is named "bias"."""
    bias, curves = _model()
    return {"bias": bias, **{name: curve.at(found[name]) for name, curve in curves.items()}}


def prove(ranked: Ranked, others: Sequence[Ranked], outside: float = 0.0) -> float:
    """Return how likely the fact is the answer, between 0 and 1."""
    added = weigh(read_features(ranked, others, outside))
    return 1 / (1 + exp(-sum(added.values())))


@cache
def _model() -> tuple[float, dict[str, Curve]]:
    table = load_toml("proof")
    curves = {
        name: Curve(tuple(one["steps"]), tuple(one["adds"]))
        for name, one in table["curves"].items()
    }
    return table["bias"], curves
