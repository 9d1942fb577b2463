"""Names typed in lower case: "đồng chí trần văn lâm" → "đồng chí Trần Văn Lâm".

Only the names of people that the store's facts tell; of two that fold alike none is taken.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from knowledge.search.tokens import Token, keys_of, tokenize
from knowledge.text.fold import fold_spelling

# Names of two words ("Văn Lâm", "Hải Dương") are too often those of places.
_LEAST_WORDS = 3


class Names:
    """The people a store tells of, by the keys of their names."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.spellings: dict[tuple[str, ...], dict[str, str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Know one more name; "đại diện Sở", a speaker without one, is none."""
        words = name.split()
        if len(words) >= _LEAST_WORDS and all(word[0].isupper() for word in words):
            spelling = " ".join(words)
            self.spellings.setdefault(keys_of(name), {})[fold_spelling(spelling)] = spelling
            self.__dict__.pop("_longest", None)

    @cached_property
    def _longest(self) -> dict[str, int]:
        """The most words of the names that open with a word."""
        longest: dict[str, int] = {}
        for keys in self.spellings:
            longest[keys[0]] = max(len(keys), longest.get(keys[0], 0))
        return longest

    def capitalise(self, text: str, typed: str) -> str:
        """Return the text with known names as the store writes them; both are of one length."""
        tokens = tokenize(text)
        as_typed = tokenize(typed)
        if len(tokens) != len(as_typed):
            return text
        start = 0
        while start < len(tokens):
            length, name = self._name_at(as_typed, start)
            if name:
                first, last = tokens[start].start, tokens[start + length - 1].end
                text = text[:first] + name + text[last:] if len(name) == last - first else text
            start += max(length, 1)
        return text

    def _name_at(self, tokens: Sequence[Token], start: int) -> tuple[int, str]:
        longest = self._longest.get(tokens[start].key, 0)
        for length in range(min(longest, len(tokens) - start), _LEAST_WORDS - 1, -1):
            run = tokens[start : start + length]
            names = self.spellings.get(tuple(token.key for token in run), {})
            exact = names.get(" ".join(token.form for token in run))
            fitting = [exact] if exact else [n for n in names.values() if _is_typed(n, run)]
            if len(fitting) == 1:
                return length, fitting[0]
        return 0, ""


def _is_typed(name: str, run: Sequence[Token]) -> bool:
    """Whether the accents that were typed are those of the name."""
    return all(
        token.form == form.form or token.form.isascii()
        for token, form in zip(run, tokenize(name), strict=True)
    )
