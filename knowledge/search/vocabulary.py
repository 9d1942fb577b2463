"""What words the store talks in: the ground on which a typed question is repaired.

`restore` gives back the diacritics a question lacks, choosing what the reports say ("dang vien" →
"đảng viên"); `repair` mends a word that no report knows ("kêt lạp" → "kết nạp") from its neighbours.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.search.tokens import Token

# Sounds that people mix up when writing, on folded keys, each way.
_CONFUSED = (("l", "n"), ("s", "x"), ("ch", "tr"), ("d", "gi"), ("r", "d"), ("r", "gi"), ("v", "d"))


class Vocabulary:
    """Counts of keys, of their accented forms, and of pairs of neighbours."""

    def __init__(self) -> None:
        self.keys: Counter[str] = Counter()
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._form_pairs: Counter[tuple[str, str]] = Counter()
        self._by_length: dict[int, list[str]] | None = None

    def add(self, tokens: Sequence[Token], weight: int = 1) -> None:
        """Count the words of one sentence."""
        for token in tokens:
            self.keys[token.key] += weight
            self._forms[token.key][token.form] += weight
        for first, second in zip(tokens, tokens[1:], strict=False):
            self._pairs[first.key, second.key] += weight
            self._form_pairs[first.form, second.form] += weight

    def add_forms(self, tokens: Sequence[Token], weight: int) -> None:
        """Let words be restored with these accents without counting them as said by a report."""
        for token in tokens:
            self._forms[token.key][token.form] += weight
        for first, second in zip(tokens, tokens[1:], strict=False):
            self._form_pairs[first.form, second.form] += weight

    def knows(self, key: str) -> bool:
        """Whether any report uses the word."""
        return key in self.keys

    def knows_form(self, key: str, form: str) -> bool:
        """Whether any report uses the word with these very accents."""
        return form in self._forms.get(key, ())

    def follows(self, first: str, second: str) -> bool:
        """Whether the two words stand side by side in some report."""
        return (first, second) in self._pairs

    def restore(self, keys: Sequence[str]) -> list[str]:
        """Return the most likely accented forms of a question typed without diacritics (Viterbi)."""
        columns = [self._candidates(key) for key in keys]
        best: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
        for column in columns:
            best = {form: self._extend(best, form, count) for form, count in column}
        return max(best.values(), key=lambda scored: scored[0])[1] if keys else []

    def _candidates(self, key: str) -> list[tuple[str, int]]:
        forms = self._forms.get(key)
        return forms.most_common(6) if forms else [(key, 1)]

    def _extend(
        self, best: dict[str, tuple[float, list[str]]], form: str, count: int
    ) -> tuple[float, list[str]]:
        def score(previous: str) -> float:
            return best[previous][0] + 3 * log(1 + self._form_pairs[previous, form])

        previous = max(best, key=score)
        return score(previous) + log(1 + count), [*best[previous][1], form]

    def repair(self, key: str, before: str | None, after: str | None) -> str | None:
        """Return a known word for one that is misspelt, or None to leave it.

        A word nobody uses is mended by the nearest one that stands beside its neighbours; a known
        word only where it never stands beside them and its sound-alike does ("lông thôn").
        """
        beside = [k for k in self._near(key) if self._fits(k, before, after)]
        if beside:
            return max(beside, key=lambda k: (self._fits(k, before, after), self.keys[k]))
        return None

    def _near(self, key: str) -> list[str]:
        if self.knows(key):
            return [k for k in _sound_alikes(key) if self.knows(k)]
        lengths = self._lengths()
        pool = [k for n in (-1, 0, 1) for k in lengths.get(len(key) + n, ())]
        close = process.extract(key, pool, scorer=OSA.distance, score_cutoff=1, limit=None)
        return [k for k, _, _ in close] + [k for k in _sound_alikes(key) if self.knows(k)]

    def _fits(self, key: str, before: str | None, after: str | None) -> int:
        fits_before = before is not None and self.follows(before, key)
        fits_after = after is not None and self.follows(key, after)
        return fits_before + fits_after

    def _lengths(self) -> dict[int, list[str]]:
        if self._by_length is None:
            self._by_length = defaultdict(list)
            for key in self.keys:
                if key.isalpha():
                    self._by_length[len(key)].append(key)
        return self._by_length


def _sound_alikes(key: str) -> Iterable[str]:
    for one, other in _CONFUSED:
        for heard, meant in ((one, other), (other, one)):
            if key.startswith(heard):
                yield meant + key[len(heard) :]
