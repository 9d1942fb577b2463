"""Question → Query: what is asked, and the slots and words that the answer must meet.

"nam 2018 ki luat bn đv tham nhung" asks how many, counts "đảng viên", holds for 2018 and is about
"kỷ luật" and "tham nhũng". Slots are read by the recognisers that read the reports.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize import recognize, recognize_slots
from knowledge.search.asked import FIGURE_MENTIONS, FIGURES, Asked, find_asks, read_asked
from knowledge.search.nouns import counts_known, read_counted
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.spelling import restore_accents, spell_out
from knowledge.search.tellers import find_tellers
from knowledge.search.terms import Term, read_terms
from knowledge.search.tokens import tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.search.wording import (
    nation_pattern,
    occasion_pattern,
    setting_pattern,
    word_pattern,
)
from knowledge.text.fold import fold, fold_spelling


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood; `whole` is the wording of the question that it is a part of.

    `every_row` tells that each row of a table is meant: "huyện nào … nhiều nhất".

    `spelt` are the words typed with accents, key and form: a "chị" counted is no "chi".
    """

    text: str
    repaired: str
    asked: Asked
    terms: tuple[Term, ...]
    counted: tuple[Phrase, ...] = ()
    spelt: frozenset[tuple[str, str]] = frozenset()
    periods: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    venues: frozenset[int] = frozenset()
    people: tuple[Mention, ...] = ()
    figures: tuple[Mention, ...] = ()
    several: bool = False
    listing: bool = False
    asks: tuple[Span, ...] = ()
    accented: bool = True
    whole: str = ""
    every_row: bool = False
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
    tokens = tokenize(repaired)
    used = [m for m in mentions if m.kind in {MentionKind.PERIOD, MentionKind.DATE}]
    nation = _spans(nation_pattern(), text)
    places = tuple(
        m for m in mentions if m.kind is MentionKind.PLACE and not any(m.span in n for n in nation)
    )
    figures = tuple(m for m in mentions if m.kind in FIGURE_MENTIONS)
    blocked = [*(m.span for m in (*used, *places)), *nation]
    blocked += [Span(t.start, t.end) for t in tokens if _is_initials(t.form, places)]
    if asked is Asked.YESNO:
        blocked += [m.number or m.span for m in figures]
    blocked += find_tellers(text) if asked in FIGURES else []
    settings = _spans(setting_pattern(), text) if asked is Asked.QUOTE else []
    counted = read_counted(tokens, text)
    if counted and asked not in soft and (asked is Asked.ANYTHING or counts_known(tokens, text)):
        asked = Asked.COUNT if asked in FIGURES - {Asked.YESNO, Asked.CHANGE} else asked
    asks = tuple(Span(*match.span()) for match in find_asks(text))
    listing = bool(word_pattern("several", "words").search(text))
    return Query(
        text=question,
        repaired=repaired,
        asked=asked,
        soft=soft,
        terms=read_terms(tokens, blocked, settings, text, phrases, vocabulary),
        counted=counted,
        spelt=_spelt(typed, vocabulary) if asked in FIGURES else frozenset(),
        periods=tuple(used),
        places=places,
        venues=frozenset(m.start for m in places if _is_venue(text, m.start, asks)),
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
    extra = [
        m
        for m in (recognize_slots(typed) if typed != repaired else ())
        if not any(m.span.overlaps(other.span) for other in mentions)
    ]
    return [
        m
        for m in sorted([*mentions, *extra], key=lambda m: m.start)
        if m.kind is not MentionKind.PLACE or not _is_cut(repaired, m)
    ]


def _spelt(typed: str, vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """Return the words typed with accents that some report spells so, by their keys."""
    return frozenset(
        (token.key, token.form)
        for token in tokenize(typed)
        if not token.form.isascii() and vocabulary.knows_form(token.key, token.form)
    )


def _is_cut(text: str, mention: Mention) -> bool:
    """Whether a mention is a piece of a longer short form: the "HN" of "HN&GĐ"."""
    return text[mention.end : mention.end + 1] == "&" or text[: mention.start].endswith("&")


def _is_initials(form: str, places: Sequence[Mention]) -> bool:
    """Whether a word is short for a place named beside it: "HD phạt bao nhiêu (Hải Dương)"."""
    initials = ("".join(w[0] for w in fold_spelling(place.value).split()) for place in places)
    return len(form) > 1 and any(form in {name, fold(name)} for name in initials)


def _is_venue(text: str, start: int, asks: Sequence[Span]) -> bool:
    """Whether a place is where people met: "bao nhiêu tỉnh dự hội nghị sơ kết ở Điện Biên"."""
    met = [m.end() for m in occasion_pattern().finditer(text, 0, start)]
    between = text[met[-1] : start] if met else ""
    at_it = bool(met) and _VENUE.search(between) is not None
    return at_it and not any(met[-1] <= ask.start < start for ask in asks)


# Up to eight words between the gathering and where it was.
_VENUE = re.compile(r"^(?:\s+\w+){0,8}\s+(?:ở|tại)\s+(?:tỉnh\s+|thành phố\s+|huyện\s+)?$")


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]
