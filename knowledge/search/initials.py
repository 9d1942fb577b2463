"""Abbreviations nobody listed, read off the words the reports use: "KNXK" → "kim ngạch xuất khẩu".

An abbreviation is spelt out as the chain of neighbouring words with these initials that the
reports say most often; a chain that is never said whole cannot be told from chance and is given
up when rare.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

Pairs = Mapping[str, Mapping[str, int]]
_SHORTEST, _LONGEST = 3, 6


class Initials:
    """Finds phrases by their initials among pairs of neighbouring words."""

    def __init__(self, pairs: Pairs) -> None:
        self._count = pairs
        self._first: defaultdict[str, list[str]] = defaultdict(list)
        for first in sorted(pairs):
            self._first[first[0]].append(first)

    def spell_out(self, letters: str) -> tuple[str, ...] | None:
        """Return the words most often said with these initials, or None."""
        if not _SHORTEST <= len(letters) <= _LONGEST or not letters.isalpha():
            return None
        chains = list(self._chains(letters))
        return max(chains, key=self._strength, default=None)

    def _chains(self, letters: str) -> Iterable[tuple[str, ...]]:
        chains: list[tuple[str, ...]] = [(word,) for word in self._first.get(letters[0], ())]
        for letter in letters[1:]:
            chains = [
                (*chain, word)
                for chain in chains
                for word in self._count.get(chain[-1], ())
                if word[0] == letter
            ]
        return chains

    def _strength(self, chain: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        return min(self._count[one][other] for one, other in pairwise(chain)), chain
