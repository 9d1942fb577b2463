"""What else a phrase may be called: synonyms and abbreviations, from the lexicon, both ways.

`Phrases.load().alternatives(("dv",))` holds ("dang", "vien"), and the other way round.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.search.tokens import keys_of

Phrase = tuple[str, ...]


class Phrases:
    """A map from each known phrase to the phrases that may stand for it."""

    def __init__(self, groups: Iterable[Iterable[Phrase]]) -> None:
        self._alternatives: dict[Phrase, set[Phrase]] = {}
        self._openings: set[str] = set()
        self._actions: set[Phrase] = set()
        self.longest = 1
        for group in groups:
            self._add(list(group))

    def _add(self, group: Sequence[Phrase]) -> None:
        for phrase in group:
            others = self._alternatives.setdefault(phrase, set())
            others.update(other for other in group if other != phrase)
            self._openings.add(phrase[0])
            self.longest = max(self.longest, len(phrase))

    def add_actions(self, actions: Iterable[Phrase]) -> None:
        """Let actions be known phrases, even those with no other name."""
        for action in actions:
            self._add([action])
            if len(action) > 1:
                self._actions.add(action)

    def is_action(self, phrase: Phrase) -> bool:
        """Whether the phrase, or another name of it, is a telling verb, of two words at least."""
        return phrase in self._actions or any(
            other in self._actions for other in self._alternatives.get(phrase, ())
        )

    def alternatives(self, phrase: Phrase) -> frozenset[Phrase]:
        """Return the other names of a phrase; none for a phrase not known."""
        return frozenset(self._alternatives.get(phrase, ()))

    def longest_at(self, keys: Sequence[str], start: int) -> int:
        """Return the length of the longest known phrase at `start`, 0 when there is none."""
        if keys[start] not in self._openings:
            return 0
        for length in range(min(self.longest, len(keys) - start), 0, -1):
            if tuple(keys[start : start + length]) in self._alternatives:
                return length
        return 0


@cache
def load_phrases() -> Phrases:
    """Return the lexicon's synonyms and abbreviations (chat words are read by `query`)."""
    groups = [[keys_of(phrase) for phrase in group] for group in load_toml("synonyms")["groups"]]
    for section, table in load_toml("abbreviations").items():
        if section != "chat":
            groups += [
                [keys_of(short), keys_of(phrase)]
                for short, phrases in table.items()
                for phrase in phrases
                if keys_of(short) != keys_of(phrase)
            ]
    phrases = Phrases(groups)
    phrases.add_actions(keys_of(action) for action in load_toml("actions")["actions"])
    return phrases
