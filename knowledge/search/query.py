"""Question → Query: what is asked, and the slots and words that the answer must meet.

"nam 2018 ki luat bn đv tham nhung" asks how many, counts "đảng viên", holds for 2018 and is about
"kỷ luật" and "tham nhũng". Slots are read by the recognisers that read the reports.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize import recognize
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.spelling import restore_accents, spell_out
from knowledge.search.tokens import Token, tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.text.fold import fold, fold_spelling


class Asked(StrEnum):
    """What kind of answer a question wants."""

    YESNO = "yesno"
    QUOTE = "quote"
    WHO = "who"
    WHERE = "where"
    DATE = "date"
    CHANGE = "change"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    COUNT = "count"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase the answer should speak of: its keys, and other phrases that meet it.

    `stop` marks words of grammar: they hold a phrase together but weigh little by themselves. A
    `soft` term, "xong" for "hoàn thành", helps a fact that meets it and is missed in none.
    """

    keys: Phrase
    forms: tuple[str, ...]
    stop: tuple[bool, ...]
    alternatives: frozenset[Phrase] = frozenset()
    known: bool = True
    share: float = 1.0
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood."""

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
    soft: frozenset[Asked] = field(default_factory=frozenset)

    @property
    def keys(self) -> frozenset[str]:
        """Every word that the question or another name for its terms says."""
        said = {token.key for token in tokenize(self.repaired)}
        for term in self.terms:
            said.update(*term.alternatives, term.keys)
        return frozenset(said)


@cache
def _word_pattern(section: str, key: str) -> re.Pattern[str]:
    words = sorted(load_toml("questions")[section][key], key=len, reverse=True)
    alternation = "|".join(re.escape(fold_spelling(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


def read_query(question: str, vocabulary: Vocabulary, phrases: Phrases) -> Query:
    """Return the question as understood against what the store talks about."""
    typed = spell_out(question, vocabulary)
    repaired = restore_accents(typed, vocabulary)
    text = fold_spelling(repaired).replace("-", " ")
    mentions = _recognize(typed, repaired)
    asked, soft = _read_asked(text, mentions)
    used = [m for m in mentions if m.kind in {MentionKind.PERIOD, MentionKind.DATE}]
    nation = _nationwide(text)
    places = tuple(
        m for m in mentions if m.kind is MentionKind.PLACE and not any(m.span in n for n in nation)
    )
    figures = tuple(m for m in mentions if m.kind in _FIGURE_MENTIONS)
    blocked = [*_spans(used), *_spans(places), *nation]
    if asked is Asked.YESNO:
        blocked += [m.number or m.span for m in figures]
    tokens = tokenize(repaired)
    counted = _read_counted(tokens, text)
    return Query(
        text=question,
        repaired=repaired,
        asked=asked,
        soft=soft,
        terms=_read_terms(tokens, blocked, text, phrases, vocabulary),
        counted=counted,
        periods=tuple(used),
        places=places,
        people=tuple(m for m in mentions if m.kind is MentionKind.PERSON),
        figures=figures,
        asks=tuple(Span(*match.span()) for match in _asks_how_many(text)),
        listing=bool(_word_pattern("several", "words").search(text)),
        several=_is_several(text, len(counted)),
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


_FIGURE_MENTIONS = {
    MentionKind.NUMBER, MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MEASURE
}  # fmt: skip


def _spans(mentions: Sequence[Mention]) -> list[Span]:
    return [mention.span for mention in mentions]


def _nationwide(text: str) -> list[Span]:
    return [Span(*m.span()) for m in _nation_pattern().finditer(text)]


@cache
def _nation_pattern() -> re.Pattern[str]:
    table = load_toml("nationwide")
    words = sorted([*table["words"], *table["country"]], key=len, reverse=True)
    alternation = "|".join(re.escape(fold_spelling(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


def _read_asked(text: str, mentions: Sequence[Mention]) -> tuple[Asked, frozenset[Asked]]:
    """Return what is asked for certain, and what kinds the wording suggests besides."""
    hits = {
        asked
        for asked in Asked
        if asked not in {Asked.COUNT, Asked.ANYTHING}
        and (
            _word_pattern("asks", asked.value).search(text)
            or _plain_pattern(asked.value).search(fold(text))
        )
    }
    how_many = next(iter(_asks_how_many(text)), None)
    soft = frozenset(hits)
    stated = any(m.kind in _FIGURE_MENTIONS for m in mentions)
    if Asked.YESNO in hits and (stated or not how_many):
        return Asked.YESNO, soft
    if not how_many and (Asked.QUOTE in hits or _asks_for_words(text, mentions)):
        return Asked.QUOTE, soft
    if Asked.CHANGE in hits:
        return Asked.CHANGE, soft
    if how_many:
        return _read_quantity(text, how_many.end()), soft
    for asked in (Asked.DATE, Asked.WHERE, Asked.WHO):
        if asked in hits:
            return asked, soft
    return _read_attribute(text), soft


def _asks_for_words(text: str, mentions: Sequence[Mention]) -> bool:
    """A verb of saying and, later, "gì": "bà Duyên khuyên người lao động điều gì"."""
    said = _word_pattern("saying", "verbs").search(text)
    what = said and _word_pattern("saying", "what").search(text, said.end())
    people = any(m.kind is MentionKind.PERSON for m in mentions)
    return bool(what) and (people or bool(_word_pattern("saying", "voices").search(text)))


def _read_quantity(text: str, at: int) -> Asked:
    """Tell money, shares and measures from counts by what follows "bao nhiêu"."""
    if _word_pattern("how_many", "nouns").match(text[at:].lstrip()):
        return Asked.COUNT
    for asked in (Asked.PERCENT, Asked.MONEY, Asked.MEASURE):
        for pattern, words in (
            (_word_pattern("asks", asked.value), text),
            (_plain_pattern(asked.value), fold(text)),
        ):
            if any(m.start() < at < m.end() for m in pattern.finditer(words)):
                return asked
    counted = tokenize(text[at:])[:1]
    beside = counted and not text[at : at + counted[0].start].strip()
    if beside and counted[0].form not in _words("how_many", "nothing_counted"):
        return Asked.COUNT
    return _read_attribute(text)


def _read_attribute(text: str) -> Asked:
    """Read the kind of figure off what is asked about: "kim ngạch" is money."""
    first: dict[int, Asked] = {}
    for asked in (Asked.PERCENT, Asked.MEASURE, Asked.MONEY):
        match = _word_pattern("attributes", asked.value).search(text)
        if match:
            first.setdefault(match.start(), asked)
    return first[min(first)] if first else Asked.ANYTHING


@cache
def _plain_pattern(key: str) -> re.Pattern[str]:
    """Phrases of asking that wrong accents cannot make into others: "phân trăm"."""
    phrases = [fold(word) for word in load_toml("questions")["asks"][key] if " " in word]
    alternation = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(fold_spelling(word) for word in load_toml("questions")[section][key])


def _asks_how_many(text: str) -> list[re.Match[str]]:
    """Return where a number is asked for; "mấy ông" beside another "bao nhiêu" asks for none."""
    found = list(_word_pattern("how_many", "words").finditer(text))
    plural = [m.start() for m in _word_pattern("plural", "words").finditer(text)]
    asking = [match for match in found if match.start() not in plural]
    return asking or found


def _read_counted(tokens: Sequence[Token], text: str) -> tuple[Phrase, ...]:
    """Return the nouns after each "bao nhiêu", or after "số": "số người có việc làm là bao nhiêu"."""
    counted: list[Phrase] = []
    for match in _asks_how_many(text):
        after = [token for token in tokens if token.start >= match.end()]
        counted += _listed_nouns(after, text, match.end())
    if not counted:
        for match in _NUMBER_OF.finditer(text):
            after = [token for token in tokens if token.start >= match.end()]
            counted += _listed_nouns(after, text, match.end())[:1]
    return tuple(counted)


_NUMBER_OF = re.compile(r"(?<!\w)số(?:\s+lượng)?\s+(?!liệu|đó|này|tiền)")
_NOUN_WORDS = 4


def _listed_nouns(tokens: Sequence[Token], text: str, start: int) -> list[Phrase]:
    """Read one noun, and more of them behind commas and "và": "nghị định, nghị quyết và …"."""
    nouns: list[list[str]] = [[]]
    previous: Token | None = None
    for token in tokens:
        gap = text[previous.end if previous else start : token.start]
        if token.form == "và" or "," in gap:
            if not nouns[-1] or len(nouns) == _NOUN_WORDS:
                break
            nouns.append([])
            if token.form == "và":
                previous = token
                continue
        scale = token.form in _words("how_many", "scales") and not nouns[-1]
        if not scale and (_ends_noun(token) or gap.strip(" ,") or len(nouns[-1]) == _NOUN_WORDS):
            break
        if not scale:
            nouns[-1].append(token.key)
        previous = token
    return [tuple(noun) for noun in nouns if noun]


def _ends_noun(token: Token) -> bool:
    return _is_stop(token) and token.form not in _words("how_many", "countable")


def _is_several(text: str, counted: int) -> bool:
    asks = len(_asks_how_many(text))
    return asks > 1 or counted > 1 or bool(_word_pattern("several", "words").search(text))


def _read_terms(
    tokens: Sequence[Token],
    blocked: Sequence[Span],
    text: str,
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[Term, ...]:
    """Cut the question into known phrases and runs of words, leaving slots and asking words out."""
    asking = _asking_spans(text)
    free = [
        token for token in tokens if not any(token.start in span for span in (*blocked, *asking))
    ]
    terms: list[Term] = []
    run: list[Token] = []
    index = 0
    while index < len(free):
        length = phrases.longest_at(free, index, vocabulary)
        if length:
            _close(terms, run, vocabulary)
            terms.append(_term(free[index : index + length], vocabulary, phrases))
            run = []
            index += length
            continue
        if run and free[index].start - run[-1].end > 1:
            _close(terms, run, vocabulary)
            run = []
        run.append(free[index])
        index += 1
    _close(terms, run, vocabulary)
    return tuple(terms)


def _asking_spans(text: str) -> list[Span]:
    found = list(_word_pattern("how_many", "words").finditer(text))
    for asked in (Asked.YESNO, Asked.QUOTE, Asked.WHO):
        found += _word_pattern("asks", asked.value).finditer(text)
    return [Span(*match.span()) for match in found]


def _is_stop(token: Token) -> bool:
    return token.form in _words("stopwords", "words")


def _all_stops(tokens: Sequence[Token]) -> bool:
    return all(_is_stop(token) for token in tokens)


def _close(terms: list[Term], run: Sequence[Token], vocabulary: Vocabulary) -> None:
    if run and not _all_stops(run):
        terms.append(_term(run, vocabulary, None))


# What is done tells more than who does it: two figures of one subject differ by it.
_ACTION_SHARE = 1.5


def _term(tokens: Sequence[Token], vocabulary: Vocabulary, phrases: Phrases | None) -> Term:
    keys = tuple(token.key for token in tokens)
    soft = phrases is not None and _all_stops(tokens)
    return Term(
        keys=keys,
        forms=tuple(token.form for token in tokens),
        stop=tuple(soft or (phrases is None and _is_stop(token)) for token in tokens),
        alternatives=phrases.alternatives(keys) if phrases else frozenset(),
        share=_ACTION_SHARE if phrases and not soft and phrases.is_action(keys) else 1.0,
        soft=soft,
        known=all(vocabulary.knows(key) for key in keys),
    )
