"""A follow-up leans on the fact that answered before it: what stands near that one comes first."""

from knowledge.model import Fact

_ITSELF = 0.4
_REPORT = 1.08
_SENTENCE = 1.05
_HOST = 1.25


def anchor_factor(fact: Fact, anchor: Fact | None) -> float:
    """Return above 1 for a fact near the one that answered before, less for that one itself."""
    if anchor is None or fact.report != anchor.report:
        return 1.0
    if fact is anchor or fact.key == anchor.key:
        return _ITSELF
    factor = _REPORT
    if fact.sentence_start == anchor.sentence_start:
        factor *= _SENTENCE
    if fact.host is not None and fact.host == anchor.start:
        factor *= _HOST
    return factor
