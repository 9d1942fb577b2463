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
from knowledge.model import Fact, FactKind, Nature, Span
from knowledge.search.index import Index
from knowledge.search.tokens import Token, tokenize
from knowledge.text.fold import fold_spelling

Levels = dict[str | tuple[str, str], float]

OWN = 1.0
HEAD = 0.92
BEFORE_BREAK = 0.6
BESIDE = 0.28
REPLACED = 0.65
OTHER_MEASURE = 0.75
_MOST_REPLACED = 5
_BEFORE = (0.5, 0.42, 0.36)
_LEANING = 0.65
_AFTER = 0.3
_HEADING = 0.6
_TITLE = 0.6
_LEAD = 0.5
_OTHER_PARAGRAPH = 0.08
_REPORT = 0.2
_SKIP = 0.9
_OWNED_ELSEWHERE = 0.5
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
        entry = self._index.sentences[number]
        if fact.kind is FactKind.QUOTE:
            tokens = tokenize(fact.sentence)
            return merge_tokens({}, tokens, [OWN] * len(tokens))
        figures = [other for other in entry.facts if other.kind is FactKind.FIGURE]
        levels = _token_levels(fact, entry.tokens, entry.sentence.span.start, figures)
        return merge_tokens({}, entry.tokens, levels)

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
        leans = _leaning_pattern().match(fold_spelling(index.sentence_text(number)))
        if leans and number - 1 in report.sentences:
            before = index.sentences[number - 1].tokens
            merge_tokens(levels, before, [_LEANING] * len(before))
        near.append((number + 1, _AFTER))
        for other, level in near:
            if other in report.sentences and other != number:
                self._merge_sentence(levels, other, level)
        return levels

    def _merge_sentence(self, levels: Levels, number: int, level: float) -> None:
        """Merge a sentence nearby; what its figures own tells less about figures elsewhere."""
        entry = self._index.sentences[number]
        figures = [fact for fact in entry.facts if fact.kind is FactKind.FIGURE]
        start = entry.sentence.span.start
        head = figures[0].own[0].end if figures and figures[0].own else start
        owned = [span for fact in figures for span in fact.own if span.start >= head]
        values = [
            level * (_OWNED_ELSEWHERE if any(start + t.start in s for s in owned) else 1.0)
            for t in entry.tokens
        ]
        merge_tokens(levels, entry.tokens, values)


@cache
def _leaning_pattern() -> re.Pattern[str]:
    words = sorted(load_toml("connectives")["leaning"], key=len, reverse=True)
    alternation = "|".join(re.escape(fold_spelling(word)) for word in words)
    return re.compile(rf"\W*(?:{alternation})(?!\w)")


def _block(index: Index, number: int) -> int:
    return index.sentences[number].sentence.block


def _token_levels(
    fact: Fact, tokens: Sequence[Token], start: int, figures: Sequence[Fact]
) -> list[float]:
    """Return the level of each word of the sentence for this fact.

    What stands before the first figure opens the sentence for all; the words of a figure listed
    before open this one too, but for the last ones, which this figure's own take the place of:
    "có trình độ cao đẳng là 65.000 người, đại học là 124.000 người".
    """
    if fact.kind is not FactKind.FIGURE:
        return [_by_distance(fact, start + token.start) for token in tokens]
    levels = [BESIDE] * len(tokens)
    replaced = _count_own_left(fact, tokens, start)
    for other in figures:
        if other.start >= fact.start:
            break
        if other.nature is Nature.SHARE and other.host not in {None, fact.host, fact.start}:
            continue  # "93 tổ chức (chiếm 18%)": a share speaks of its whole alone
        between = fact.sentence[other.end - start : fact.start - start]
        level = BEFORE_BREAK if ";" in between else HEAD
        if _counts_other(fact, other) and ";" not in between:
            _raise_words(levels, tokens, start, (*other.own, other.span))
        left = [i for i, token in enumerate(tokens) if _owns_left(other, start + token.start)]
        kept = len(left) - replaced
        for place, i in enumerate(left):
            levels[i] = max(levels[i], level if place < kept else min(level, REPLACED))
    for i, token in enumerate(tokens):
        if any(start + token.start in span for span in (*fact.own, fact.span)):
            levels[i] = OWN
    return levels


def _counts_other(fact: Fact, other: Fact) -> bool:
    """Figures of two things in one clause tell of one event: "428 vụ tai nạn, chết 161 người"."""
    mine, theirs = fact.unit or "", other.unit or ""
    shorter, longer = sorted((mine, theirs), key=len)
    same = mine == theirs or (shorter and longer.startswith(shorter))
    return other.measure is not fact.measure or not same


def _raise_words(
    levels: list[float], tokens: Sequence[Token], start: int, spans: Sequence[Span]
) -> None:
    """Money behind a count tells of the same thing: "31/42 điểm đen, kinh phí 22,3 tỷ đồng"."""
    for i, token in enumerate(tokens):
        if any(start + token.start in span for span in spans):
            levels[i] = max(levels[i], OTHER_MEASURE)


def _owns_left(fact: Fact, at: int) -> bool:
    return at < fact.start and any(at in span for span in fact.own)


def _count_own_left(fact: Fact, tokens: Sequence[Token], start: int) -> int:
    """Count the words a figure has on its left, up to a clause's worth."""
    own = sum(1 for token in tokens if _owns_left(fact, start + token.start))
    return min(own, _MOST_REPLACED)


def _by_distance(fact: Fact, at: int) -> float:
    """Words near a person, place or date tell more about it than far ones."""
    distance = max(fact.start - at, at - fact.end, 0)
    return OWN if not distance else max(0.6, 0.95 - distance / 400)


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
