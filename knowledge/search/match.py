"""How well a fact's surroundings speak the words of a question.

Each word is met at the level it is said (see `levels`); a word of a phrase counts fully only
beside its neighbour, so that "cận nghèo" is not met by a "nghèo" alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.search.index import Index
from knowledge.search.levels import BESIDE, MOST_AROUND
from knowledge.search.phrases import Phrase
from knowledge.search.said import Key, Levels
from knowledge.search.terms import Term

# A word of a run met without its neighbour; a word of a fixed phrase met without the rest.
ALONE = 0.6
TORN = 0.3
OTHER_NAME = 0.97
SAID_WHOLE = 0.1
_OTHER_ACCENT = 0.75
# Words met below this are said nowhere near.
_UNDONE = 0.5
_SAID = 0.25
# Below 1 a word said nowhere near costs more than two words said not quite near.
_EVENNESS = 0.6
# Words of grammar tell a little: "đã kỷ luật" from "phải kỷ luật".
_GRAMMAR = 0.2


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term, how much it tells, how well it is met, and how well by the sentence alone."""

    term: Term
    weight: float
    met: float
    unmet: float
    near: float = 1.0

    @property
    def is_undone(self) -> bool:
        """Whether the term is an action that the fact says nothing of."""
        return self.term.share > 1 and self.unmet > _UNDONE * self.weight


class Matcher:
    """Matches terms against the level maps of one index."""

    def __init__(self, index: Index, *, accented: bool) -> None:
        self._index = index
        self._accented = accented
        self._keys: dict[int, tuple[Key, ...]] = {}
        self._made: dict[object, TermMatch] = {}

    def match(
        self,
        terms: Iterable[Term],
        own: Mapping[Key, float],
        around: Levels,
        ignored: frozenset[str] = frozenset(),
    ) -> tuple[TermMatch, ...]:
        """Return how well the words meet each term under its best name, `ignored` words left out.

        Most facts say nothing of a term, alike: what is made for the same levels is made once.
        """
        return tuple([self._recall(term, own, around, ignored) for term in terms])

    def _recall(
        self, term: Term, own: Mapping[Key, float], around: Levels, ignored: frozenset[str]
    ) -> TermMatch:
        keys = self._keys.get(id(term))
        if keys is None:
            keys = self._keys[id(term)] = tuple(_keys_of(term))
        levels = tuple([_merged(key, own, around) for key in keys])
        near = tuple(map(own.get, keys)) if term.action else ()
        same = (id(term), levels, near, ignored)
        made = self._made.get(same)
        if made is None:
            said = dict(zip(keys, levels, strict=True))
            made = self._made[same] = self._match(term, said, own, ignored)
        return made

    def _match(
        self,
        term: Term,
        said: Mapping[Key, float],
        near: Mapping[Key, float],
        ignored: frozenset[str],
    ) -> TermMatch:
        weights = [
            0.0 if key in ignored else weight
            for key, weight in zip(term.keys, self.weights(term), strict=True)
        ]
        total = sum(weights)
        met, parts = self._sequence(
            term.keys, term.forms, weights, said, fixed=bool(term.alternatives)
        )
        unmet = sum(
            w for w, m, s in zip(weights, parts, term.stop, strict=True) if m < _SAID and not s
        )
        for alternative in term.alternatives:
            other, single = self._sequence(
                alternative, None, [1.0] * len(alternative), said, fixed=True
            )
            # Another name counts said whole: "đảng viên" alone is no "phát triển đảng viên".
            if min(single) >= SAID_WHOLE and other * OTHER_NAME > met:
                met, unmet = other * OTHER_NAME, 0.0 if other > _SAID else unmet
        if term.soft:
            return TermMatch(term, total * term.share * met, met, 0.0)
        own = self._near(term, near) if term.action else 1.0
        return TermMatch(term, total * term.share, met, unmet * term.share, own)

    def _near(self, term: Term, own: Mapping[Key, float]) -> float:
        """Return how well the fact's own sentence meets an action, under any of its names."""
        names = (term.keys, *term.alternatives)
        return max(
            self._sequence(keys, None, [1.0] * len(keys), own, fixed=True)[0] for keys in names
        )

    def weights(self, term: Term) -> list[float]:
        """Return what each word weighs; one nobody uses as its best known other name does."""
        if not term.known:
            known = [
                [self._index.weight(key) for key in phrase]
                for phrase in term.alternatives
                if all(self._index.vocabulary.knows(key) for key in phrase)
            ]
            if known:
                share = max(sum(weights) for weights in known) / len(term.keys)
                return [share] * len(term.keys)
        return [
            self._index.weight(key) * (_GRAMMAR if stop and not term.soft else 1.0)
            for key, stop in zip(term.keys, term.stop, strict=True)
        ]

    def _sequence(
        self,
        keys: Phrase,
        forms: Sequence[str] | None,
        weights: Sequence[float],
        said: Mapping[Key, float],
        *,
        fixed: bool,
    ) -> tuple[float, list[float]]:
        # A word among words of grammar has no neighbour to be met beside.
        lonely = not fixed and sum(weight >= max(weights) / 2 for weight in weights) == 1
        parts = [
            self._word(keys, forms, position, said, fixed=fixed, lonely=lonely)
            for position in range(len(keys))
        ]
        total = sum(weights)
        if not total:
            return 0.0, parts
        return sum(w * m for w, m in zip(weights, parts, strict=True)) / total, parts

    def _word(
        self,
        keys: Phrase,
        forms: Sequence[str] | None,
        position: int,
        said: Mapping[Key, float],
        *,
        fixed: bool,
        lonely: bool,
    ) -> float:
        key = keys[position]
        single = said.get(key, 0.0)
        if not single:
            return 0.0
        if len(keys) > 1 and not lonely:
            single *= TORN if fixed else ALONE
        beside = max(
            said.get((keys[position - 1], key), 0.0) if position else 0.0,
            said.get((key, keys[position + 1]), 0.0) if position + 1 < len(keys) else 0.0,
        )
        met = max(single, beside)
        if forms and self._accented and not forms[position].isascii():
            met *= self._accent(key, forms[position], said)
        return met

    def _accent(self, key: str, form: str, said: Mapping[Key, float]) -> float:
        """Accents that were typed count, where the store knows the word with those accents."""
        if not self._index.vocabulary.knows_form(key, form):
            return 1.0
        same, any_form = said.get(f"={form}", 0.0), said.get(key, 0.0)
        return max(_OTHER_ACCENT, same / any_form)


def coverage(met: Iterable[tuple[float, float]]) -> float:
    """Return how well words are met together, given what each weighs and how well it is met."""
    pairs = list(met)
    total = sum(weight for weight, _ in pairs)
    if not total:
        return 0.5
    mean: float = sum(weight * level**_EVENNESS for weight, level in pairs) / total
    return float(mean ** (1 / _EVENNESS))


def keys_of_terms(terms: Iterable[Term]) -> set[Key]:
    """Return every word, form and pair of words that terms or other names of them are met by."""
    return set().union(*map(_keys_of, terms))


def _keys_of(term: Term) -> set[Key]:
    keys: set[Key] = {f"={form}" for form in term.forms if not form.isascii()}
    for name in (term.keys, *term.alternatives):
        keys.update(name, pairwise(name))
    return keys


def _merged(key: Key, own: Mapping[Key, float], around: Levels) -> float:
    """What the sentence says of another figure is not made this one's by being said around."""
    level = own.get(key, 0.0)
    if 0.0 < level <= BESIDE or level >= MOST_AROUND:
        return level
    return max(level, around.get(key, 0.0))
