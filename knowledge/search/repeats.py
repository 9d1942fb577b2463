"""A figure said twice is shown once: "trên 60%" of the headline gives way to "60,09%" of the body.

The figure that is repeated stands for all that repeat it, at the place of the best of them; only
where it fits the question much worse than its repetition does that one stay.
"""

from collections.abc import Sequence

from knowledge.model import FactKind
from knowledge.search.rank import Ranked

_NEARLY_AS_GOOD = 0.9


def without_twins(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the facts in their order, each figure and all that repeat it once."""
    figures = (r for r in ranked if r.fact.kind is FactKind.FIGURE and r.fact.twin is None)
    mains = {_figure(r): r for r in figures}
    kept: dict[object, Ranked] = {}
    for one in ranked:
        if one.fact.kind is not FactKind.FIGURE:
            kept.setdefault(one.fact.key, one)
            continue
        main = mains.get(_figure(one))
        close = main is not None and main.score >= _NEARLY_AS_GOOD * one.score
        kept.setdefault(_figure(one), main if main is not None and close else one)
    return list(kept.values())


def _figure(one: Ranked) -> tuple[str, int]:
    """Return what names a figure and all that repeat it."""
    return one.fact.report, one.fact.start if one.fact.twin is None else one.fact.twin
