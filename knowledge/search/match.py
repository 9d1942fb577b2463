"""How well a fact's surroundings speak the words of a question.

Each word is met at the level it is said (see `levels`); a word of a phrase counts fully only
beside its neighbour, so that "cận nghèo" is not met by a "nghèo" alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.search.index import Index
from knowledge.search.levels import BESIDE, Levels
from knowledge.search.phrases import Phrase
from knowledge.search.terms import Term

# A word of a run met without its neighbour; a word of a fixed phrase met without the rest.
_ALONE = 0.6
_TORN = 0.3
_OTHER_NAME = 0.97
_SAID_WHOLE = 0.1
_OTHER_ACCENT = 0.75
# Words met below this are said nowhere near.
_UNDONE = 0.5
_SAID = 0.25
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

    def match(
        self, term: Term, own: Levels, around: Levels, ignored: frozenset[str] = frozenset()
    ) -> TermMatch:
        """Return how well the words meet a term under its best name, `ignored` words left out."""
        weights = [
            0.0 if key in ignored else weight
            for key, weight in zip(term.keys, self._weights(term), strict=True)
        ]
        total = sum(weights)
        met, parts = self._sequence(
            term.keys, term.forms, weights, own, around, bool(term.alternatives)
        )
        unmet = sum(
            w for w, m, s in zip(weights, parts, term.stop, strict=True) if m < _SAID and not s
        )
        for alternative in term.alternatives:
            other, said = self._sequence(
                alternative, None, [1.0] * len(alternative), own, around, fixed=True
            )
            # Another name counts said whole: "đảng viên" alone is no "phát triển đảng viên".
            if min(said) >= _SAID_WHOLE and other * _OTHER_NAME > met:
                met, unmet = other * _OTHER_NAME, 0.0 if other > _SAID else unmet
        if term.soft:
            return TermMatch(term, total * term.share * met, met, 0.0)
        near = self._near(term, own) if term.action else 1.0
        return TermMatch(term, total * term.share, met, unmet * term.share, near)

    def _near(self, term: Term, own: Levels) -> float:
        """Return how well the fact's own sentence meets an action, under any of its names."""
        names = (term.keys, *term.alternatives)
        return max(
            self._sequence(keys, None, [1.0] * len(keys), own, {}, fixed=True)[0] for keys in names
        )

    def _weights(self, term: Term) -> list[float]:
        """A phrase nobody uses weighs what its best known other name does."""
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
        own: Levels,
        around: Levels,
        fixed: bool,
    ) -> tuple[float, list[float]]:
        # A word among words of grammar has no neighbour to be met beside.
        lonely = not fixed and sum(weight >= max(weights) / 2 for weight in weights) == 1
        parts = [
            self._word(keys, forms, position, own, around, fixed=fixed, lonely=lonely)
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
        own: Levels,
        around: Levels,
        *,
        fixed: bool,
        lonely: bool,
    ) -> float:
        key = keys[position]
        single = _level(key, own, around)
        if not single:
            return 0.0
        if len(keys) > 1 and not lonely:
            single *= _TORN if fixed else _ALONE
        beside = max(
            _level((keys[position - 1], key), own, around) if position else 0.0,
            _level((key, keys[position + 1]), own, around) if position + 1 < len(keys) else 0.0,
        )
        met = max(single, beside)
        if forms and self._accented and not forms[position].isascii():
            met *= self._accent(key, forms[position], own, around)
        return met

    def _accent(self, key: str, form: str, own: Levels, around: Levels) -> float:
        """Accents that were typed count, where the store knows the word with those accents."""
        if not self._index.vocabulary.knows_form(key, form):
            return 1.0
        same, any_form = _level(f"={form}", own, around), _level(key, own, around)
        return max(_OTHER_ACCENT, same / any_form)


def _level(key: str | tuple[str, str], own: Levels, around: Levels) -> float:
    """What the sentence says of another figure is not made this one's by being said around."""
    said = own.get(key, 0.0)
    return said if 0 < said <= BESIDE else max(said, around.get(key, 0.0))
