"""How near each word is to a fact: its own words, its sentence, its paragraph, its report.

Every key (see `said`) has the level at which it is said: 1 for the words the fact owns, less for
those of its sentence that belong to other figures, less again for the sentences around, headings
and title. A question's word is met as well as it is near. Levels are worked out when asked for: a
question has a dozen keys, a report thousands.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, reduce
from operator import and_

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, Nature, Span
from knowledge.search.columns import header_words
from knowledge.search.index import Index
from knowledge.search.quantities import is_quantity
from knowledge.search.said import Key, Words, levels_of, words_of
from knowledge.search.time_words import level_at, share_out
from knowledge.search.tokens import Token, tokenize
from knowledge.text.fold import fold_spelling

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
ELSEWHERE = 0.2
_LEAD_SENTENCES = 3
# The most that a word said in another sentence is met by.
MOST_AROUND = max(_LEANING, _HEADING, _TITLE, _LEAD, *_BEFORE, _AFTER)
# Words between two figures that count one thing: cases and those accused, people and their money.
_PAIRING = {"với", "gồm", "/", "cho"}
_SLOT_LEVEL = 0.9 * OWN
_KEPT = 16384

# The sentences nearby with their levels, the nearest first, and whether one leans on that before.
Near = tuple[tuple[tuple[int, float], ...], bool]


class LevelMaps:
    """Levels of one index, with what no question changes remembered."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.near = lru_cache(maxsize=_KEPT)(self._read_near)
        self._tokens: OrderedDict[str, Sequence[float]] = OrderedDict()

    def levels(self, fact: Fact, number: int) -> Sequence[float]:
        """Return the level of each word of a fact's sentence."""
        levels = self._tokens.get(fact.key)
        if levels is None:
            levels = self._read_levels(fact, number)
            self._tokens[fact.key] = levels
            if len(self._tokens) > _KEPT:
                self._tokens.popitem(last=False)
        return levels

    def _read_levels(self, fact: Fact, number: int) -> Sequence[float]:
        entry, tokens = self.index.sentences[number], self.index.words(number).tokens
        start = entry.sentence.span.start
        if fact.kind is not FactKind.DATE:
            figures = [other for other in entry.facts if is_quantity(other)]
            return _token_levels(fact, tokens, start, figures)
        times = [other.span for other in entry.facts if other.kind is FactKind.DATE]
        spans = [Span(time.start - start, time.end - start) for time in times]
        shared = share_out(self.index.sentence_text(number), spans)
        mine = shared[times.index(fact.span)]
        return [level_at(mine, shared[0], token.start) for token in tokens]

    def _read_near(self, number: int) -> Near:
        """Return the level of each sentence nearby: heading, lead, those before and behind."""
        index = self.index
        entry = index.sentences[number]
        report = index.reports[entry.report]
        first = report.sentences.start
        near: list[tuple[int, float]] = [(first + i, _LEAD) for i in range(_LEAD_SENTENCES)]
        near.append((first, _TITLE))
        heading = report.headings.get(entry.sentence.block)
        if heading is not None:
            near.append((heading, _HEADING))
        for back, level in enumerate(_BEFORE, start=1):
            same = number - back >= first and _block(index, number - back) == entry.sentence.block
            near.append((number - back, level if same else level - _OTHER_PARAGRAPH))
        near.append((number + 1, _AFTER))
        levels: dict[int, float] = {}
        for other, level in sorted(near, key=lambda one: -one[1]):
            if other in report.sentences and other != number:
                levels.setdefault(other, level)
        leans = _leaning_pattern().match(fold_spelling(index.sentence_text(number)))
        return tuple(levels.items()), bool(leans) and number - 1 in report.sentences


