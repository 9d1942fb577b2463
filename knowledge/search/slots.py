"""Whether a fact meets the slots a question names: period, place, person, what is counted.

A slot that is named and not met is reported as missing, so that figures of another year or
another province are offered as nearest and never as the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, Mention, Missing, Nature
from knowledge.recognize.comparisons import is_compared
from knowledge.recognize.places import place_key
from knowledge.search.entries import IndexedReport
from knowledge.search.levels import BESIDE, OWN
from knowledge.search.quantities import is_quantity
from knowledge.search.query import Query
from knowledge.search.said import Key, Levels
from knowledge.search.times import Relation, relate, years
from knowledge.search.tokens import keys_of, tokenize
from knowledge.search.wording import word_pattern
from knowledge.text.fold import fold_spelling


@dataclass(frozen=True, slots=True)
class SlotMatch:
    """A factor in 0..1 for the score, and what was named but not met."""

    factor: float = 1.0
    missing: Missing | None = None


_STATED = {"own", "sentence"}
_STATED_PERIOD = {"own", "sentence", "block", "twin", "title"}
_PERIOD_FACTOR = {
    Relation.SAME: 1.0,
    Relation.INSIDE: 0.92,
    Relation.AROUND: 0.85,
    Relation.OVERLAPS: 0.8,
}
# Facts of these periods may meet the one asked for; all others leave it missing.
PERIOD_MET = frozenset({*_PERIOD_FACTOR, Relation.PART})
# What a fact scores at most that leaves a slot unmet.
MISSING = 0.3
# "thành phố Thanh Hóa" inside Thanh Hóa.
_NARROWER = 0.65
_TOLD_ELSEWHERE = 0.65
NATION = "cả nước"
_NAME_WORDS = 4


def asked_periods(query: Query) -> list[Mention]:
    """Return the periods that the answer must hold for, without those only compared with."""
    periods = [m for m in query.periods if not is_compared(query.repaired[: m.start])]
    return periods or []


def match_period(query: Query, fact: Fact, report: IndexedReport) -> SlotMatch:
    """Return how the fact's period, said or inherited, meets the ones asked for."""
    factor = 1.0
    for period in asked_periods(query):
        found = _match_one_period(period, fact, report)
        if found.missing:
            return found
        factor *= found.factor
    return SlotMatch(factor)


def _match_one_period(period: Mention, fact: Fact, report: IndexedReport) -> SlotMatch:
    stated = fact.origins.get("period") in _STATED_PERIOD
    relation = relate(period.value, fact.period)
    if relation in _PERIOD_FACTOR:
        return SlotMatch(_PERIOD_FACTOR[relation])
    missing = SlotMatch(MISSING, Missing("period", period.text))
    if relation is Relation.PART and not is_quantity(fact):
        return SlotMatch(0.9)
    if relation in {Relation.APART, Relation.PART} and stated:
        return missing
    others = report.periods if relation is Relation.UNKNOWN else report.named_periods
    around = [relate(period.value, other) for other in others]
    best = max((_PERIOD_FACTOR.get(other, 0.0) for other in around), default=0.0)
    if best:
        return SlotMatch(best * 0.8)
    inherited = fact.origins.get("period") not in {"own", "sentence"}
    if inherited and period.value in report.told_periods:
        return SlotMatch(_TOLD_ELSEWHERE)
    scene = not is_quantity(fact)
    if scene and relation is Relation.UNKNOWN and _years_said(period.value, report):
        return SlotMatch(0.75)
    return missing


def _years_said(value: str, report: IndexedReport) -> bool:
    wanted = {str(year) for year in years(value)}
    return bool(wanted) and all(map(report.says, wanted))


