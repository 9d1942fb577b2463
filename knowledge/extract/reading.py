"""A sentence made ready for its figures: folded once, its verbs found once.

"Ủy ban kiểm tra các cấp kiểm tra 12 tổ chức đảng" holds one verb, the second "kiểm tra": the
first is part of a longer noun. Verbs and the nouns that hide them are data: lexicon/actions.toml.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from knowledge.extract.wording import trie
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Sentence, Span
from knowledge.text.fold import fold_spelling

_NAMES = {MentionKind.PERSON, MentionKind.ORGANISATION}
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}
_SLOTS = {MentionKind.DATE, MentionKind.PERIOD, MentionKind.PLACE}


@dataclass
class Reading:
    """One sentence of a text with the mentions inside it; all offsets are those of the text."""

    text: str
    sentence: Sentence
    mentions: Sequence[Mention]
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold_spelling(self.sentence.span.cut(self.text))

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span

    def fold(self, span: Span) -> str:
        """Return the folded words at a span of the sentence."""
        base = self.span.start
        return self.folded[max(0, span.start - base) : max(0, span.end - base)]

    @cached_property
    def slots(self) -> list[int]:
        """Where times and places are named, for an action does not run over them."""
        return [mention.start for mention in self.mentions if mention.kind in _SLOTS]

    def time_at(self, offset: int) -> Mention | None:
        """Return the date or period that is named right here."""
        times = (m for m in self.mentions if m.start == offset and m.kind in _TIMES)
        return next(times, None)

    @cached_property
    def _verbs(self) -> tuple[Span, ...]:
        names = [mention.span for mention in self.mentions if mention.kind in _NAMES]
        base = self.span.start
        found = (
            Span(base + match.start(), base + match.end())
            for match in _pattern().finditer(self.folded)
            if " ".join(match.group().split()) not in _nouns()
        )
        return tuple(v for v in found if not any(v in name for name in names))

    def verbs_in(self, span: Span) -> tuple[Span, ...]:
        """Return the verbs inside a span, in order."""
        starts = [verb.start for verb in self._verbs]
        inside = self._verbs[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return tuple(verb for verb in inside if verb.end <= span.end)


@cache
def _actions() -> frozenset[str]:
    return frozenset(fold_spelling(action) for action in load_toml("actions")["actions"])


@cache
def _nouns() -> frozenset[str]:
    """Nouns that a verb is part of: listed as such, or counted nouns longer than the verb."""
    listed = {fold_spelling(noun) for noun in load_toml("actions")["nouns"]}
    verb = re.compile(rf"(?<!\w)(?:{trie(load_toml('actions')['actions'])})(?!\w)")
    counted = {fold_spelling(n) for group in load_toml("counted")["nouns"].values() for n in group}
    hiding = {n for n in counted - _actions() if verb.search(n)}
    return frozenset(listed | hiding)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{trie([*load_toml('actions')['actions'], *_nouns()])})(?!\w)")
