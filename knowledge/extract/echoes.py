"""Periods said in short that the report has said in full: "9 tháng" under "9 tháng năm 2023".

Under "quý III và 9 tháng năm 2023" the words "Trong quý" and "tính chung 9 tháng" name those two.
"Cả năm" is the year of the report, "nhiệm kỳ tới" the term its title names. What the report
has named in no full form stays a length: "6 tháng tù" is no half of a year.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from knowledge.extract.time_spans import is_dated, spans_years, within_year
from knowledge.extract.wording import fold_word, words
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Report, Span
from knowledge.recognize.wordnumbers import ONES
from knowledge.recognize.words import Sought
from knowledge.text.fold import fold_whole

_MONTHS = re.compile(r"(\d{1,2}|[^\W\d]+) tháng\b")
_WORD_OF_MONTHS = re.compile(r" tháng\b")
_COUNT = re.compile(r"(?:\d{1,2}|[^\W\d]+)$")
_FIRST_MONTHS = re.compile(r"\d{4}-01/")
_REACH = 24


def with_echoes(report: Report, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those of periods said in short, a length no longer where one is."""
    times = [m for m in mentions if m.kind in {MentionKind.PERIOD, MentionKind.DATE}]
    found = list(_echoes(report, times))
    if not found:
        return list(mentions)
    taken = {at for m in times for at in range(m.start, m.end)}
    found = [m for m in found if taken.isdisjoint(range(m.start, m.end))]
    starts = {m.start for m in found}
    kept = [m for m in mentions if not (m.kind is MentionKind.DURATION and m.start in starts)]
    return sorted((*kept, *found), key=lambda mention: (mention.start, -mention.end))


def _echoes(report: Report, times: Sequence[Mention]) -> Iterator[Mention]:
    text, folded = report.text, fold_whole(report.text)
    months = _months_named(times)
    for count, at in _counted_months(folded):
        value = months.get(_count(count)) or _summed_up(report, folded, count, at.start)
        if value is not None and _stands_alone(folded, at):
            yield _period(text, at, value)
    for said, value in _words_for(report, times):
        for match in said.finditer(text, twin=folded):
            yield _period(text, Span(*match.span()), value)


def _counted_months(folded: str) -> Iterator[tuple[str, Span]]:
    """Yield the numbers that stand before "tháng", and where both stand."""
    for match in _WORD_OF_MONTHS.finditer(folded):
        end = match.start()
        count = _COUNT.search(folded, max(0, end - _REACH), end)
        if count:
            yield count.group(), Span(count.start(), match.end())


def _count(written: str) -> str:
    """Return a number of months in digits: "sáu" → "6"."""
    return str(ONES.get(written, written)).lstrip("0")


def _summed_up(report: Report, folded: str, count: str, start: int) -> str | None:
    """Return the months of the report's year that a sum is told of: "Lũy kế 6 tháng"."""
    before = folded[max(0, start - _REACH) : start]
    if report.date is None or not count.isdigit() or not _summing().search(before):
        return None
    months, year = int(count), report.date[:4]
    return f"{year}-01/{year}-{months:02}" if 1 < months <= 12 and year.isdigit() else None


def _months_named(times: Sequence[Mention]) -> dict[str, str]:
    """Return what "9 tháng" stands for by its number, where the report says one thing of it.

    That they are the first of the year goes without saying; "6 tháng cuối năm" is always so named.
    """
    named: dict[str, set[str]] = {}
    for mention in times:
        match = _MONTHS.match(fold_word(mention.text))
        if match and within_year(mention.value) and _FIRST_MONTHS.match(mention.value):
            named.setdefault(_count(match[1]), set()).add(mention.value)
    return {count: next(iter(said)) for count, said in named.items() if len(said) == 1}


def _stands_alone(folded: str, at: Span) -> bool:
    """Whether the months are no sentence and no term: not "9 tháng tù", "thời hạn 9 tháng"."""
    before, behind = folded[max(0, at.start - _REACH) : at.start], folded[at.end : at.end + _REACH]
    return not _length_before().search(before) and not _length_behind().match(behind)


def _words_for(report: Report, times: Sequence[Mention]) -> Iterator[tuple[Sought, str]]:
    end = report.head.end
    head = [m for m in takewhile(lambda m: m.start < end, times) if m.span in report.head]
    quarters = {m.value for m in head if fold_word(m.text).startswith(("quý", "quí"))}
    if len(quarters) == 1:
        yield _said("quarter"), quarters.pop()
    if report.date is not None and is_dated(report.date):
        yield _said("year"), report.date[:4]
        ahead = {m.value for m in times if spans_years(m.value) and m.value[:4] >= report.date[:4]}
        if len(ahead) == 1:
            yield _said("next_term"), ahead.pop()


def _period(text: str, at: Span, value: str) -> Mention:
    return Mention(MentionKind.PERIOD, at.cut(text), at.start, at.end, value)


@cache
def _said(key: str) -> Sought:
    return Sought(re.compile(words("echoes", key)), load_toml("echoes")[key])


@cache
def _summing() -> re.Pattern[str]:
    return re.compile(rf"{words('echoes', 'summing')}\s+$")


@cache
def _length_before() -> re.Pattern[str]:
    return re.compile(rf"{words('echoes', 'length_before')}\s+$")


@cache
def _length_behind() -> re.Pattern[str]:
    return re.compile(rf"\s+{words('echoes', 'length_behind')}")
