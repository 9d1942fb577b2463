"""What happens to a thing, and what does not: "giải thể" is no "thành lập".

The lists of lexicon/opposites.toml: a question that says a word of one is answered by a sentence
that says a word of it too, less likely by one that says none, least by one that says an opposite.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.text.fold import fold_spelling


class State(NamedTuple):
    """A word of the question with those that mean the same, and those that mean another."""

    word: str
    same: re.Pattern[str]
    other: re.Pattern[str]


def states_of(question: str) -> tuple[State, ...]:
    """Return what a question says happens; "học sinh" says nothing of a birth."""
    words = dict.fromkeys(match.group() for match in _every().finditer(fold_spelling(question)))
    return tuple(_table()[word] for word in words if word in _table())


def count_unsaid(states: Sequence[State], sentence: str) -> tuple[int, int]:
    """Return how many states a sentence says nothing of, and how many it says the opposite of."""
    text = fold_spelling(sentence)
    missed = [state for state in states if not state.same.search(text)]
    return len(missed), sum(state.other.search(text) is not None for state in missed)


@cache
def _table() -> dict[str, State]:
    """Return what each word means, of all groups together: "ra đời" is a birth and a founding."""
    same: defaultdict[str, set[str]] = defaultdict(set)
    other: defaultdict[str, set[str]] = defaultdict(set)
    for group in load_toml("opposites")["groups"]:
        for words in group:
            opposed = {word for others in group if others is not words for word in others}
            for word in words:
                same[fold_spelling(word)].update(words)
                other[fold_spelling(word)].update(opposed)
    return {w: State(w, _any_of(same[w]), _any_of(other[w] - same[w])) for w in same}


@cache
def _every() -> re.Pattern[str]:
    return _any_of([*_table(), *load_toml("opposites")["neutral"]])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(map(fold_spelling, words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")
