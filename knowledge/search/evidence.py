"""What speaks for and against a fact that scores well: does its sentence say what is asked?

A question that tempts names another subject, another year, or the opposite of what the report says,
in nearly the same words. So besides how much is said, these features tell what is left unsaid: the
rarest word, a name, a number, what happens; whether names stand in the other order; and how much of
the sentence nobody asked for. Each is a plain number; search/proof.py weighs them.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log

from knowledge.model import Fact
from knowledge.search.alignment import read_alignment, read_told
from knowledge.search.asked_words import AskedWords, Word, capital_runs
from knowledge.search.index import Index
from knowledge.search.modality import is_negated
from knowledge.search.opposites import count_unsaid
from knowledge.search.tokens import Token
from knowledge.search.wording import is_stop

Features = dict[str, float]
_CLAUSE = re.compile(r"[;:()]|,(?!\d)|(?<!\w)(?:và|nhưng|song|rồi|còn|trong khi)(?!\w)|\s[-–—]\s")
_AROUND = (-2, -1, 1)
_CLOSE, _BACK = 3, 6


def read_evidence(asked: AskedWords, index: Index, fact: Fact, number: int) -> Features:
    """Return the features of a fact in the sentence of this number."""
    sentence = _Sentence(index, fact, number)
    return {
        **_said(asked, sentence),
        **_names(asked, sentence),
        **_order(asked, sentence),
        **_happens(asked, sentence),
        **read_alignment(asked, read_told(index, sentence.tokens, sentence.text, sentence.fact)),
        "slots": float(asked.slots),
        "time": float(asked.wants_time),
    }


class _Sentence:
    """A fact's sentence: its words, those of the fact's clause, those around, and the report's."""

    def __init__(self, index: Index, fact: Fact, number: int) -> None:
        entry = index.sentences[number]
        self.index, self._report = index, index.reports[entry.report]
        self.text = index.sentence_text(number)
        self.tokens: Sequence[Token] = index.words(number).tokens
        self.keys = {token.key for token in self.tokens}
        start = fact.start - entry.sentence.span.start
        self.fact = (start, start + len(fact.text))
        cuts = [match.span() for match in _CLAUSE.finditer(self.text)]
        first = max((end for _, end in cuts if end <= self.fact[0]), default=0)
        last = min((begin for begin, _ in cuts if begin >= self.fact[1]), default=len(self.text))
        self.clause = [token for token in self.tokens if first <= token.start < last]
        self.around = set(self.keys)
        for step in _AROUND:
            if number + step in self._report.sentences:
                self.around.update(token.key for token in index.words(number + step).tokens)

    def told(self, key: str) -> bool:
        """Whether the report says a word."""
        return self._report.says(key)


def _said(asked: AskedWords, sentence: _Sentence) -> Features:
    clause = {token.key for token in sentence.clause}
    unsaid = [w for w in asked.words if not _is_said(w, sentence.keys.__contains__)]
    strange = [w for w in unsaid if not _is_said(w, sentence.around.__contains__)]
    unknown = [w for w in strange if not _is_said(w, sentence.told)]
    lead = asked.words[0] if asked.words else None
    return {
        "clause": asked.share(w for w in asked.words if _is_said(w, clause.__contains__)),
        "sentence": 1 - asked.share(unsaid),
        "around": 1 - asked.share(strange),
        "report": 1 - asked.share(unknown),
        "unsaid": max((w.weight for w in unsaid), default=0.0),
        "strange": max((w.weight for w in strange), default=0.0),
        "opening": float(lead is not None and lead in unsaid),
        "length": log(1 + len(asked.words)),
        "asked": _asked_share(asked, sentence, sentence.tokens),
        "asked_clause": _asked_share(asked, sentence, sentence.clause),
        "number": float(any(key not in sentence.keys for key in asked.numbers)),
    }


def _is_said(word: Word, says: Callable[[str], bool]) -> bool:
    return says(word.key) or any(all(map(says, name)) for name in word.names)


def _asked_share(asked: AskedWords, sentence: _Sentence, tokens: Sequence[Token]) -> float:
    """Return how much of what is said was asked for."""
    weigh = sentence.index.weight
    telling = [(token.key, weigh(token.key)) for token in tokens if not is_stop(token)]
    total = sum(weight for _, weight in telling)
    return sum(weight for key, weight in telling if key in asked.keys) / (total or 1.0)


def _names(asked: AskedWords, sentence: _Sentence) -> Features:
    runs = capital_runs(sentence.tokens, sentence.text)
    start, end = sentence.fact
    own = [
        run
        for run in runs
        if (run[-1].end <= start or run[0].start >= end) and (len(run) > 1 or run[0].start)
    ]
    foreign = [run for run in own if not any(token.key in asked.keys for token in run)]
    before = [run for run in own if run[-1].end <= start]
    keys = [key for run in asked.names for key in run]
    return {
        "names_unsaid": sum(key not in sentence.keys for key in keys) / max(1, len(keys)),
        "names_strange": sum(key not in sentence.around for key in keys) / max(1, len(keys)),
        "names_unknown": float(any(not sentence.told(key) for key in keys)),
        "names_foreign": len(foreign) / max(1, len(own)),
        "name_before": float(bool(before) and before[-1] in foreign),
        "names_swapped": float(_are_swapped(asked.names, sentence.tokens)),
    }


def _are_swapped(names: Sequence[tuple[str, ...]], tokens: Sequence[Token]) -> bool:
    """Whether two names that the question says stand the other way round in the sentence."""
    keys = tuple(token.key for token in tokens)
    places = [place for place in (_find(keys, name) for name in names) if place >= 0]
    return any(one > other for one, other in pairwise(places))


def _find(keys: tuple[str, ...], name: tuple[str, ...]) -> int:
    size = len(name)
    return next((at for at in range(len(keys) - size + 1) if keys[at : at + size] == name), -1)


def _order(asked: AskedWords, sentence: _Sentence) -> Features:
    keys = [token.key for token in sentence.tokens]
    beside = {*pairwise(keys), *zip(keys, keys[2:], strict=False)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    steps = [
        _nearest(places[one], places[other])
        for one, other in asked.sequence
        if one in places and other in places
    ]
    size = max(1, len(asked.sequence))
    return {
        "beside": sum(pair in beside for pair in asked.pairs) / max(1, len(asked.pairs)),
        "in_order": sum(0 < step <= _CLOSE for step in steps) / size,
        "reversed": sum(-_BACK <= step < 0 for step in steps) / size,
    }


def _nearest(ones: Sequence[int], others: Sequence[int]) -> int:
    """Return the shortest step from one place to another, forward or back."""
    best = 10_000
    for one in ones:
        at = bisect_left(others, one)
        for other in others[max(0, at - 1) : at + 1]:
            if other != one and abs(other - one) < abs(best):
                best = other - one
    return best


def _happens(asked: AskedWords, sentence: _Sentence) -> Features:
    clause = sentence.clause
    text = sentence.text[clause[0].start : clause[-1].end] if clause else ""
    unsaid, opposite = count_unsaid(asked.states, sentence.text)
    denied = asked.negated and not is_negated(sentence.text)
    return {
        "happens": float(unsaid),
        "opposite": float(opposite),
        "opposite_clause": float(count_unsaid(asked.states, text)[1]),
        "denied": float(denied),
    }
