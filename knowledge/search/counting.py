"""Whether what a figure counts is the noun asked for: "bao nhiêu đảng viên"."""

import re
from functools import cache, lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, MentionKind, Nature
from knowledge.search.asked import Asked
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.query import Query
from knowledge.search.tokens import keys_of, tokenize


@cache
def _classes() -> dict[str, frozenset[Phrase]]:
    table = load_toml("questions")["counted_classes"]
    return {name: frozenset(keys_of(word) for word in words) for name, words in table.items()}


# "bao nhiêu ha lúa" measures; what is measured is one of its words.
_UNCOUNTED = {Asked.PERCENT, Asked.MONEY, Asked.MEASURE}


def counted_factor(query: Query, fact: Fact, phrases: Phrases) -> float:
    """Return how well the noun asked for ("bao nhiêu đảng viên") is the one the figure counts."""
    if fact.kind is not FactKind.FIGURE or not query.counted or query.asked in _UNCOUNTED:
        return 1.0
    if query.spelt and _is_spelt_otherwise(query, fact):
        return _OTHER_SPELLING
    return max(noun_factor(counted, fact, phrases) for counted in query.counted)


_OTHER_SPELLING = 0.5


def _is_spelt_otherwise(query: Query, fact: Fact) -> bool:
    """Whether the noun counted is told from the one asked for by its accents: "tổ" and "tờ"."""
    head = tokenize(fact.unit or "")[:1]
    return bool(head) and any(
        key == head[0].key
        and form != head[0].form
        and (key, head[0].form) not in query.spelt
        and any(noun[:1] == (key,) for noun in query.counted)
        for key, form in query.spelt
    )


def noun_factor(counted: Phrase, fact: Fact, phrases: Phrases) -> float:
    """Return how well one noun is what the figure counts: 1 when it is, at least .5."""
    if fact.measure is MentionKind.PERCENT:
        return 0.8
    if fact.nature in {Nature.CHANGE, Nature.SHARE} and fact.host is not None:
        return 0.95
    unit = fact.unit or ""
    best = _noun_match(counted, unit, (), phrases)
    if best < 1.0:
        end = fact.end - fact.sentence_start
        behind = _BREAK.split(fact.sentence[end : end + _REACH], maxsplit=1)[0]
        if said := keys_of(behind)[:6]:
            best = _noun_match(counted, unit, said, phrases)
    if fact.nature is Nature.NONE and len(counted) > 1:
        # "bao nhiêu vụ tai nạn lao động": an event that did not happen is told without its "vụ".
        best = max(best, _noun_match(counted[1:], unit, (), phrases))
    if fact.measure in {MentionKind.MEASURE, MentionKind.MONEY}:
        return max(0.75, best)
    return best


# How far behind a figure its noun may go on.
_REACH = 60


@lru_cache(maxsize=65536)
def _noun_match(counted: Phrase, unit_text: str, said: Phrase, phrases: Phrases) -> float:
    unit = _unit_of(unit_text)
    best = 0.0
    others = _names(unit, phrases)
    for name in _names(counted, phrases):
        for other in others:
            best = max(best, _heads(name, other, said))
            if best == 1.0:
                return best
    if best < _SAME_NOUN and _is_generic(counted, unit):
        return max(0.92, best)
    return best


@lru_cache(maxsize=16384)
def _unit_of(text: str) -> Phrase:
    return _without_classifier(keys_of(text))


@cache
def _classifiers() -> frozenset[Phrase]:
    return frozenset(keys_of(word) for word in load_toml("questions")["classifiers"]["words"])


def _without_classifier(noun: Phrase) -> Phrase:
    """A classifier alone ("11.673 chiếc") counts what was named before the figure."""
    if noun in _classifiers():
        return ()
    for length in (2, 1):
        if len(noun) > length and noun[:length] in _classifiers():
            return noun[length:]
    return noun


_SAME_NOUN = 0.9


_BREAK = re.compile(r"[,;.()\d]|\bvà\b")


@lru_cache(maxsize=16384)
def _names(counted: Phrase, phrases: Phrases) -> tuple[Phrase, ...]:
    counted = _without_classifier(counted)
    names = [counted]
    for length in range(len(counted), 0, -1):
        names += [(*other, *counted[length:]) for other in phrases.alternatives(counted[:length])]
    return tuple(dict.fromkeys(names))


def generic_head(noun: Phrase, counted: tuple[Phrase, ...]) -> int:
    """Return how many words open a noun and say only that cases or people are counted.

    "trường hợp" of "trường hợp tảo hôn"; all of "công chức" where "bao nhiêu người" is asked.
    """
    classes = _classes()
    general = {len(one) for one in classes["event"] if noun[: len(one)] == one}
    people = any(one[: len(p)] == p for one in counted for p in classes["person"])
    if people and _is_generic(counted[0], noun):
        general.add(min(len(noun), _PERSON_WORDS))
    return max(general, default=0)


_PERSON_WORDS = 2


@lru_cache(maxsize=65536)
def _is_generic(counted: Phrase, unit: Phrase) -> bool:
    """Whether one of the nouns stands for any of the other's class."""
    if not unit:
        return True
    classes = _classes()
    for name in ("person", "event", "thing"):
        for general, other in ((counted, unit), (unit, counted)):
            opens = any(general[: len(noun)] == noun for noun in classes[name])
            excluded = any(other[: len(noun)] == noun for noun in classes.get(f"not_{name}", ()))
            if opens and not excluded and (name == "person" or other[:1] in _firsts(name)):
                return True
    return False


@cache
def _firsts(name: str) -> frozenset[Phrase]:
    """Return the first words of a class: "vụ" opens "vụ án" and "vụ việc" alike."""
    return frozenset(noun[:1] for noun in _classes()[name])


def _heads(name: Phrase, unit: Phrase, said: Phrase) -> float:
    """Nouns agree from their first words on: "cấp ủy viên" is no "bí thư cấp ủy"."""
    head = name[:2]
    if unit == head and _is_kind(name) and said[:1] != name[2:3]:
        return _ANY_KIND
    if unit[: len(head)] == head:
        return 1.0
    if unit and unit == name[: len(unit)] and said[: len(name) - len(unit)] == name[len(unit) :]:
        return 1.0
    if unit == head[:1]:
        return 0.9
    if _contains(unit, head) or _contains(said, head):
        return 0.8
    return 0.5


# "217 huy chương" counts all of them where "huy chương vàng" is asked for.
_ANY_KIND = 0.75


@cache
def _kinds() -> frozenset[Phrase]:
    """Return the nouns of three words that name a kind of what their first two words name."""
    groups = load_toml("contrasts")["groups"]
    return frozenset(keys for group in groups for word in group if len(keys := keys_of(word)) == 3)


@lru_cache(maxsize=4096)
def _is_kind(name: Phrase) -> bool:
    return name[:3] in _kinds()


def _contains(keys: Phrase, part: Phrase) -> bool:
    size = len(part)
    return any(keys[at : at + size] == part for at in range(len(keys) - size + 1))
