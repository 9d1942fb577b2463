"""Question → Query: what is asked, and the slots and words that the answer must meet.

"nam 2018 ki luat bn đv tham nhung" asks how many, counts "đảng viên", holds for 2018 and is about
"kỷ luật" and "tham nhũng". Slots are read by the recognisers that read the reports.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind
from knowledge.recognize import recognize
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.spelling import repair_question
from knowledge.search.tokens import Token, keys_of, tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.text.fold import fold, fold_tone


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


FIGURES = {
    Asked.YESNO, Asked.CHANGE, Asked.PERCENT, Asked.MONEY, Asked.MEASURE, Asked.COUNT, Asked.ANYTHING
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase the answer should speak of: its keys, and other phrases that meet it.

    `stop` marks words of grammar: they hold a phrase together but weigh nothing by themselves.
    """

    keys: Phrase
    forms: tuple[str, ...]
    stop: tuple[bool, ...]
    alternatives: frozenset[Phrase] = frozenset()
    known: bool = True
    share: float = 1.0


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
    accented: bool = True
    soft: frozenset[Asked] = field(default_factory=frozenset)


@cache
def _word_pattern(section: str, key: str) -> re.Pattern[str]:
    words = sorted(load_toml("questions")[section][key], key=len, reverse=True)
    alternation = "|".join(re.escape(fold_tone(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(fold_tone(word) for word in load_toml("questions")["stopwords"]["words"])


def read_query(question: str, vocabulary: Vocabulary, phrases: Phrases) -> Query:
    """Return the question as understood against what the store talks about."""
    repaired = repair_question(question, vocabulary)
    text = fold_tone(repaired)
    mentions = recognize(repaired)
    asked, soft = _read_asked(text, mentions)
    used = [m for m in mentions if m.kind in {MentionKind.PERIOD, MentionKind.DATE}]
    places = tuple(m for m in mentions if m.kind is MentionKind.PLACE)
    figures = tuple(m for m in mentions if m.kind in _FIGURE_MENTIONS)
    blocked = [*used, *places]
    if asked is Asked.YESNO:
        blocked += [_bare_number(m) for m in figures]
    tokens = tokenize(repaired)
    return Query(
        text=question,
        repaired=repaired,
        asked=asked,
        soft=soft,
        terms=_read_terms(tokens, blocked, text, phrases, vocabulary),
        counted=_read_counted(tokens, text),
        periods=tuple(used),
        places=places,
        people=tuple(m for m in mentions if m.kind is MentionKind.PERSON),
        figures=figures,
        several=_is_several(text),
        accented=not question.isascii(),
    )


_FIGURE_MENTIONS = {
    MentionKind.NUMBER, MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MEASURE
}  # fmt: skip


def _bare_number(mention: Mention) -> Mention:
    """The numeral of a stated figure is compared by value; its noun stays a word to be met."""
    if mention.number is None:
        return mention
    return replace(mention, start=mention.number.start, end=mention.number.end)


def _read_asked(text: str, mentions: Sequence[Mention]) -> tuple[Asked, frozenset[Asked]]:
    """Return what is asked for certain, and what kinds the wording suggests besides."""
    hits = {
        asked: match.start()
        for asked in Asked
        if asked not in {Asked.COUNT, Asked.ANYTHING}
        and (match := _word_pattern("asks", asked.value).search(text))
    }
    how_many = _word_pattern("how_many", "words").search(text)
    soft = frozenset(hits)
    stated = any(m.kind in _FIGURE_MENTIONS for m in mentions)
    if Asked.YESNO in hits and (stated or not how_many):
        return Asked.YESNO, soft
    for asked in (Asked.QUOTE, Asked.CHANGE):
        if asked in hits and not (asked is Asked.QUOTE and how_many):
            return asked, soft
    if how_many:
        return _read_quantity(text, how_many.end(), hits), soft
    for asked in (Asked.DATE, Asked.WHERE, Asked.WHO, Asked.PERCENT, Asked.MONEY, Asked.MEASURE):
        if asked in hits:
            return asked, soft
    return Asked.ANYTHING, soft


def _read_quantity(text: str, at: int, hits: dict[Asked, int]) -> Asked:
    """Tell money, shares and measures from counts by what follows "bao nhiêu"."""
    for asked in (Asked.PERCENT, Asked.MONEY, Asked.MEASURE):
        pattern = _word_pattern("asks", asked.value)
        for match in pattern.finditer(text):
            if match.start() <= at <= match.end() and match.end() > at:
                return asked
    counted = keys_of(text[at:])[:1]
    nothing_counted = not counted or fold(text[at:].split(maxsplit=1)[0]) in _EMPTY_COUNTED
    if nothing_counted:
        for asked in (Asked.PERCENT, Asked.MEASURE, Asked.MONEY):
            if asked in hits:
                return asked
        return Asked.ANYTHING
    return Asked.COUNT


_EMPTY_COUNTED = {"so", "vay", "roi", "la", "trong", "o", "cho", "thi", "nhi", "a", "the", "tu", "de", "den", "vao", "moi", "va", "tai", "mot", "cua", "khi", "nam", "thang", "quy", "ad", "tren", "duoc", "nhe", "hon", "co", "lai"}  # fmt: skip


def _read_counted(tokens: Sequence[Token], text: str) -> tuple[Phrase, ...]:
    """Return the nouns after each "bao nhiêu", at most four words each."""
    counted: list[Phrase] = []
    for match in _word_pattern("how_many", "words").finditer(text):
        after = [token for token in tokens if token.start >= match.end()][:4]
        phrase: list[str] = []
        for token in after:
            if token.form in _stopwords() and token.form not in _COUNTABLE_STOPS:
                break
            phrase.append(token.key)
        if phrase:
            counted.append(tuple(phrase))
    return tuple(counted)


# Grammar words that are nouns when they follow "bao nhiêu".
_COUNTABLE_STOPS = {"người", "lượt", "con", "chiếc", "cái", "đồng", "cuộc", "quý", "năm"}


def _is_several(text: str) -> bool:
    asks = len(_word_pattern("how_many", "words").findall(text))
    return (
        asks > 1
        or bool(_word_pattern("several", "words").search(text))
        or bool(re.search(r"(?:bao nhiêu|mấy)\s+(?:\w+\s+){1,3}(?:và|,)\s+", text))
    )


def _read_terms(
    tokens: Sequence[Token],
    blocked: Sequence[Mention],
    text: str,
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[Term, ...]:
    """Cut the question into known phrases and runs of words, leaving slots and asking words out."""
    asking = [m.span() for m in _asking_spans(text)]
    free = [
        token
        for token in tokens
        if not any(m.start <= token.start < m.end for m in blocked)
        and not any(start <= token.start < end for start, end in asking)
    ]
    keys = [token.key for token in free]
    terms: list[Term] = []
    run: list[Token] = []
    index = 0
    while index < len(free):
        length = phrases.longest_at(keys, index)
        if length and not _all_stops(free[index : index + length]):
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


def _asking_spans(text: str) -> list[re.Match[str]]:
    spans = list(_word_pattern("how_many", "words").finditer(text))
    for asked in (Asked.YESNO, Asked.QUOTE, Asked.WHO, Asked.WHERE, Asked.DATE):
        spans += _word_pattern("asks", asked.value).finditer(text)
    return spans


def _all_stops(tokens: Sequence[Token]) -> bool:
    return all(token.form in _stopwords() for token in tokens)


def _close(terms: list[Term], run: Sequence[Token], vocabulary: Vocabulary) -> None:
    if run and not _all_stops(run):
        terms.append(_term(run, vocabulary, None))


def _term(tokens: Sequence[Token], vocabulary: Vocabulary, phrases: Phrases | None) -> Term:
    keys = tuple(token.key for token in tokens)
    return Term(
        keys=keys,
        forms=tuple(token.form for token in tokens),
        stop=tuple(
            phrases is None
            and (token.form in _stopwords() or (token.key.isdigit() and len(token.key) < 2))
            for token in tokens
        ),
        alternatives=phrases.alternatives(keys) if phrases else frozenset(),
        known=all(vocabulary.knows(key) for key in keys),
    )
