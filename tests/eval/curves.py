"""Learning curves for proof.toml: steps that are added up, boosted on a logistic loss.

Every feature gets a few steps at its quantiles; in turn each moves what it adds towards what the
others leave unexplained. Plain Python; a minute for ten thousand examples.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

_STEPS, _ROUNDS, _RATE, _PENALTY = 12, 60, 0.15, 12.0


class Row(NamedTuple):
    """An example: its features, whether the fact is right, and how much the example weighs."""

    features: Mapping[str, float]
    right: bool
    weight: float


Curves = dict[str, tuple[list[float], list[float]]]


def fit(rows: Sequence[Row], rounds: int = _ROUNDS) -> tuple[float, Curves]:
    """Return the bias and for each feature its steps and what it adds between them."""
    total = sum(row.weight for row in rows)
    share = sum(row.weight for row in rows if row.right) / total
    bias = log(share / (1 - share))
    names = sorted(rows[0].features)
    steps = {name: _quantiles([row.features[name] for row in rows]) for name in names}
    bins = {name: [bisect_right(steps[name], row.features[name]) for row in rows] for name in names}
    adds = {name: [0.0] * (len(steps[name]) + 1) for name in names}
    sums = [bias] * len(rows)
    labels = [(float(row.right), row.weight) for row in rows]
    for _ in range(rounds):
        for name in names:
            moves = _moves(bins[name], sums, labels, len(adds[name]))
            adds[name] = [add + move for add, move in zip(adds[name], moves, strict=True)]
            sums = [value + moves[at] for value, at in zip(sums, bins[name], strict=True)]
    return bias, {name: (steps[name], adds[name]) for name in names if any(adds[name])}


def predict(model: tuple[float, Curves], features: Mapping[str, float]) -> float:
    """Return how likely a fact with these features is right."""
    bias, curves = model
    added = (adds[bisect_right(steps, features[n])] for n, (steps, adds) in curves.items())
    return 1 / (1 + exp(-bias - sum(added)))


def _quantiles(values: list[float]) -> list[float]:
    ordered = sorted(values)
    distinct = sorted(set(ordered))
    if len(distinct) <= _STEPS:  # what is seldom so must have a step of its own
        return [round(value, 3) for value in distinct[1:]]
    cuts = {round(ordered[len(ordered) * i // _STEPS], 3) for i in range(1, _STEPS)}
    return sorted(cut for cut in cuts if ordered[0] < cut <= ordered[-1])


def _moves(
    places: Sequence[int],
    sums: Sequence[float],
    labels: Sequence[tuple[float, float]],
    size: int,
) -> list[float]:
    """Return a step towards what is left unexplained, for each stretch of a feature."""
    slopes, bends = [0.0] * size, [_PENALTY] * size
    for at, value, (label, weight) in zip(places, sums, labels, strict=True):
        sure = 1 / (1 + exp(-value))
        slopes[at] += weight * (label - sure)
        bends[at] += weight * sure * (1 - sure)
    return [_RATE * slope / bend for slope, bend in zip(slopes, bends, strict=True)]


def write_model(model: tuple[float, Curves], head: str) -> str:
    """Return the model as TOML."""
    return "\n".join((head, *_lines(model))) + "\n"


def _lines(model: tuple[float, Curves]) -> Iterator[str]:
    bias, curves = model
    yield f"bias = {bias:.3f}"
    for name, (steps, adds) in curves.items():
        yield ""
        yield f"[curves.{name}]"
        yield f"steps = [{', '.join(f'{step:g}' for step in steps)}]"
        yield f"adds = [{', '.join(f'{add:.3f}' for add in adds)}]"