def match_place(query: Query, fact: Fact, surroundings: "Surroundings") -> SlotMatch:
    """Return how the fact's place meets the ones asked for.

    A smaller place inside a larger one ("xã Phước An (Tuy Phước)") is met by the smaller alone.
    """
    local = fact.nature is Nature.NONE and _denied_there(fact, surroundings)
    found = [
        _match_scene(place, surroundings)
        if place.start in query.venues
        else _match_clause(place, fact)
        if local
        else _match_one_place(place, fact, surroundings)
        for place in query.places
    ]
    exact = any(match.factor == 1.0 for match in found)
    factor = 1.0
    for place, match in zip(query.places, found, strict=True):
        if exact and place_key(place.value) in surroundings.report.places:
            continue
        if match.missing:
            return match
        factor *= match.factor
    if not query.places and local:
        return SlotMatch(MISSING, Missing("place", fact.place or ""))
    if not query.places and is_quantity(fact):
        factor = _unasked_place(fact, surroundings.report)
    return SlotMatch(factor)


def _unasked_place(fact: Fact, report: IndexedReport) -> float:
    """Without a place in the question the whole is meant, not one district of it."""
    stated = fact.place and fact.origins.get("place") in _STATED and fact.place != NATION
    if not stated:
        return 1.0
    return 0.97 if not report.places or place_key(fact.place or "") in report.places else 0.85


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a fact stands in: its report, the facts of its sentence, the words near it."""

    report: IndexedReport
    sentence: Sequence[Fact]
    own: Levels
    around: Levels


def _match_one_place(place: Mention, fact: Fact, near: Surroundings) -> SlotMatch:
    wanted = place_key(place.value)
    if fact.place is not None and place_key(fact.place) == wanted:
        return SlotMatch(1.0)
    if not is_quantity(fact):
        return _match_scene(place, near)
    others = [
        other.start
        for other in near.sentence
        if other is not fact and other.place and place_key(other.place) == wanted
    ]
    if others and min(others) > fact.start and _is_told_behind(place, fact):
        return SlotMatch(MISSING, Missing("place", place.text))
    if others:
        return SlotMatch(0.6)
    stated = fact.origins.get("place") in _STATED
    if stated and fact.place and place_key(fact.place).endswith(f" {wanted}"):
        return SlotMatch(_NARROWER)
    said_here = max(_phrase_level(place.value, near.own), _phrase_level(place.text, near.own))
    if said_here >= (OWN if stated else BESIDE):
        return SlotMatch(0.97 if said_here >= OWN else 0.9)
    if wanted in near.report.places and not stated:
        return SlotMatch(0.95)
    return SlotMatch(MISSING, Missing("place", place.text))


def _denied_there(fact: Fact, near: "Surroundings") -> bool:
    """Whether a report denies it of one of its places: "Con Cuông không có người chết"."""
    stated = fact.origins.get("place") in _STATED and fact.place not in {None, NATION}
    return stated and place_key(fact.place or "") not in near.report.places


def _match_clause(place: Mention, fact: Fact) -> SlotMatch:
    """What is denied of some places is denied of those alone that its clause names."""
    start = fact.sentence_start
    clause = " ".join(fact.sentence[span.start - start : span.end - start] for span in fact.own)
    if _contains(keys_of(clause), keys_of(place.value)):
        return SlotMatch(1.0)
    return SlotMatch(MISSING, Missing("place", place.text))


def _is_told_behind(place: Mention, fact: Fact) -> bool:
    """Whether the sentence names the place behind the figure alone: it opens another's clause."""
    before = fact.sentence[: fact.end - fact.sentence_start]
    return not _contains(keys_of(before), keys_of(place.value))


def _match_scene(place: Mention, near: Surroundings) -> SlotMatch:
    """Who said what, when and where: the place may be anywhere in the report."""
    wanted = place_key(place.value)
    if _phrase_level(place.value, near.own) or wanted in near.report.places:
        return SlotMatch(1.0)
    said = wanted in near.report.told_places or _phrase_level(place.text, near.around)
    return SlotMatch(0.9) if said else SlotMatch(MISSING, Missing("place", place.text))


