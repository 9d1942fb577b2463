"""What a question names, worked out once: its words and their weights, names, numbers, states.

"Quân Tấn đánh bại quân Hán năm nào?" names Tấn and Hán in this order, and "đánh bại".
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from knowledge.model import Span
from knowledge.search.asked import TIMES
from knowledge.search.index import Index
from knowledge.search.modality import is_negated
from knowledge.search.opposites import State, states_of
from knowledge.search.phrases import Phrase
from knowledge.search.query import Query
from knowledge.search.terms import asking_spans
from knowledge.search.tokens import Token, tokenize
from knowledge.search.wording import is_stop
from knowledge.text.fold import fold_spelling


class Word(NamedTuple):
    """A word to be said, how much it tells, and the other names of the phrase that it is of."""

    key: str
    weight: float
    names: frozenset[Phrase]


class Telling(NamedTuple):
    """A word that tells, where it stands among all words, and whether it has a capital."""

    at: int
    key: str
    weight: float
    capital: bool


class AskedWords:
    """The words of one question, each part worked out when first asked for."""

    def __init__(self, query: Query, index: Index) -> None:
        self._query, self._index = query, index

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every word of the question."""
        return tokenize(self._query.repaired)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that tell, without those of grammar and of slots."""
        return tuple(
            Word(key, self._index.weight(key), term.alternatives)
            for term in self._query.terms
            if not term.soft and not term.setting
            for key, stop in zip(term.keys, term.stop, strict=True)
            if not stop
        )

    @cached_property
    def telling(self) -> tuple[Telling, ...]:
        """The words that tell where they stand, without those of asking and of periods."""
        asking = asking_spans(fold_spelling(self._query.repaired))
        free = (*asking, *self._query.asks, *(period.span for period in self._query.periods))
        return telling_of(self.tokens, self._query.repaired, self._index.weight, free)

    @cached_property
    def telling_places(self) -> frozenset[int]:
        """Where the words that tell stand."""
        return frozenset(word.at for word in self.telling)

    @cached_property
    def other_names(self) -> dict[str, list[Phrase]]:
        """The other names of the phrase that a word is of."""
        found: dict[str, list[Phrase]] = {}
        for word in self.words:
            found.setdefault(word.key, []).extend(word.names)
        return found

    @cached_property
    def _total(self) -> float:
        return sum(word.weight for word in self.words) or 1.0

    def share(self, words: Iterable[Word]) -> float:
        """Return how much of the question some of its words are."""
        return sum(word.weight for word in words) / self._total

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every word that the question or another name for its terms says."""
        return self._query.keys

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Neighbours in the question of which one tells."""
        return tuple(
            (one.key, other.key)
            for one, other in pairwise(self.tokens)
            if other.start - one.end <= 1 and not (is_stop(one) and is_stop(other))
        )

    @cached_property
    def sequence(self) -> tuple[tuple[str, str], ...]:
        """The words that tell, each with the next one."""
        return tuple(pairwise(token.key for token in self.tokens if not is_stop(token)))

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """Runs of capitalised words; a single one that opens the question is no name."""
        return tuple(
            tuple(token.key for token in run)
            for run in capital_runs(self.tokens, self._query.repaired)
            if len(run) > 1 or run[0].start
        )

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that the question says."""
        return tuple(token.key for token in self.tokens if token.key[0].isdigit())

    @cached_property
    def states(self) -> tuple[State, ...]:
        """What the question says happens."""
        return states_of(self._query.repaired)

    @cached_property
    def slots(self) -> int:
        """How many periods and places the question names: these are met or missing by rules."""
        return len(self._query.periods) + len(self._query.places)

    @cached_property
    def wants_time(self) -> bool:
        """Whether a time is asked for: its sentence seldom says that something "took place"."""
        return self._query.asked in TIMES

    @cached_property
    def negated(self) -> bool:
        """Whether the question says "không" or "chưa" of something; "hàng không" denies nothing."""
        return is_negated(self._query.repaired)


def telling_of(
    tokens: Sequence[Token],
    text: str,
    weigh: Callable[[str], float],
    without: Sequence[Span] = (),
) -> tuple[Telling, ...]:
    """Return the words that tell and are not within some spans: a capital makes one tell."""
    found: list[Telling] = []
    for at, token in enumerate(tokens):
        capital = text[token.start].isupper()
        if is_stop(token) and not (capital and token.start):
            continue
        if not any(span.start <= token.start < span.end for span in without):
            found.append(Telling(at, token.key, weigh(token.key), capital))
    return tuple(found)


def capital_runs(tokens: Sequence[Token], text: str) -> list[list[Token]]:
    """Return the runs of capitalised words of a text."""
    runs: list[list[Token]] = []
    for token in tokens:
        if not text[token.start].isupper():
            continue
        if runs and text[runs[-1][-1].end : token.start] == " ":
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs
