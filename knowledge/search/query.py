"""Question → Query: what is asked, and the slots and words that the answer must meet.

"nam 2018 ki luat bn đv tham nhung" asks how many, counts "đảng viên", holds for 2018 and is about
"kỷ luật" and "tham nhũng". Slots are read by the recognisers that read the reports.
"""

import re
from dataclasses import dataclass, field

from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize import recognize
from knowledge.search.asked import FIGURE_MENTIONS, Asked, find_asks, read_asked
from knowledge.search.nouns import read_counted
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.spelling import restore_accents, spell_out
from knowledge.search.terms import Term, read_terms
from knowledge.search.tokens import tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.search.wording import nation_pattern, setting_pattern, word_pattern
from knowledge.text.fold import fold_spelling


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood; `whole` is the wording of the question that it is a part of."""

    text: str
    repaired: str
    asked: Asked
    terms: tuple[Term, ...]
    counted: tuple[Phrase, ...] = ()
    periods: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    people: tuple[Mention, ...] = ()
    figures: tuple[Mention, ...] = ()
    several: bool = False
    listing: bool = False
    asks: tuple[Span, ...] = ()
    accented: bool = True
    whole: str = ""
    soft: frozenset[Asked] = field(default_factory=frozenset)

    @property
    def keys(self) -> frozenset[str]:
        """Every word that the question or another name for its terms says."""
        said = {token.key for token in tokenize(self.repaired)}
        for term in self.terms:
            said.update(*term.alternatives, term.keys)
        return frozenset(said)


def read_query(question: str, vocabulary: Vocabulary, phrases: Phrases) -> Query:
    """Return the question as understood against what the store talks about."""
    typed = spell_out(question, vocabulary)
    repaired = vocabulary.names.capitalise(restore_accents(typed, vocabulary), typed)
    text = fold_spelling(repaired).replace("-", " ")
    mentions = _recognize(typed, repaired)
    asked, soft = read_asked(text, mentions)
    used = [m for m in mentions if m.kind in {MentionKind.PERIOD, MentionKind.DATE}]
    nation = _spans(nation_pattern(), text)
    places = tuple(
        m for m in mentions if m.kind is MentionKind.PLACE and not any(m.span in n for n in nation)
    )
    figures = tuple(m for m in mentions if m.kind in FIGURE_MENTIONS)
    blocked = [*(m.span for m in (*used, *places)), *nation]
    if asked is Asked.YESNO:
        blocked += [m.number or m.span for m in figures]
    settings = _spans(setting_pattern(), text) if asked is Asked.QUOTE else []
    tokens = tokenize(repaired)
    counted = read_counted(tokens, text)
    asks = tuple(Span(*match.span()) for match in find_asks(text))
    listing = bool(word_pattern("several", "words").search(text))
    return Query(
        text=question,
        repaired=repaired,
        asked=asked,
        soft=soft,
        terms=read_terms(tokens, blocked, settings, text, phrases, vocabulary),
        counted=counted,
        periods=tuple(used),
        places=places,
        people=tuple(m for m in mentions if m.kind is MentionKind.PERSON),
        figures=figures,
        asks=asks,
        listing=listing,
        several=len(asks) > 1 or len(counted) > 1 or listing,
        accented=not question.isascii(),
    )


def _recognize(typed: str, repaired: str) -> list[Mention]:
    """Read slots off the question as repaired; places and periods also as it was typed.

    A province the store never names is restored to other words: "dong nai". Both texts are of one
    length, for restoring keeps every letter's place.
    """
    mentions = recognize(repaired)
    if len(typed) != len(repaired):
        return mentions
    slots = {MentionKind.PLACE, MentionKind.PERIOD, MentionKind.DATE}
    extra = [
        m
        for m in recognize(typed)
        if m.kind in slots and not any(m.span.overlaps(other.span) for other in mentions)
    ]
    return [
        m
        for m in sorted([*mentions, *extra], key=lambda m: m.start)
        if m.kind is not MentionKind.PLACE or not _is_cut(repaired, m)
    ]


def _is_cut(text: str, mention: Mention) -> bool:
    """Whether a mention is a piece of a longer short form: the "HN" of "HN&GĐ"."""
    return text[mention.end : mention.end + 1] == "&" or text[: mention.start].endswith("&")


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]
