"""What else a phrase may be called: synonyms and abbreviations, from the lexicon, both ways.

`Phrases.load().alternatives(("dv",))` holds ("dang", "vien"), and the other way round.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.search.tokens import Token, keys_of, tokenize
from knowledge.search.vocabulary import Vocabulary

Phrase = tuple[str, ...]


class Phrases:
    """A map from each known phrase to the phrases that may stand for it.

    Phrases are told apart by their accents: a "bò" is no other name of "bỏ" or "chi". A phrase
    asked for by its keys alone has the names of all that are spelt so.
    """

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._names: dict[Phrase, set[Phrase]] = {}
        self._spellings: defaultdict[Phrase, set[Phrase]] = defaultdict(set)
        self._keys: dict[Phrase, Phrase] = {}
        self._openings: set[str] = set()
        self._actions: set[Phrase] = set()
        self._restrictions: set[Phrase] = set()
        self._agents: set[Phrase] = set()
        self.longest = 1
        for group in groups:
            self._add(list(group))

    def _add(self, words: Sequence[str]) -> None:
        group = [_forms_of(phrase) for phrase in words]
        for forms, phrase in zip(group, words, strict=True):
            keys = self._keys[forms] = keys_of(phrase)
            self._spellings[keys].add(forms)
            self._names.setdefault(forms, {forms}).update(group)
            self._openings.add(keys[0])
            self.longest = max(self.longest, len(keys))

    def add_actions(self, actions: Iterable[str]) -> None:
        """Let actions of two words and more be known phrases, even those with no other name."""
        for action in actions:
            self._add([action])
            if len(keys_of(action)) > 1:
                self._actions.add(_forms_of(action))

    def add_restrictions(self, words: Iterable[str]) -> None:
        """Let words that narrow what is counted be known phrases that must be met."""
        for word in words:
            self._add([word])
            self._restrictions.add(_forms_of(word))

    def add_agents(self, words: Iterable[str]) -> None:
        """Let those who act by their office be known phrases that need not be said."""
        for word in words:
            self._add([word])
            self._agents.add(_forms_of(word))

    def is_agent(self, phrase: Phrase, forms: Phrase = ()) -> bool:
        """Whether the phrase, or another name of it, says who acts where nobody else would."""
        return not self._agents.isdisjoint(self._all_names(phrase, forms))

    def is_action(self, phrase: Phrase, forms: Phrase = ()) -> bool:
        """Whether the phrase, or another name of it, is a verb of two words at least."""
        return len(phrase) > 1 and not self._actions.isdisjoint(self._all_names(phrase, forms))

    def is_restriction(self, phrase: Phrase, forms: Phrase = ()) -> bool:
        """Whether the phrase, or another name of it, narrows what is counted."""
        return not self._restrictions.isdisjoint(self._all_names(phrase, forms))

    def _all_names(self, phrase: Phrase, forms: Phrase) -> set[Phrase]:
        """Return every name of a phrase, itself included, as they are spelt."""
        spelt = [forms] if forms in self._names else self._spellings.get(phrase, ())
        return {name for spelling in spelt for name in self._names[spelling]}

    def alternatives(self, phrase: Phrase, forms: Phrase = ()) -> frozenset[Phrase]:
        """Return the other names of a phrase, of one as spelt in `forms` if that is known."""
        names = {self._keys[name] for name in self._all_names(phrase, forms)}
        return frozenset(names - {phrase})

    def longest_at(self, tokens: Sequence[Token], start: int, vocabulary: Vocabulary) -> int:
        """Return the length of the longest known phrase at `start`, 0 when there is none."""
        ahead = _unbroken(tokens[start : start + self.longest])
        keys = tuple(token.key for token in ahead)
        if keys[0] not in self._openings:
            return 0
        for length in range(len(keys), 0, -1):
            if keys[:length] in self._spellings and self._is_spelt(ahead[:length], vocabulary):
                return length
        return 0

    def _is_spelt(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
        """Whether the accents are those of the phrase: "cá" is no "ca", but a "luạt" is "luật"."""
        spellings = self._spellings[tuple(token.key for token in tokens)]
        return any(
            all(
                token.form == form or not vocabulary.knows_form(token.key, token.form)
                for token, form in zip(tokens, spelling, strict=True)
            )
            for spelling in spellings
        )


def _forms_of(text: str) -> Phrase:
    return tuple(token.form for token in tokenize(text))


def _unbroken(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens up to where others were left out: "phạt [bao nhiêu] tiền" is no phrase."""
    for index in range(1, len(tokens)):
        if tokens[index].start - tokens[index - 1].end > _GAP:
            return tokens[:index]
    return tokens


# A blank, or a blank and a comma or dash.
_GAP = 2


@cache
def load_phrases() -> Phrases:
    """Return the lexicon's synonyms and abbreviations (chat words are read by `query`)."""
    groups: list[list[str]] = list(load_toml("synonyms")["groups"])
    for section, table in load_toml("abbreviations").items():
        if section != "chat":
            groups += [[short, phrase] for short, phrases in table.items() for phrase in phrases]
    phrases = Phrases(groups)
    phrases.add_restrictions(load_toml("restrictions")["words"])
    phrases.add_agents(load_toml("questions")["agents"]["words"])
    phrases.add_actions(load_toml("actions")["actions"])
    return phrases