class Nearness:
    """The levels of one question's keys, near any fact."""

    def __init__(self, maps: LevelMaps, keys: Iterable[Key]) -> None:
        self._maps, self._index = maps, maps.index
        told = {key: words_of(key) for key in keys}
        self._words = {word for words in told.values() for word in words}
        self._others = [(key, words) for key, words in told.items() if key not in self._words]
        self._keys = self._words | told.keys()
        self._said: dict[int, dict[Key, int]] = {}
        self._around: dict[int, dict[Key, float]] = {}

    def own(self, fact: Fact, number: int) -> dict[Key, float]:
        """Return the levels of the keys that a fact's own sentence or its slots say."""
        slots = _slot_levels(fact.unit, fact.action, fact.speaker, fact.role)
        levels = {key: slots[key] for key in self._keys & slots.keys()}
        if headers := header_words(self._index.text_of(number), fact):
            heads = levels_of(tokenize(headers), OWN)
            levels |= {key: heads[key] for key in self._keys & heads.keys()}
        if fact.kind is FactKind.QUOTE:
            words = Words(tokenize(fact.sentence))
            each: Sequence[float] = [OWN] * len(words.tokens)
            hits: Iterable[Key] = self._keys
        else:
            said, at = self._said_near(number)
            hits = [key for key, sentences in said.items() if sentences >> at & 1]
            if not hits:
                return levels
            words, each = self._index.words(number), self._maps.levels(fact, number)
        for key in hits:
            level = words.level(key, each)
            if level > levels.get(key, 0.0):
                levels[key] = level
        return levels

    def around(self, number: int) -> dict[Key, float]:
        """Return the levels of the keys that are said around a sentence, without its own."""
        levels = self._around.get(number)
        if levels is None:
            near, leans = self._maps.near(number)
            said, at = self._said_near(number)
            first, around = number - at, sum(1 << other + at - number for other, _ in near)
            levels = {
                key: self._level(key, sentences, first, near)
                if sentences & around
                else (ELSEWHERE if key in self._words else 0.0)
                for key, sentences in said.items()
            }
            if leans:
                words = self._index.words(number - 1)
                for key in levels:
                    leaning = words.level(key, [_LEANING] * len(words.tokens))
                    levels[key] = max(levels[key], leaning)
            self._around[number] = levels
        return levels

    def _level(
        self, key: Key, sentences: int, first: int, near: Sequence[tuple[int, float]]
    ) -> float:
        best = ELSEWHERE if key in self._words else 0.0
        for number, level in near:
            if level <= best:
                break
            if sentences >> number - first & 1:
                best = max(best, level * self._index.read_share(number, key))
        return best

    def _said_near(self, number: int) -> tuple[dict[Key, int], int]:
        """Return which sentences of a sentence's report may say each key, and its place in it.

        Those that say the words of a key, one bit each.
        """
        report = self._index.reports[self._index.sentences[number].report]
        said = self._said.get(report.number)
        if said is None:
            said = {word: mask for word in self._words if (mask := report.mask(word))}
            for key, words in self._others:
                if sentences := reduce(and_, (said.get(word, 0) for word in words)):
                    said[key] = sentences
            self._said[report.number] = said
        return said, number - report.sentences.start


@lru_cache(maxsize=4096)
def _slot_levels(*slots: str | None) -> dict[Key, float]:
    """Return the levels of what a fact's slots say, in its sentence or not."""
    levels: dict[Key, float] = {}
    for words in slots:
        if words:
            levels |= levels_of(tokenize(words), _SLOT_LEVEL)
    return levels


def said_by_slots(fact: Fact) -> frozenset[str]:
    """Return the words that a fact's slots say."""
    return _words_of_slots(fact.unit, fact.action, fact.speaker, fact.role)


@lru_cache(maxsize=4096)
def _words_of_slots(*slots: str | None) -> frozenset[str]:
    return frozenset(key for key in _slot_levels(*slots) if isinstance(key, str))


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
    if not is_quantity(fact):
        return [_by_distance(fact, start + token.start) for token in tokens]
    levels = [BESIDE] * len(tokens)
    replaced = _count_own_left(fact, tokens, start)
    for other in figures:
        if other.nature is Nature.NONE:
            continue  # what is denied is denied of nothing else
        if other.start >= fact.start:
            if other.start > fact.start and _is_pair(fact, other, start):
                _raise_words(levels, tokens, start, (*other.own, other.span))
            if other.start > fact.start:
                break
            continue
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


def _is_pair(fact: Fact, other: Fact, start: int) -> bool:
    """Whether the figure behind counts another side of one thing: "9 vụ với 14 bị can"."""
    between = fact.sentence[fact.end - start : other.start - start].strip()
    return between in _PAIRING and _counts_other(fact, other)


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
