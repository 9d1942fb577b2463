"""How near each word is to a fact: its own words, its sentence, its paragraph, its report.

A level map gives every key, and every pair of neighbouring keys, the level at which it is said:
1 for the words the fact owns, less for those of its sentence that belong to other figures, less
again for the sentences around, headings and title. A question's word is met as well as it is
near.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind
from knowledge.search.index import Index
from knowledge.search.tokens import Token
from knowledge.text.fold import fold_spelling

Levels = dict[str | tuple[str, str], float]

OWN = 1.0
HEAD = 0.95
BESIDE = 0.4
_BEFORE = (0.5, 0.42, 0.36)
_LEANING = 0.65
_AFTER = 0.3
_HEADING = 0.6
_TITLE = 0.6
_LEAD = 0.5
_OTHER_PARAGRAPH = 0.08
_REPORT = 0.2
_SKIP = 0.9
_LEAD_SENTENCES = 3


class LevelMaps:
    """Level maps of one index, with those of the surroundings remembered."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._around = lru_cache(maxsize=4096)(self._read_around)

    def around(self, number: int) -> Levels:
        """Return the levels of the words around a sentence, without its own."""
        return self._around(number)

    def within(self, fact: Fact, number: int) -> Levels:
        """Return the levels of the words of a fact's own sentence."""
        tokens = self._index.sentences[number].tokens
        start = self._index.sentences[number].sentence.span.start
        return merge_tokens(
            {}, tokens, _token_levels(fact, tokens, start, self._first_figure(number))
        )

    def _first_figure(self, number: int) -> int | None:
        for fact in self._index.sentences[number].facts:
            if fact.kind is FactKind.FIGURE:
                return fact.start
        return None

    def _read_around(self, number: int) -> Levels:
        index = self._index
        entry = index.sentences[number]
        report = index.reports[entry.report]
        levels: Levels = dict.fromkeys(report.keys, _REPORT)
        first = report.sentences.start
        near: list[tuple[int, float]] = [(first + i, _LEAD) for i in range(_LEAD_SENTENCES)]
        near.append((first, _TITLE))
        heading = report.headings.get(entry.sentence.block)
        if heading is not None:
            near.append((heading, _HEADING))
        for back, level in enumerate(_BEFORE, start=1):
            same = number - back >= first and _block(index, number - back) == entry.sentence.block
            near.append((number - back, level if same else level - _OTHER_PARAGRAPH))
        if _leaning_pattern().match(fold_spelling(index.sentence_text(number))):
            near.append((number - 1, _LEANING))
        near.append((number + 1, _AFTER))
        for other, level in near:
            if other in report.sentences and other != number:
                tokens = index.sentences[other].tokens
                merge_tokens(levels, tokens, [level] * len(tokens))
        return levels


@cache
def _leaning_pattern() -> re.Pattern[str]:
    words = sorted(load_toml("connectives")["leaning"], key=len, reverse=True)
    alternation = "|".join(re.escape(fold_spelling(word)) for word in words)
    return re.compile(rf"\W*(?:{alternation})(?!\w)")


def _block(index: Index, number: int) -> int:
    return index.sentences[number].sentence.block


def _token_levels(
    fact: Fact, tokens: Sequence[Token], start: int, first_figure: int | None
) -> Iterable[float]:
    """Return the level of each word of the sentence for this fact."""
    if fact.kind is not FactKind.FIGURE:
        return [_by_distance(fact, start + token.start) for token in tokens]
    own = [(span.start - start, span.end - start) for span in (*fact.own, fact.span)]
    head = (first_figure if first_figure is not None else fact.start) - start
    return [
        OWN if any(a <= token.start < b for a, b in own) else HEAD if token.start < head else BESIDE
        for token in tokens
    ]


def _by_distance(fact: Fact, at: int) -> float:
    """Words near a person, place or date tell more about it than far ones."""
    distance = max(fact.start - at, at - fact.end, 0)
    return max(0.7, 1.0 - distance / 400)


def merge_tokens(levels: Levels, tokens: Sequence[Token], values: Iterable[float]) -> Levels:
    """Raise the levels of words and of neighbouring pairs to at least the given ones."""
    previous: tuple[str, float] | None = None
    before: tuple[str, float] | None = None
    for token, level in zip(tokens, values, strict=True):
        _raise(levels, token.key, level)
        _raise(levels, f"={token.form}", level)
        if previous:
            _raise(levels, (previous[0], token.key), min(previous[1], level))
        if before:
            _raise(levels, (before[0], token.key), _SKIP * min(before[1], level))
        before, previous = previous, (token.key, level)
    return levels


def _raise(levels: Levels, key: str | tuple[str, str], level: float) -> None:
    if levels.get(key, 0.0) < level:
        levels[key] = level
