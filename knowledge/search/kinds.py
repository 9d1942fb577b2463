"""Whether a fact is of the kind that a question asks for."""

from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, MentionKind, Nature
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.query import Asked, Query
from knowledge.search.tokens import keys_of
from knowledge.text.fold import fold

WANTED = {
    Asked.QUOTE: FactKind.QUOTE,
    Asked.WHO: FactKind.PERSON,
    Asked.WHERE: FactKind.PLACE,
    Asked.DATE: FactKind.DATE,
}

_NUMBER, _PERCENT = MentionKind.NUMBER, MentionKind.PERCENT
_MONEY, _MEASURE = MentionKind.MONEY, MentionKind.MEASURE
# How well a figure's measure fits what is asked; anything not listed does not.
_MEASURES: dict[Asked, dict[MentionKind, float]] = {
    Asked.COUNT: {_NUMBER: 1.0, _MEASURE: 0.8, _PERCENT: 0.35, _MONEY: 0.5},
    Asked.MONEY: {_MONEY: 1.0, _NUMBER: 0.3, _MEASURE: 0.25, _PERCENT: 0.2},
    Asked.PERCENT: {_PERCENT: 1.0, _NUMBER: 0.25, _MEASURE: 0.2, _MONEY: 0.15},
    Asked.MEASURE: {_MEASURE: 1.0, _NUMBER: 0.7, _MONEY: 0.35, _PERCENT: 0.3},
    Asked.CHANGE: {_PERCENT: 1.0, _NUMBER: 0.95, _MONEY: 0.95, _MEASURE: 0.95},
}


def kind_factor(query: Query, fact: Fact) -> float:
    """Return 0 for a fact of the wrong kind, 1 for just the right one, less in between."""
    wanted = WANTED.get(query.asked, FactKind.FIGURE)
    if fact.kind is not wanted:
        return 0.0
    if wanted is not FactKind.FIGURE or fact.measure is None:
        return 1.0
    measures = _MEASURES.get(query.asked)
    factor = measures.get(fact.measure, 0.3) if measures else 1.0
    return factor * _nature_factor(query, fact)


def _nature_factor(query: Query, fact: Fact) -> float:
    nature = fact.nature
    words = fold(query.repaired)
    if query.asked is Asked.CHANGE:
        if nature is not Nature.CHANGE:
            return 0.35
        return 1.0 if _same_direction(words, fact.direction) else 0.4
    if nature is Nature.CHANGE:
        moving = "tang" in words.split() or "giam" in words.split()
        return 0.95 if moving and _same_direction(words, fact.direction) else 0.5
    if nature in {Nature.THRESHOLD, Nature.BASE}:
        return 0.5
    if nature is Nature.SHARE:
        return 1.0 if query.asked is Asked.PERCENT else 0.7
    if nature is Nature.TARGET:
        return 1.0 if _asks_target(words) else 0.9
    return 0.9 if _asks_target(words) else 1.0


def _same_direction(words: str, direction: str | None) -> bool:
    asked = {word for word in ("tang", "giam") if word in words.split()}
    return len(asked) != 1 or direction is None or fold(direction) in asked


@cache
def _target_cues() -> tuple[str, ...]:
    return tuple(fold(cue) for cue in load_toml("natures")["target"]["cues"])


def _asks_target(words: str) -> bool:
    return any(f" {cue} " in f" {words} " for cue in _target_cues())


@cache
def _generic() -> frozenset[Phrase]:
    return frozenset(keys_of(word) for word in load_toml("questions")["generic_units"]["words"])


def counted_factor(query: Query, fact: Fact, phrases: Phrases) -> float:
    """Return how well the noun asked for ("bao nhiêu đảng viên") is the one the figure counts."""
    if fact.kind is not FactKind.FIGURE or not query.counted:
        return 1.0
    return max(_one_counted(counted, fact, phrases) for counted in query.counted)


def _one_counted(counted: Phrase, fact: Fact, phrases: Phrases) -> float:
    end = fact.end - fact.sentence_start
    said = keys_of(fact.text) + keys_of(fact.sentence[end : end + 60])[:6]
    unit = keys_of(fact.unit or "")
    names = [counted]
    for length in range(len(counted), 0, -1):
        names += [(*other, *counted[length:]) for other in phrases.alternatives(counted[:length])]
    best = max(_overlap(name, unit, said) for name in names)
    if best >= 1.0:
        return 1.0
    generic = any(counted[: len(g)] == g for g in _generic()) or unit in _generic()
    floor = 0.85 if generic or not unit else 0.5
    return max(floor, 0.5 + 0.5 * best)


def _overlap(name: Phrase, unit: Phrase, said: Phrase) -> float:
    """The head (first two words) must be counted; more of the name may follow the figure."""
    head = name[:2]
    in_unit = sum(1 for key in head if key in unit) / len(head)
    in_said = sum(1 for key in head if key in said) / len(head)
    return max(in_unit, 0.9 * in_said)
