"""What words the store talks in: the ground on which a typed question is repaired.

`restore` gives back the diacritics a question lacks, choosing what the reports say ("dang vien"
→ "đảng viên"); `repair` mends a word that no report knows ("kêt lạp" → "kết nạp") from its
neighbours.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from math import log
from operator import itemgetter
from string import ascii_lowercase
from typing import Any

from knowledge.search.initials import Initials
from knowledge.search.names import Names
from knowledge.search.tokens import Token, normalise
from knowledge.text.syllables import is_folded_syllable

# Sounds that people mix up when writing, on folded keys, each way.
_CONFUSED = (("l", "n"), ("s", "x"), ("ch", "tr"))

# What a phrase of the lexicon gains over words that the reports say, but never side by side.
_PHRASE = 12.0
_LOG_2 = log(2)

Counts = dict[str, dict[str, int]]
# Beside its neighbours one long number is as good as any other: a store has too many to tell apart.
_LONG_NUMBER, _DIGITS = "0", 4


def pair_key(word: str) -> str:
    """Return what a word or a form is called among pairs: itself, long numbers all alike."""
    return word if len(word) <= _DIGITS or not word[0].isdigit() else _LONG_NUMBER


def _count(counts: Counts, first: str, second: str, weight: int) -> None:
    seconds = counts.get(first)
    if seconds is None:
        counts[first] = {second: weight}
    else:
        seconds[second] = seconds.get(second, 0) + weight


def _commonest(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return nlargest(6, counts.items(), key=itemgetter(1))


class Vocabulary:
    """Counts of keys, of their accented forms, and of pairs of neighbours."""

    def __init__(self) -> None:
        self.keys: dict[str, int] = {}
        self.names = Names()
        self._forms: Counts = {}
        self._pairs: Counts = {}
        self._form_pairs: Counts = {}
        self._phrase_pairs: set[tuple[str, str]] = set()
        self._asking: set[tuple[str, str]] = set()
        self._initials: Initials | None = None
        self._common: dict[str, list[tuple[str, float]]] = {}

    def add(self, tokens: Sequence[Token], weight: int = 1) -> None:
        """Count the words of one sentence."""
        for token in tokens:
            self.keys[token.key] = self.keys.get(token.key, 0) + weight
        for first, second in pairwise(tokens):
            _count(self._pairs, pair_key(first.key), pair_key(second.key), weight)
        self.add_forms(tokens, weight)

    def add_words(self, words: Mapping[str, int], pairs: Mapping[tuple[str, str], int]) -> None:
        """Count words as written, and pairs of them, that were counted before."""
        self._common.clear()
        for word, count in words.items():
            key, form = normalise(word)
            self.keys[key] = self.keys.get(key, 0) + count
            _count(self._forms, key, form, count)
        for (first, second), count in pairs.items():
            (key, form), (other, other_form) = normalise(first), normalise(second)
            _count(self._pairs, pair_key(key), pair_key(other), count)
            _count(self._form_pairs, pair_key(form), pair_key(other_form), count)

    def add_forms(self, tokens: Sequence[Token], weight: int) -> None:
        """Let words be restored with these accents without counting them as said by a report."""
        self._common.clear()
        for token in tokens:
            _count(self._forms, token.key, token.form, weight)
        for first, second in pairwise(tokens):
            _count(self._form_pairs, pair_key(first.form), pair_key(second.form), weight)

    def add_asking(self, tokens: Sequence[Token], weight: int) -> None:
        """Let the words of asking be restored, and be mended beside one another."""
        self.add_forms(tokens, weight)
        self._asking.update((one.key, other.key) for one, other in pairwise(tokens))

    def add_phrase(self, tokens: Sequence[Token]) -> None:
        """Let the words of a phrase be restored as one where no report has them side by side."""
        self.add_forms(tokens, 0)
        self._phrase_pairs.update((one.form, other.form) for one, other in pairwise(tokens))

    @property
    def state(self) -> tuple[object, ...]:
        """Everything counted, in plain values."""
        pairs = self._pairs, self._form_pairs, self._phrase_pairs, self._asking
        return (self.keys, self._forms, *pairs, self.names.spellings)

    @classmethod
    def of(cls, state: Sequence[Any]) -> "Vocabulary":
        """Return the vocabulary of a state."""
        made = cls()
        made.keys, made._forms, *pairs, names = state
        made._pairs, made._form_pairs, made._phrase_pairs, made._asking = pairs
        made.names.spellings.update(names)
        return made

    def knows(self, key: str) -> bool:
        """Whether any report uses the word."""
        return key in self.keys

    def knows_form(self, key: str, form: str) -> bool:
        """Whether any report uses the word with these very accents."""
        return form in self._forms.get(key, ())

    def follows(self, first: str, second: str) -> bool:
        """Whether the two words stand side by side in some report."""
        seconds = self._pairs.get(pair_key(first))
        return seconds is not None and pair_key(second) in seconds

    def spell_out(self, letters: str) -> tuple[str, ...] | None:
        """Return the words the store says with these initials: "knxk" → kim ngach xuat khau."""
        if self._initials is None:
            self._initials = Initials(self._pairs)
        return self._initials.spell_out(letters)

    def restore(self, keys: Sequence[str], fixed: Sequence[str | None]) -> list[str]:
        """Return the likeliest accented forms of words, those in `fixed` being known (Viterbi)."""
        if all(fixed):
            return [form for form in fixed if form]
        columns = [
            [(form, _LOG_2)] if form else self._candidates(key)
            for key, form in zip(keys, fixed, strict=True)
        ]
        best: dict[str, float] = {"": 0.0}
        steps: list[dict[str, str]] = []
        for before, key, column in zip(["", *keys], keys, columns, strict=False):
            best, step = self._extend(best, column, said=self.follows(before, key))
            steps.append(step)
        return _walk_back(max(best, key=best.__getitem__), steps)

    def _candidates(self, key: str) -> list[tuple[str, float]]:
        """Return the commonest forms of a word and how likely each is, as a logarithm."""
        found = self._common.get(key)
        if found is None:
            forms = self._forms.get(key)
            counts = _commonest(forms) if forms else [(key, 1)]
            found = self._common[key] = [(form, log(1 + count)) for form, count in counts]
        return found

    def _extend(
        self, best: dict[str, float], column: Sequence[tuple[str, float]], *, said: bool
    ) -> tuple[dict[str, float], dict[str, str]]:
        """Return the best score that ends in each form, and the form before it."""
        scores: dict[str, float] = {}
        step: dict[str, str] = {}
        for form, likely in column:
            most = None
            for previous, so_far in best.items():
                followers = self._form_pairs.get(pair_key(previous))
                count = followers.get(pair_key(form), 0) if followers else 0
                score = so_far + 3 * log(1 + count) if count else so_far
                if not said and (previous, form) in self._phrase_pairs:
                    score += _PHRASE
                if most is None or score > most:
                    most, step[form] = score, previous
            scores[form] = (most or 0.0) + likely
        return scores, step

    def repair(self, key: str, before: str | None, after: str | None) -> str | None:
        """Return a known word for one that is misspelt, or None to leave it.

        A word nobody uses is mended by the nearest one that stands beside its neighbours; a word
        spelt well only by its sound-alike ("lông thôn"), or by one that fits on both sides.
        """
        spelt_well = is_folded_syllable(key)
        heard = [k for k in _sound_alikes(key) if self._fits(k, before, after)]
        if heard:
            return max(heard, key=lambda k: (self._fits(k, before, after), self.keys[k]))
        if self.knows(key):
            return None
        enough = 2 if spelt_well else 1
        near = [k for k in _one_off(key) if self._may_be(before, k, after)]
        fitting = ((self._fits(k, before, after), self.keys.get(k, 0), k) for k in near)
        close = [one for one in fitting if one[0] >= enough]
        return max(close)[2] if close else None

    def _may_be(self, before: str | None, key: str, after: str | None) -> bool:
        """Whether a word is known, or one of asking beside its neighbour."""
        return key in self.keys or not self._asking.isdisjoint(((before, key), (key, after)))

    def _fits(self, key: str, before: str | None, after: str | None) -> int:
        """Count the neighbours that a word stands beside; "bao nhiêu" can be nothing else."""
        if (before, key) in self._asking or (key, after) in self._asking:
            return 2
        fits_before = before is not None and self.follows(before, key)
        fits_after = after is not None and self.follows(key, after)
        return fits_before + fits_after


def _walk_back(last: str, steps: Sequence[dict[str, str]]) -> list[str]:
    """Return the forms that lead to the last one."""
    forms: list[str] = []
    for step in reversed(steps):
        forms.append(last)
        last = step[last]
    return forms[::-1]


def _one_off(key: str) -> set[str]:
    """Return what a key may be meant for: a letter too few or many, another one, or two swapped."""
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    return {
        *(before + after[1:] for before, after in cuts),
        *(before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1),
        *(before + letter + after[1:] for before, after in cuts for letter in ascii_lowercase),
        *(before + letter + after for before, after in cuts for letter in ascii_lowercase),
    } - {key}


def _sound_alikes(key: str) -> Iterable[str]:
    for one, other in _CONFUSED:
        for heard, meant in ((one, other), (other, one)):
            if key.startswith(heard):
                yield meant + key[len(heard) :]
