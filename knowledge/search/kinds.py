"""Whether a fact is of the kind that a question asks for."""

from functools import cache, lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, MentionKind, Nature
from knowledge.search.asked import Asked
from knowledge.search.dimensions import asked_dimension, dimension
from knowledge.search.query import Query
from knowledge.search.wording import word_pattern
from knowledge.text.fold import fold, fold_spelling

WANTED = {
    Asked.QUOTE: FactKind.QUOTE,
    Asked.WHO: FactKind.PERSON,
    Asked.OFFICE: FactKind.PERSON,
    Asked.WHERE: FactKind.PLACE,
    Asked.DATE: FactKind.DATE,
}

_NUMBER, _PERCENT = MentionKind.NUMBER, MentionKind.PERCENT
_MONEY, _MEASURE = MentionKind.MONEY, MentionKind.MEASURE
_DURATION = MentionKind.DURATION
# How well a figure's measure fits what is asked; anything not listed does not.
_MEASURES: dict[Asked, dict[MentionKind, float]] = {
    Asked.COUNT: {_NUMBER: 1.0, _MEASURE: 0.8, _PERCENT: 0.35, _MONEY: 0.5},
    Asked.MONEY: {_MONEY: 1.0, _NUMBER: 0.3, _MEASURE: 0.25, _PERCENT: 0.2},
    Asked.PERCENT: {_PERCENT: 1.0, _NUMBER: 0.25, _MEASURE: 0.2, _MONEY: 0.15},
    Asked.MEASURE: {_MEASURE: 1.0, _NUMBER: 0.5, _MONEY: 0.35, _PERCENT: 0.3},
    Asked.DURATION: {_DURATION: 1.0, _NUMBER: 0.4},
    Asked.CHANGE: {_PERCENT: 1.0, _NUMBER: 1.0, _MONEY: 1.0, _MEASURE: 1.0},
}
# How well a measure tells how long: "24 giờ" does, a length does not.
_LASTING = {"time": 0.95, "age": 0.6}


def kind_factor(query: Query, fact: Fact) -> float:
    """Return 0 for a fact of the wrong kind, 1 for just the right one, less in between."""
    wanted = WANTED.get(query.asked, FactKind.FIGURE)
    if fact.kind is not wanted:
        return 0.0
    if wanted is FactKind.DATE:
        return _grain_factor(query, fact)
    if wanted is FactKind.FIGURE and _asks_rank(query.repaired):
        return 0.0  # "đứng thứ mấy": no amount is a place in an order
    if wanted is not FactKind.FIGURE or fact.measure is None:
        return 1.0
    measures = _MEASURES.get(query.asked)
    if fact.measure is _DURATION:  # how long something takes is no answer to how many
        return measures.get(_DURATION, 0.0) if measures else _UNASKED_DURATION
    if query.asked is Asked.MEASURE and _measures_other(query, fact):
        return 0.0
    if query.asked is Asked.DURATION and fact.measure is _MEASURE:
        return _LASTING.get(dimension(fact.unit) or "", 0.2)
    factor = measures.get(fact.measure, 0.3) if measures else 1.0
    return factor * _nature_factor(query, fact)


@lru_cache(maxsize=1024)
def _asks_rank(question: str) -> bool:
    return bool(word_pattern("which", "ranks").search(fold_spelling(question)))


def is_named(query: Query, fact: Fact) -> bool:
    """Whether a question names the fact: a place, person or time so is not what it asks for."""
    if fact.kind is FactKind.DATE:
        return any(mention.value == fact.value for mention in query.periods)
    people = () if query.asked is Asked.OFFICE else query.people
    named = query.places if fact.kind is FactKind.PLACE else people
    return fact.kind in {FactKind.PLACE, FactKind.PERSON} and any(
        fold(mention.value) == fold(fact.value or "") for mention in named
    )


def _measures_other(query: Query, fact: Fact) -> bool:
    """Whether the unit asked for and the figure's are of two dimensions: tons and hectares."""
    told = dimension(fact.unit) if fact.measure is _MEASURE else None
    return told is not None and asked_dimension(query.repaired) not in {None, told}


