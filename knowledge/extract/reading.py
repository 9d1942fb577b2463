"""A sentence made ready for its figures: folded once, its verbs found once.

"Ủy ban kiểm tra các cấp kiểm tra 12 tổ chức đảng" holds one verb, the second "kiểm tra": the
first is part of a longer noun. Verbs and the nouns that hide them are data: lexicon/actions.toml.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import attrgetter

from knowledge.extract.natures import find_plans
from knowledge.extract.wording import trie
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Sentence, Span
from knowledge.recognize.words import Sought
from knowledge.text.fold import fold_spelling, fold_whole

# What stands before the first word: a bullet, a number, an agency: "- ", "2.1. ", "(TTXVN) - ".
_LEAD_IN = re.compile(
    r"""\s* (?:[-–—+•*]\s+)?
    (?: (?: [IVX]{1,5} | \d{1,2}(?:\.\d{1,2})* | [A-Za-zđĐ] ) [.)/]\s+ (?=\D) )?
    (?: (?:[^\W\d_]+\s){0,3} \([^()\d]{2,30}\) \s*[-–—:]\s* )?""",
    re.VERBOSE,
)
# A name in quotation marks: “Hỗ trợ phụ nữ khởi nghiệp”; a verb in it is part of the name.
_NAMED = re.compile(r"“[^“”\n]{1,90}”|\"[^\"\n]{1,90}\"")
_NAMES = {MentionKind.PERSON, MentionKind.ORGANISATION}
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}
_SLOTS = {MentionKind.DATE, MentionKind.PERIOD, MentionKind.PLACE}

_start = attrgetter("start")


@dataclass
class Reading:
    """One sentence of a text with the mentions inside it; all offsets are those of the text."""

    text: str
    sentence: Sentence
    mentions: Sequence[Mention]
    words: str = field(init=False)
    folded: str = field(init=False)
    _base: int = field(init=False)

    def __post_init__(self) -> None:
        self._base = self.sentence.span.start
        self.words = self.sentence.span.cut(self.text)
        self.folded = self.sentence.span.cut(fold_whole(self.text))

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span

    @cached_property
    def words_start(self) -> int:
        """Where the sentence's own words begin, behind its number or the agency that sent it."""
        lead_in = _LEAD_IN.match(self.text, self.span.start, self.span.end)
        return lead_in.end() if lead_in else self.span.start

    def fold(self, span: Span) -> str:
        """Return the folded words at a span of the sentence."""
        first, last = span.start - self._base, span.end - self._base
        return self.folded[first if first > 0 else 0 : last if last > 0 else 0]

    @cached_property
    def _slots(self) -> list[int]:
        return [mention.start for mention in self.mentions if mention.kind in _SLOTS]

    def slot_after(self, offset: int) -> int:
        """Return where a time or place is named next: an action does not run over it."""
        index = bisect_left(self._slots, offset)
        return self._slots[index] if index < len(self._slots) else self.span.end

    def time_at(self, offset: int) -> Mention | None:
        """Return the date or period that is named right here."""
        return self._times.get(offset)

    def is_time_last(self, span: Span) -> bool:
        """Whether a date or period ends a span: "Chỉ tính riêng trong tháng 3/2018"."""
        return any(m.end == span.end and m.start >= span.start for m in self._times.values())

    @cached_property
    def _times(self) -> dict[int, Mention]:
        return {mention.start: mention for mention in self.mentions if mention.kind in _TIMES}

    def is_planned(self, offset: int) -> bool:
        """Whether a list that opens as a plan goes on here: "phấn đấu GRDP tăng 10%, thu 4.000"."""
        at = offset - self._base
        index = bisect_right(self._plans, at, key=_start) - 1
        return index >= 0 and at <= self._plans[index].end

    @cached_property
    def _plans(self) -> list[Span]:
        return find_plans(self.folded)

    @cached_property
    def _verbs(self) -> tuple[Span, ...]:
        names = bytearray(len(self.folded))
        base, end = self.span.start, self.span.end
        for mention in self.mentions:
            if mention.kind in _NAMES:
                first, last = mention.start - base, mention.end - base
                names[first:last] = b"\1" * (last - first)
        for name in _NAMED.finditer(self.words):
            if name.group()[1:2].isupper():
                names[name.start() : name.end()] = b"\1" * len(name.group())
        found = _verbs_and_nouns().finditer(self.text, base, end, twin=fold_whole(self.text))
        return tuple(
            Span(match.start(), match.end())
            for match in found
            if " ".join(match.group().split()) not in _nouns() and not names[match.start() - base]
        )

    @cached_property
    def _verb_starts(self) -> list[int]:
        return [verb.start for verb in self._verbs]

    def verbs_in(self, span: Span) -> tuple[Span, ...]:
        """Return the verbs inside a span, in order."""
        first, last = (bisect_left(self._verb_starts, at) for at in (span.start, span.end))
        inside = self._verbs[first:last]
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
def _verbs_and_nouns() -> Sought:
    phrases = [*load_toml("actions")["actions"], *_nouns()]
    return Sought(re.compile(rf"(?<!\w)(?:{trie(phrases)})(?!\w)"), phrases)
