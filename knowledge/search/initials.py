"""Abbreviations nobody listed, read off the words the reports use: "KNXK" → "kim ngạch xuất khẩu".

An abbreviation is spelt out as the chain of neighbouring words with these initials that the
reports say most often; a chain that is never said whole cannot be told from chance and is given
up when rare.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

Pair = tuple[str, str]
_SHORTEST, _LONGEST = 3, 6


class Initials:
    """Finds phrases by their initials among pairs of neighbouring words."""

    def __init__(self, pairs: Counter[Pair]) -> None:
        self._count = pairs
        self._next: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._first: defaultdict[str, set[str]] = defaultdict(set)
        for first, second in pairs:
            self._next[first, second[0]].append(second)
            self._first[first[0]].add(first)

    def spell_out(self, letters: str) -> tuple[str, ...] | None:
        """Return the words most often said with these initials, or None."""
        if not _SHORTEST <= len(letters) <= _LONGEST or not letters.isalpha():
            return None
        chains = list(self._chains(letters))
        return max(chains, key=self._strength, default=None)

    def _chains(self, letters: str) -> Iterable[tuple[str, ...]]:
        chains: list[tuple[str, ...]] = [(word,) for word in sorted(self._first[letters[0]])]
        for letter in letters[1:]:
            chains = [
                (*chain, word)
                for chain in chains
                for word in self._next.get((chain[-1], letter), ())
            ]
        return chains

    def _strength(self, chain: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        return min(self._count[pair] for pair in pairwise(chain)), chain
