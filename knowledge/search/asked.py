"""What a question wants: how many, how much, what share, who, where, when, whose words.

"Kim ngạch xuất khẩu đạt bao nhiêu?" wants money though it does not say so: "kim ngạch" does.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize.comparisons import is_compared
from knowledge.search.tokens import tokenize
from knowledge.search.wording import plain_pattern, word_pattern, words_of
from knowledge.text.fold import fold


class Asked(StrEnum):
    """What kind of answer a question wants."""

    YESNO = "yesno"
    QUOTE = "quote"
    OFFICE = "office"
    WHO = "who"
    WHERE = "where"
    DATE = "date"
    CHANGE = "change"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    COUNT = "count"
    ANYTHING = "anything"


FIGURE_MENTIONS = {
    MentionKind.NUMBER, MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MEASURE
}  # fmt: skip


# What a figure answers.
FIGURES = {
    Asked.YESNO, Asked.CHANGE, Asked.PERCENT, Asked.MONEY, Asked.MEASURE, Asked.COUNT,
    Asked.ANYTHING,
}  # fmt: skip

# What a time answers.
TIMES = {Asked.DATE, Asked.DURATION}


def read_asked(text: str, mentions: Sequence[Mention]) -> tuple[Asked, frozenset[Asked]]:
    """Return what is asked for certain, and what kinds the wording suggests besides."""
    hits: set[Asked] = {
        asked
        for asked in Asked
        if asked not in {Asked.COUNT, Asked.ANYTHING}
        and (
            word_pattern("asks", asked.value).search(text)
            # "hỏa táng bao nhiêu" is no "tăng bao nhiêu" with a slip.
            or (asked is not Asked.CHANGE and plain_pattern(asked.value).search(fold(text)))
        )
    }
    how_many = next(iter(find_asks(text)), None)
    soft = frozenset(hits)
    stated = any(m.kind in FIGURE_MENTIONS for m in mentions)
    if Asked.YESNO in hits and (stated or not how_many):
        return Asked.YESNO, soft
    if not how_many and (Asked.QUOTE in hits or _asks_for_words(text, mentions)):
        return Asked.QUOTE, soft
    if Asked.CHANGE in hits or (how_many and _compares(text, mentions, how_many.start())):
        return Asked.CHANGE, soft
    if how_many:
        return _read_quantity(text, how_many.end()), soft
    return _read_other(text, hits, mentions), soft


def _read_other(text: str, hits: set[Asked], mentions: Sequence[Mention]) -> Asked:
    """Read what is asked without "bao nhiêu": who, when, where, yes or no, a kind of figure."""
    if _asks_which_officer(text, mentions):
        return Asked.WHO
    if word_pattern("asks", Asked.DURATION.value).search(text):
        return Asked.DURATION
    for asked in (Asked.DATE, Asked.WHERE, Asked.OFFICE, Asked.WHO):
        if asked in hits:
            return asked
    ending = list(word_pattern("claims", "endings").finditer(text))
    if ending and not text[ending[-1].end() :].strip(" ?.!"):
        return Asked.YESNO
    for asked in (Asked.PERCENT, Asked.MONEY, Asked.MEASURE):
        if plain_pattern(asked.value).search(fold(text)):
            return asked
    return _read_attribute(text)


def _compares(text: str, mentions: Sequence[Mention], ask: int) -> bool:
    """Whether a period is compared with right before the ask: "ít hơn năm 2021 bao nhiêu"."""
    return any(
        m.kind is MentionKind.PERIOD
        and m.end <= ask
        and not text[m.end : ask].strip()
        and is_compared(text[: m.start])
        for m in mentions
    )


_WHICH = re.compile(r"(?:\s+\w+){0,6}?(?<!thế)\s+nào(?!\w)")


def _asks_which_officer(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether an office is asked for its holder: "Phó bí thư Thành ủy nào phát biểu …".

    A name behind it, or a place or a day before "nào", asks for another: "Bà Mai thăm huyện nào".
    """
    office = word_pattern("saying", "voices").search(text)
    which = office and _WHICH.match(text, office.end())
    if not office or not which:
        return False
    named = any(m.kind is MentionKind.PERSON and office.start() in m.span for m in mentions)
    return not named and not any(
        match.end() == which.end()
        for asked in (Asked.DATE, Asked.WHERE)
        for match in word_pattern("asks", asked.value).finditer(text)
    )