_UNASKED_DURATION = 0.6
_DAY, _MONTH, _YEAR, _SPAN = "day", "month", "year", "span"
_GRAINS: dict[str, dict[str, float]] = {
    _DAY: {_DAY: 1.0, _MONTH: 0.7, _YEAR: 0.4, _SPAN: 0.6},
    _MONTH: {_DAY: 0.85, _MONTH: 1.0, _YEAR: 0.4, _SPAN: 0.6},
    _YEAR: {_DAY: 0.8, _MONTH: 0.9, _YEAR: 1.0, _SPAN: 0.9},
    _SPAN: {_DAY: 0.6, _MONTH: 0.7, _YEAR: 0.85, _SPAN: 1.0},
    "any": {_DAY: 1.0, _MONTH: 0.95, _YEAR: 0.9, _SPAN: 0.85},
}


def _grain_factor(query: Query, fact: Fact) -> float:
    """ "Ngày nào" wants a day, "năm nào" a year; "khi nào" takes what is said most exactly."""
    wanted = _wanted_grain(query.repaired)
    value = (fact.value or "").split("T")[0]
    if value.startswith("--"):
        grain = _DAY if len(value) > len("--07") else _MONTH
    else:  # a year before Christ has a sign: "-0221"
        length = len(value.removeprefix("-"))
        grain = _SPAN if "/" in value else {4: _YEAR, 7: _MONTH}.get(length, _DAY)
    return _GRAINS[wanted][grain]


@lru_cache(maxsize=1024)
def _wanted_grain(question: str) -> str:
    text = fold_spelling(question)
    grains = (
        grain
        for grain in (_DAY, _MONTH, _YEAR, _SPAN)
        if word_pattern("grains", grain).search(text)
    )
    return next(grains, "any")


# That there was none tells how many, and whether any.
_COUNTING = {Asked.COUNT, Asked.YESNO, Asked.ANYTHING}
# What was planned comes second to what was done, where the question does not ask for plans.
_UNASKED_TARGET = 0.8


def _nature_factor(query: Query, fact: Fact) -> float:
    nature = fact.nature
    if nature is Nature.NONE:
        return float(query.asked in _COUNTING)
    if query.asked is Asked.CHANGE:
        return _change_factor(query, fact)
    if nature is Nature.CHANGE:
        moving = bool(_directions(query.repaired))
        return 0.95 if moving and _same_direction(query, fact.direction) else 0.5
    if nature in {Nature.THRESHOLD, Nature.BASE}:
        return 0.5
    if nature is Nature.SHARE:
        return 1.0 if query.asked is Asked.PERCENT else 0.7
    if nature is Nature.TARGET:
        return 1.0 if _asks_target(query.repaired) else _UNASKED_TARGET
    return 0.9 if _asks_target(query.repaired) else 1.0


def _change_factor(query: Query, fact: Fact) -> float:
    """A level stated inside a list of increases comes second to a change that is stated."""
    if Asked.PERCENT in query.soft and fact.measure is not MentionKind.PERCENT:
        return 0.4
    if fact.nature is not Nature.CHANGE:
        moves = {"tăng", "giảm"} & set(fold_spelling(fact.sentence).split())
        return 0.8 if moves & (_directions(query.repaired) or moves) else 0.35
    return 1.0 if _same_direction(query, fact.direction) else 0.4


@lru_cache(maxsize=1024)
def _directions(question: str) -> frozenset[str]:
    """Return which ways the question speaks of: "tăng", "giảm", both or neither."""
    text = fold_spelling(question)
    ways = {"tăng": "increase", "giảm": "decrease"}
    return frozenset(
        way for way, key in ways.items() if word_pattern("direction", key).search(text)
    )


def _same_direction(query: Query, direction: str | None) -> bool:
    asked = _directions(query.repaired)
    return len(asked) != 1 or direction is None or direction in asked


@cache
def _target_cues() -> tuple[str, ...]:
    return tuple(fold(cue) for cue in load_toml("natures")["target"]["cues"])


@lru_cache(maxsize=1024)
def _asks_target(question: str) -> bool:
    words = f" {fold(question)} "
    return any(f" {cue} " in words for cue in _target_cues())
