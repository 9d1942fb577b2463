"""How near each word is to a fact: its own words, its sentence, its paragraph, its report.

Every key (see `said`) has the level at which it is said: 1 for the words the fact owns, less for
those of its sentence that belong to other figures, less again for the sentences around, headings
and title. A question's word is met as well as it is near. Levels are worked out when asked for: a
question has a dozen keys, a report thousands.
"""

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache, lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, Nature, Span
from knowledge.search.index import Index
from knowledge.search.quantities import is_quantity
from knowledge.search.time_words import level_at, share_out
from knowledge.search.tokens import Token
from knowledge.text.fold import fold_spelling

OWN = 1.0
HEAD = 0.92
BEFORE_BREAK = 0.6
BESIDE = 0.28
REPLACED = 0.65
OTHER_MEASURE = 0.75
_MOST_REPLACED = 5
_BEFORE = (0.5, 0.42, 0.36)
LEANING = 0.65
_AFTER = 0.3
_HEADING = 0.6
_TITLE = 0.6
_LEAD = 0.5
_OTHER_PARAGRAPH = 0.08
ELSEWHERE = 0.2
_LEAD_SENTENCES = 3
# What a word is met by at most that is said so many sentences before (behind where negative).
REACH = ((LEANING, 1), (_BEFORE[1], 2), (_BEFORE[2], 3), (_AFTER, -1))
# The same where the title, the lead or a heading says it.
LEADING = max(_HEADING, _TITLE, _LEAD)
# The most that a word said in another sentence is met by.
MOST_AROUND = max(LEADING, *(level for level, _ in REACH))
# Words between two figures that count one thing: cases and those accused, people and their money.
_PAIRING = {"với", "gồm", "/", "cho"}
SLOT_LEVEL = 0.9 * OWN
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
    places = [start + token.start for token in tokens]
    levels = [BESIDE] * len(tokens)
    replaced = min(len(_owned_left(fact, places)), _MOST_REPLACED)
    for other in figures:
        if other.nature is Nature.NONE:
            continue  # what is denied is denied of nothing else
        if other.start >= fact.start:
            if other.start > fact.start and _is_pair(fact, other, start):
                _raise_words(levels, places, (*other.own, other.span), OTHER_MEASURE)
            if other.start > fact.start:
                break
            continue
        if other.nature is Nature.SHARE and other.host not in {None, fact.host, fact.start}:
            continue  # "93 tổ chức (chiếm 18%)": a share speaks of its whole alone
        between = fact.sentence[other.end - start : fact.start - start]
        level = BEFORE_BREAK if ";" in between else HEAD
        if _counts_other(fact, other) and ";" not in between:
            _raise_words(levels, places, (*other.own, other.span), OTHER_MEASURE)
        left = _owned_left(other, places)
        kept = len(left) - replaced
        for place, i in enumerate(left):
            levels[i] = max(levels[i], level if place < kept else min(level, REPLACED))
    _raise_words(levels, places, (*fact.own, fact.span), OWN)
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
    levels: list[float], places: Sequence[int], spans: Sequence[Span], level: float
) -> None:
    """Let the words of these spans be said at this level at least.

    Money behind a count tells of the same thing: "31/42 điểm đen, kinh phí 22,3 tỷ đồng".
    """
    for span in spans:
        for i in range(bisect_left(places, span.start), bisect_left(places, span.end)):
            levels[i] = max(levels[i], level)


def _owned_left(fact: Fact, places: Sequence[int]) -> list[int]:
    """Return which words a figure owns on its left."""
    found: set[int] = set()
    for span in fact.own:
        end = min(span.end, fact.start)
        found.update(range(bisect_left(places, span.start), bisect_left(places, end)))
    return sorted(found)


def _by_distance(fact: Fact, at: int) -> float:
    """Words near a person, place or date tell more about it than far ones."""
    distance = max(fact.start - at, at - fact.end, 0)
    return OWN if not distance else max(0.6, 0.95 - distance / 400)
