"""Learning curves for proof.toml: steps that are added up, boosted on a logistic loss.

Every feature gets a few steps at its quantiles; in turn each moves what it adds towards what the
others leave unexplained. What is known beforehand is kept: a feature that speaks for a fact never
adds less where there is more of it. Plain Python; a minute for ten thousand examples.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

_STEPS, _ROUNDS, _RATE, _PENALTY = 12, 60, 0.15, 12.0


class Row(NamedTuple):
    """An example: its features, whether the fact is right, and how much the example weighs."""

    features: Mapping[str, float]
    right: bool
    weight: float


Curves = dict[str, tuple[list[float], list[float]]]


def fit(
    rows: Sequence[Row],
    rounds: int = _ROUNDS,
    *,
    rising: Collection[str] = (),
    falling: Collection[str] = (),
) -> tuple[float, Curves]:
    """Return the bias and for each feature its steps and what it adds between them.

    What is `rising` never adds less for more, what is `falling` never more; where either is given,
    no other feature is weighed.
    """
    total = sum(row.weight for row in rows)
    share = sum(row.weight for row in rows if row.right) / total
    bias = log(share / (1 - share))
    told = {*rising, *falling}
    names = sorted(name for name in rows[0].features if not told or name in told)
    steps = {name: _quantiles([row.features[name] for row in rows]) for name in names}
    bins = {name: [bisect_right(steps[name], row.features[name]) for row in rows] for name in names}
    adds = {name: [0.0] * (len(steps[name]) + 1) for name in names}
    sums = [bias] * len(rows)
    labels = [(float(row.right), row.weight) for row in rows]
    for _ in range(rounds):
        for name in names:
            slopes, bends = _bent(bins[name], sums, labels, len(adds[name]))
            aims = [
                add + _RATE * slope / bend
                for add, slope, bend in zip(adds[name], slopes, bends, strict=True)
            ]
            if name in rising:
                aims = rise(aims, bends)
            elif name in falling:
                aims = [-aim for aim in rise([-aim for aim in aims], bends)]
            moves = [aim - add for aim, add in zip(aims, adds[name], strict=True)]
            adds[name] = aims
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


def rise(aims: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the nearest values that never fall: neighbours that do are pooled into their mean."""
    pools: list[tuple[float, float, int]] = []
    for aim, weight in zip(aims, weights, strict=True):
        pool = (aim, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, heavy, size = pools.pop()
            both = heavy + pool[1]
            pool = ((mean * heavy + pool[0] * pool[1]) / both, both, size + pool[2])
        pools.append(pool)
    return [mean for mean, _, size in pools for _ in range(size)]


def _bent(
    places: Sequence[int],
    sums: Sequence[float],
    labels: Sequence[tuple[float, float]],
    size: int,
) -> tuple[list[float], list[float]]:
    """Return what is left unexplained in each stretch of a feature, and how fast that bends."""
    slopes, bends = [0.0] * size, [_PENALTY] * size
    for at, value, (label, weight) in zip(places, sums, labels, strict=True):
        sure = 1 / (1 + exp(-value))
        slopes[at] += weight * (label - sure)
        bends[at] += weight * sure * (1 - sure)
    return slopes, bends


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
