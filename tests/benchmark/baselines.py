"""What the search is measured against: a fuzzy scan of all sentences, and BM25 over their words.

Both find a sentence and decline nothing; both fold case and diacritics, as they would otherwise
answer no question typed without them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from knowledge.text.fold import fold


class FuzzyScan:
    """The sentence most like the question by rapidfuzz's token-set ratio, all sentences scanned."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._folded = [fold(sentence) for sentence in sentences]

    def find(self, question: str) -> str:
        """Return the most similar sentence."""
        best = process.extractOne(fold(question), self._folded, scorer=fuzz.token_set_ratio)
        assert best is not None
        return self._sentences[best[2]]


class Bm25:
    """BM25 over syllables, inverted index; b = .35, as facts are short and alike in length."""

    def __init__(self, sentences: Sequence[str], k1: float = 1.2, b: float = 0.35) -> None:
        self._sentences = sentences
        bags = [Counter(_terms(sentence)) for sentence in sentences]
        mean = sum(bag.total() for bag in bags) / len(bags)
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, bag in enumerate(bags):
            norm = k1 * (1 - b + b * bag.total() / mean)
            for term, count in bag.items():
                self._postings[term].append((number, count * (k1 + 1) / (count + norm)))

    def find(self, question: str) -> str:
        """Return the sentence of the highest score."""
        scores: defaultdict[int, float] = defaultdict(float)
        total = len(self._sentences)
        for term in set(_terms(question)):
            posting = self._postings.get(term, [])
            weight = math.log(1 + (total - len(posting) + 0.5) / (len(posting) + 0.5))
            for number, part in posting:
                scores[number] += weight * part
        return self._sentences[max(scores, key=scores.__getitem__, default=0)]


def _terms(text: str) -> list[str]:
    return fold(text).replace(",", " ").replace("?", " ").rstrip(".").split()