def keys_of_places(query: Query) -> set[Key]:
    """Return the words and pairs of words by which places are looked for near a fact."""
    keys: set[Key] = set()
    for place in query.places:
        for name in (keys_of(place.value), keys_of(place.text)):
            keys.update(name, pairwise(name))
    return keys


def _phrase_level(text: str, levels: Levels) -> float:
    keys = keys_of(text)
    if not keys:
        return 0.0
    if len(keys) == 1:
        return levels.get(keys[0], 0.0)
    return min(levels.get(pair, 0.0) for pair in pairwise(keys))


def match_person(query: Query, fact: Fact) -> SlotMatch:
    """Return whether a quote is of the speaker asked for, a person in the office."""
    if fact.kind is FactKind.QUOTE:
        return match_speaker(query, fact)
    return match_office(query, fact) if fact.kind is FactKind.PERSON else SlotMatch()


def match_speaker(query: Query, fact: Fact) -> SlotMatch:
    """Return whether the quote's speaker is the one asked for; names are read from the store."""
    speaker = keys_of(fact.speaker or "")
    asked = keys_of(query.repaired)
    if speaker and _contains(asked, speaker):
        return SlotMatch(1.0)
    for name in (*(person.value for person in query.people), *_called(query)):
        if not _contains(speaker, keys_of(name)):
            return SlotMatch(MISSING, Missing("speaker", name))
        return SlotMatch(0.95)
    return _match_role(asked, keys_of(fact.role or ""), query)


def _called(query: Query) -> list[str]:
    """Return the name between "ông" and a verb of saying, where it was typed as plain words."""
    text = fold_spelling(query.repaired)
    called = word_pattern("saying", "honorifics").search(text)
    said = called and word_pattern("saying", "verbs").search(text, called.end())
    name = text[called.end() : said.start()].strip() if called and said else ""
    office = word_pattern("saying", "voices").match(name)
    return [name] if name and not office and len(name.split()) <= _NAME_WORDS else []


def match_office(query: Query, fact: Fact) -> SlotMatch:
    """Return whether a person holds the office asked for, and not as a deputy."""
    missing = _deputy(keys_of(query.repaired), keys_of(fact.role or ""), query)
    return SlotMatch(MISSING, Missing("subject", missing)) if missing else SlotMatch(1.0)


def _match_role(asked: Sequence[str], role: Sequence[str], query: Query) -> SlotMatch:
    if missing := _deputy(asked, role, query):
        return SlotMatch(MISSING, Missing("speaker", missing))
    said = sum(1 for pair in pairwise(role) if _contains(asked, pair))
    return SlotMatch(0.75 + 0.2 * min(1.0, said / 3))


def _deputy(asked: Sequence[str], role: Sequence[str], query: Query) -> str | None:
    """A deputy does not speak for the one whose deputy he is, nor the other way round."""
    for deputy in _deputies():
        for keys, others in ((role, asked), (asked, role)):
            for at in range(len(keys) - len(deputy) - 1):
                office = keys[at + len(deputy) : at + len(deputy) + 2]
                if tuple(keys[at : at + len(deputy)]) != deputy or not _contains(others, office):
                    continue
                if not _contains(others, (*deputy, *office)):
                    return " ".join(_office(query, office))
    return None


def _office(query: Query, office: Sequence[str]) -> list[str]:
    """Return the office in the question's own words."""
    return [t.form for t in tokenize(query.repaired) if t.key in office][: len(office)]


@cache
def _deputies() -> frozenset[tuple[str, ...]]:
    return frozenset(keys_of(word) for word in load_toml("questions")["saying"]["deputies"])


def _contains(keys: Sequence[str], part: Sequence[str]) -> bool:
    size = len(part)
    return size > 0 and any(
        tuple(keys[i : i + size]) == tuple(part) for i in range(len(keys) - size + 1)
    )
