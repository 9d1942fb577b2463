"""What a sentence says in the place of a word that was asked for, and what it says in other order.

"Hiệp hội bóng đá Hà Nam lập năm nào?" asks for "đá" where "hiệp hội bóng bàn Hà Nam" says "bàn":
the more of the question stands word for word around such a word, the less it is a paraphrase. All
is read twice, in the whole sentence and in the words near the fact, for a word of another clause
answers nothing.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.search.asked_words import AskedWords, Telling, telling_of
from knowledge.search.index import Index
from knowledge.search.tokens import Token

_NEAR = 16  # words on each side of a fact
_STEP = 2  # words from one that stands for another to what it stands beside
_WIDE, _FAR = 6, 8
_PASSIVE = frozenset(("bị", "được", "bởi", "do"))


class Told(NamedTuple):
    """A sentence's words, those of them that tell, and which of them are the fact."""

    tokens: Sequence[Token]
    telling: dict[int, Telling]
    first: int
    last: int


def read_told(index: Index, tokens: Sequence[Token], text: str, fact: tuple[int, int]) -> Told:
    """Return the words of a sentence as they are compared; `fact` are offsets in it."""
    telling = {word.at: word for word in telling_of(tokens, text, index.weight)}
    first = bisect_left(tokens, fact[0], key=_start)
    last = max(first, bisect_left(tokens, fact[1], key=_start) - 1)
    return Told(tokens, telling, first, last)


def _start(token: Token) -> int:
    return token.start


def read_alignment(asked: AskedWords, told: Told) -> dict[str, float]:
    """Return the features of the whole sentence, and under "near_" those of the words near."""
    size = len(told.tokens)
    whole = _compare(asked, told, 0, size)
    low, high = max(0, told.first - _NEAR), min(size, told.last + 1 + _NEAR)
    near = whole if (low, high) == (0, size) else _compare(asked, told, low, high)
    return {
        **whole,
        **{f"near_{name}": value for name, value in near.items()},
        "sides": _other_sides(asked, told),
    }


class _Run(NamedTuple):
    """A run of words unsaid, with how many words stand word for word beside what replaces it."""

    weight: float
    context: int
    named: bool


def _compare(asked: AskedWords, told: Told, low: int, high: int) -> dict[str, float]:
    places: dict[str, list[int]] = {}
    for at in range(low, high):
        places.setdefault(told.tokens[at].key, []).append(at)
    unsaid = [word for word in asked.telling if not _is_said(asked, word.key, places)]
    total = sum(word.weight for word in asked.telling) or 1.0
    said = 1.0 - sum(word.weight for word in unsaid) / total
    runs = [_read_run(asked, told, run, places) for run in _runs(unsaid)]
    replaced = max((run.weight for run in runs if run.context), default=0.0)
    parted, pairs = _parted(asked, places)
    passive = any(told.tokens[at].form in _PASSIVE for at in range(low, high))
    is_turned = passive == any(token.form in _PASSIVE for token in asked.tokens)
    return {
        "replaced": replaced,
        "replaced_like": replaced * said,
        "replaced_within": float(max((run.context for run in runs), default=0)),
        "replaced_name": float(max((run.context for run in runs if run.named), default=0)),
        "unsaid_like": max((word.weight for word in unsaid), default=0.0) * said * said,
        "unsaid_words": float(len(unsaid)),
        "said": said,
        "turned": _turned(asked, places) * said if is_turned else 0.0,
        "parted": float(parted),
        "parted_share": parted / max(1, pairs),
    }


def _is_said(asked: AskedWords, key: str, places: dict[str, list[int]]) -> bool:
    if key in places:
        return True
    return any(all(one in places for one in name) for name in asked.other_names.get(key, ()))


def _runs(words: Sequence[Telling]) -> list[list[Telling]]:
    runs: list[list[Telling]] = []
    for word in words:
        if runs and word.at - runs[-1][-1].at <= _STEP:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _read_run(
    asked: AskedWords, told: Told, run: list[Telling], places: dict[str, list[int]]
) -> _Run:
    """Read what stands beside the words that stand beside a run, before and behind it."""
    context, named = 0, False
    for at, step in ((run[0].at - 1, -1), (run[-1].at + 1, 1)):
        length, place = _longest(asked, told, at, step, places)
        other = _beside(told, place, -step) if length else None
        if other and other.key not in asked.keys and not other.key[0].isdigit():
            context += length
            named = named or other.capital
    weight = max(word.weight for word in run)
    return _Run(weight, context, named and any(word.capital for word in run))


def _longest(
    asked: AskedWords, told: Told, at: int, step: int, places: dict[str, list[int]]
) -> tuple[int, int]:
    """Return the most words that go on word for word from a place of the question, and where."""
    best, where = 0, -1
    mine, theirs = asked.tokens, told.tokens
    if not 0 <= at < len(mine):
        return best, where
    for place in places.get(mine[at].key, ()):
        length, one, other = 0, at, place
        while 0 <= one < len(mine) and 0 <= other < len(theirs):
            if mine[one].key != theirs[other].key:
                break
            length, one, other = length + 1, one + step, other + step
        if length > best and (length > 1 or at in asked.telling_places):
            best, where = length, place
    return best, where


def _beside(told: Told, place: int, step: int) -> Telling | None:
    """Return the word that tells next to a place, unless it is the fact or too far."""
    for at in range(place + step, place + step * (_STEP + 1), step):
        if told.first <= at <= told.last:
            return None
        if at in told.telling:
            return told.telling[at]
    return None


def _parted(asked: AskedWords, places: dict[str, list[int]]) -> tuple[int, int]:
    """Return how many neighbours of the question stand apart in the sentence, and of how many."""
    parted = pairs = 0
    before: Telling | None = None
    for word in asked.telling:
        if before and word.at - before.at <= _STEP and before.key in places and word.key in places:
            pairs += 1
            steps = (two - one for one in places[before.key] for two in places[word.key])
            parted += not any(0 < step <= _STEP + 1 for step in steps)
        before = word
    return parted, pairs


def _turned(asked: AskedWords, places: dict[str, list[int]]) -> float:
    """Return the share of words near one another in the question that stand the other way round."""
    once = [word for word in asked.telling if len(places.get(word.key, ())) == 1]
    turned = pairs = 0
    for number, one in enumerate(once):
        for other in once[number + 1 :]:
            if other.at - one.at <= _WIDE:
                pairs += 1
                turned += places[one.key][0] > places[other.key][0]
    return turned / max(1, pairs)


def _other_sides(asked: AskedWords, told: Told) -> float:
    """Return the share of names that stand on the other side of a word; -1 for no such pair."""
    seen: dict[str, list[int]] = {}
    for at, word in told.telling.items():
        seen.setdefault(word.key, []).append(at)
    once = [word for word in asked.telling if len(seen.get(word.key, ())) == 1]
    names = [word for word in once if word.capital]
    other = pairs = 0
    for word in once:
        for name in names:
            if not word.capital and abs(name.at - word.at) <= _FAR:
                pairs += 1
                other += (name.at < word.at) != (seen[name.key][0] < seen[word.key][0])
    return other / pairs if pairs else -1.0