def _asks_for_words(text: str, mentions: Sequence[Mention]) -> bool:
    """A verb of saying and, later, "gì": "bà Duyên khuyên người lao động điều gì"."""
    said = word_pattern("saying", "verbs").search(text)
    what = said and word_pattern("saying", "what").search(text, said.end())
    people = any(m.kind is MentionKind.PERSON for m in mentions)
    return bool(what) and (people or bool(word_pattern("saying", "voices").search(text)))


def _read_quantity(text: str, at: int) -> Asked:
    """Tell money, shares and measures from counts by what follows "bao nhiêu"."""
    if word_pattern("how_many", "nouns").match(text[at:].lstrip()):
        return Asked.COUNT
    for asked in (Asked.DURATION, Asked.PERCENT, Asked.MONEY, Asked.MEASURE):
        for pattern, words in (
            (word_pattern("asks", asked.value), text),
            (plain_pattern(asked.value), fold(text)),
        ):
            if any(m.start() < at <= m.end() for m in pattern.finditer(words)):
                return asked
    counted = tokenize(text[at:])[:1]
    beside = counted and not text[at : at + counted[0].start].strip()
    uncounted = words_of("how_many", "nothing_counted")
    if beside and counted[0].form not in uncounted and not counted[0].form.isdigit():
        return Asked.COUNT
    return _read_attribute(text)


def _read_attribute(text: str) -> Asked:
    """Read the kind of figure off what is asked about: "kim ngạch" is money."""
    first: dict[int, Asked] = {}
    text = word_pattern("attributes", "none").sub(" ", text)
    for asked in (Asked.PERCENT, Asked.MEASURE, Asked.MONEY):
        match = word_pattern("attributes", asked.value).search(text)
        if match:
            first.setdefault(match.start(), asked)
    return first[min(first)] if first else Asked.ANYTHING


def find_asks(text: str) -> list[re.Match[str]]:
    """Return where a number is asked for.

    "mấy ông" beside another "bao nhiêu" asks for none, "ngày mấy" and "tháng mấy" for a time.
    """
    times = [
        time
        for time in word_pattern("asks", Asked.DATE.value).finditer(text)
        if _asks_which_time(text, time)
    ]
    found = [
        match
        for match in word_pattern("how_many", "words").finditer(text)
        if not any(time.start() <= match.start() and match.end() <= time.end() for time in times)
    ]
    plural = [m.start() for m in word_pattern("plural", "words").finditer(text)]
    asking = [match for match in found if match.start() not in plural]
    return asking or found


def _asks_which_time(text: str, time: re.Match[str]) -> bool:
    """Whether a time is asked for by its number: "vào năm bao nhiêu", "thế kỷ thứ mấy".

    A noun behind it is counted all the same: "trong năm bao nhiêu đảng viên bị kỷ luật".
    """
    if not time.group().endswith("bao nhiêu"):
        return True
    led = word_pattern("which", "leads").search(text[: time.start()].rstrip()[-12:])
    after = tokenize(text[time.end() :])[:1]
    beside = after and not text[time.end() : time.end() + after[0].start].strip()
    return not beside or after[0].form in words_of("how_many", "nothing_counted") or bool(led)


def find_units(text: str) -> list[Span]:
    """Return the asks with the unit asked for: "bao nhiêu mét vuông", "mấy nghìn", "nhiêu tiền"."""
    return [Span(ask.start(), _unit_end(text, ask)) for ask in find_asks(text)]


def _unit_end(text: str, ask: re.Match[str]) -> int:
    scale = _scale_pattern().match(text, ask.end())
    end = scale.end() if scale else ask.end()
    if word_pattern("how_many", "nouns").match(text[ask.end() :].lstrip()):
        return end
    ends = [
        match.end()
        for asked in (Asked.PERCENT, Asked.MONEY, Asked.MEASURE)
        for pattern, words in (
            (word_pattern("asks", asked.value), text),
            (plain_pattern(asked.value), fold(text)),
        )
        for match in pattern.finditer(words)
        if match.start() <= ask.start() < match.end()
    ]
    return max(end, *ends) if ends else end


@cache
def _scale_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+{word_pattern('how_many', 'scales').pattern})+")
