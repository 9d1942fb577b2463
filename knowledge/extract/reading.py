"""A sentence made ready for its figures: folded once, its verbs found once.

"Ủy ban kiểm tra các cấp kiểm tra 12 tổ chức đảng" holds one verb, the second "kiểm tra": the
first is part of a longer noun. Verbs and the nouns that hide them are data: lexicon/actions.toml.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import attrgetter

from knowledge.extract import signals
from knowledge.extract.natures import find_plans
from knowledge.extract.signals import read_signals
from knowledge.extract.wording import trie
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Sentence, Span
from knowledge.recognize.words import Sought
from knowledge.text.fold import fold_spelling

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
_SLOTS = {MentionKind.DATE, MentionKind.PERIOD, MentionKind.PLACE}

_start = attrgetter("start")


class Reading:
    """One sentence of a text with the mentions inside it; all offsets are those of the text."""

    __slots__ = (
        "_plans",
        "_slots",
        "_times",
        "_verb_starts",
        "_verbs",
        "_words_start",
        "folded",
        "is_tabular",
        "sentence",
        "signals",
        "span",
        "text",
        "words",
    )

    def __init__(
        self, text: str, folded: str, sentence: Sentence, mentions: Sequence[Mention]
    ) -> None:
        self.text, self.folded = text, folded
        self.sentence, self.span = sentence, sentence.span
        self.words = self.span.cut(text)
        self.signals = read_signals(text)
        self.is_tabular = self.signals.has_tabs
        self._plans: list[Span] | None = None
        self._words_start = -1
        self._times: dict[int, Mention] = {}
        self._slots: list[int] = []
        names: list[Span] = []
        for mention in mentions:
            if mention.kind in _NAMES:
                names.append(mention.span)
            elif mention.kind in _SLOTS:
                self._slots.append(mention.start)
                if mention.kind is not MentionKind.PLACE:
                    self._times[mention.start] = mention
        self._verbs = self._find_verbs(names)
        self._verb_starts = [verb.start for verb in self._verbs]

    @property
    def words_start(self) -> int:
        """Where the sentence's own words begin, behind its number or the agency that sent it."""
        if self._words_start < 0:
            lead_in = _LEAD_IN.match(self.text, self.span.start, self.span.end)
            self._words_start = lead_in.end() if lead_in else self.span.start
        return self._words_start

    def fold(self, span: Span) -> str:
        """Return the folded words at a span of the text."""
        return self.folded[span.start : span.end]

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

    def is_planned(self, offset: int) -> bool:
        """Whether a list that opens as a plan goes on here: "phấn đấu GRDP tăng 10%, thu 4.000"."""
        if self._plans is None:
            self._plans = self._find_plans()
        index = bisect_right(self._plans, offset, key=_start) - 1
        return index >= 0 and offset <= self._plans[index].end

    def _find_plans(self) -> list[Span]:
        if not self.signals.within(self.span.start, self.span.end) & signals.PLAN:
            return []
        base = self.span.start
        plans = find_plans(self.fold(self.span))
        return [Span(base + plan.start, base + plan.end) for plan in plans]

    def _find_verbs(self, names: list[Span]) -> list[Span]:
        start, end = self.span.start, self.span.end
        found = _verbs_and_nouns().finditer(self.text, start, end, twin=self.folded)
        verbs = [Span(*match.span()) for match in found if not _is_noun(match.group())]
        if not verbs:
            return verbs
        if "“" in self.words or '"' in self.words:
            named = _NAMED.finditer(self.text, start, end)
            names += [Span(*m.span()) for m in named if m.group()[1:2].isupper()]
        if not names:
            return verbs
        inside = bytearray(end - start)
        for name in names:
            inside[name.start - start : name.end - start] = b"\1" * (name.end - name.start)
        return [verb for verb in verbs if not inside[verb.start - start]]

    def verbs_in(self, start: int, end: int) -> list[Span]:
        """Return the verbs inside a stretch of the sentence, in order."""
        first, last = bisect_left(self._verb_starts, start), bisect_left(self._verb_starts, end)
        inside = self._verbs[first:last]
        if inside and inside[-1].end > end:
            inside.pop()
        return inside


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


@lru_cache(maxsize=4096)
def _is_noun(found: str) -> bool:
    return " ".join(found.split()) in _nouns()


@cache
def _verbs_and_nouns() -> Sought:
    phrases = [*load_toml("actions")["actions"], *_nouns()]
    return Sought(re.compile(rf"(?<!\w)(?:{trie(phrases)})(?!\w)"), phrases)
