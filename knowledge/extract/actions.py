"""What is done to what is counted, and what it is said of.

In "toàn tỉnh đã kết nạp được 7.448 đảng viên" the action is "kết nạp" and the subject "toàn
tỉnh"; in "Ủy ban kiểm tra giám sát chuyên đề đối với 176 tổ chức đảng" the action is "giám sát
chuyên đề", for what stands between verb and figure says what kind of action it is.
"""

import re
from functools import cache
from typing import NamedTuple

from knowledge.extract.reading import Reading
from knowledge.extract.segments import Segment
from knowledge.extract.wording import words
from knowledge.model import Span

_TRIM = " \t\n\xa0,.;:()[]–-“”\"'‘’…+"
_PASSIVE_REACH = 40
_LONGEST = 10  # syllables of a verb with what belongs to it
_NEAR = 3  # syllables between a figure and what is said to have befallen it
_RAISED_WITHIN = 120
_COMMA = re.compile(r",(?!\d)")
_BREAK = re.compile(r"[;:()\[\]“”]")
_JOINED = re.compile(r"\s*(?:,|và|hoặc)?\s*")


class Clause(NamedTuple):
    """Who or what, and what is done; either may be left unsaid."""

    subject: Span | None
    action: Span | None


def read_clause(reading: Reading, segment: Segment) -> Clause:
    """Return the subject and the action said in a figure's own words."""
    left = _from_last_break(reading, segment.left)
    if raised := _raised(reading, left):
        return raised
    action = find_action(reading, left)
    subject = _subject(reading, Span(left.start, action.start if action else left.end))
    if action is None or words_match("causative", reading.fold(action)):
        near = action is not None
        behind = (_action_behind(reading, span, near=near) for span in segment.behind)
        action = next(filter(None, behind), action)
    return Clause(subject, action)


def _raised(reading: Reading, left: Span) -> Clause | None:
    """Return what is brought to a new level: "nâng | tổng số hội viên | lên 287.450 người"."""
    start = max(left.start, left.end - _RAISED_WITHIN)
    found = _raising().search(reading.fold(Span(start, left.end)))
    if found is None:
        return None
    verb, whole = (Span(start + a, start + b) for a, b in map(found.span, (1, 2)))
    return Clause(_subject(reading, whole), verb)


@cache
def _raising() -> re.Pattern[str]:
    verbs, to = words("connectives", "raising"), words("connectives", "raised_to")
    filler = words("connectives", "fillers")
    return re.compile(rf"({verbs})\s+([^,;]*?)\s+{to}(?:\s+{filler})*\s*$")


def words_match(key: str, folded: str) -> bool:
    """Whether the whole of a folded text is one phrase of a list of connectives."""
    return bool(re.fullmatch(words("connectives", key), folded))


def _from_last_break(reading: Reading, left: Span) -> Span:
    """What stands before a colon, or before somebody's "cho biết", is said of something else."""
    folded = reading.fold(left)
    cut = folded.rfind(":") + 1
    for match in _saying().finditer(folded, cut):
        cut = match.end()
    if not folded[cut:].strip(_TRIM):
        return left
    return Span(min(max(left.start + cut, reading.words_start), left.end), left.end)


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(words("connectives", "saying"))


def find_action(reading: Reading, left: Span) -> Span | None:
    """Return the last verb on the left, with the verbs it is joined to and what belongs to it."""
    verbs = reading.verbs_in(left)
    if not verbs:
        return None
    last, start = verbs[-1], len(verbs) - 1
    while start and _JOINED.fullmatch(reading.fold(Span(verbs[start - 1].end, verbs[start].start))):
        start -= 1
    tail = Span(last.end, left.end)
    commas = list(_COMMA.finditer(reading.fold(tail)))
    if commas:
        piece = reading.fold(Span(tail.start + commas[-1].end(), tail.end))
        # "tổ chức hội nghị, số đảng viên là 300": the last clause says something else.
        return None if _copula().search(piece) else Span(verbs[start].start, last.end)
    return Span(verbs[start].start, _complement_end(reading, last, tail))


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(words("connectives", "copulas"))


@cache
def _fillers() -> re.Pattern[str]:
    """Words between a verb and its figure that belong to neither: "kết nạp | được"."""
    filler = words("connectives", "fillers")
    return re.compile(rf"(?:(?:{filler})[\s,]*)+$")


def _complement_end(reading: Reading, verb: Span, tail: Span) -> int:
    """Return where the words end that tell what kind of action the verb is."""
    end = min(tail.end, reading.slot_after(tail.start))
    said = reading.fold(Span(tail.start, end))
    stop = min((m.start() for m in (_copula().search(said), _BREAK.search(said)) if m), default=-1)
    if stop >= 0:
        said = said[:stop]
    if len(said.split()) > _LONGEST:
        return verb.end
    said = said.rstrip(_TRIM)
    filler = _fillers().search(said)
    said = (said[: filler.start()] if filler else said).rstrip(_TRIM)
    return tail.start + len(said) if said.strip() else verb.end


def _action_behind(reading: Reading, right: Span, *, near: bool) -> Span | None:
    """Return what befell the figure: "509 nhà | bị đổ", "12 xã | đạt chuẩn nông thôn mới"."""
    verbs = reading.verbs_in(Span(right.start, min(right.end, right.start + _PASSIVE_REACH)))
    if not verbs or _BREAK.search(reading.fold(Span(right.start, verbs[0].start))):
        return None
    if near and len(reading.fold(Span(right.start, verbs[0].start)).split()) > _NEAR:
        return None
    last = 0
    while last + 1 < len(verbs) and _JOINED.fullmatch(
        reading.fold(Span(verbs[last].end, verbs[last + 1].start))
    ):
        last += 1
    tail = Span(verbs[last].end, right.end)
    comma = _COMMA.search(reading.fold(tail))
    if comma:
        tail = Span(tail.start, tail.start + comma.start())
    return Span(verbs[0].start, _complement_end(reading, verbs[last], tail))


def _subject(reading: Reading, before: Span) -> Span | None:
    """Return the words that say what it is about, without openings and "Trong năm 2023,"."""
    span = _trim(reading, before)
    span = _without_openings(reading, span)
    folded = reading.fold(span)
    ending = _fillers().search(folded)
    while ending:
        span = _trim(reading, Span(span.start, span.start + ending.start()))
        ending = _fillers().search(reading.fold(span))
    folded = reading.fold(span)
    only_time = _adjunct().match(folded) and reading.is_time_last(span)
    return None if only_time or _says_nothing().fullmatch(folded) else span


@cache
def _says_nothing() -> re.Pattern[str]:
    """Words that are left over when verbs and times are taken away: "qua", "hiện còn"."""
    lists = ("fillers", "adjuncts", "openings", "auxiliaries")
    loose = "|".join(words("connectives", key) for key in lists)
    return re.compile(rf"(?:(?:{loose}|\d+(?!\w))[\s,]*)*")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('connectives', 'openings')})[\s,:]*")


@cache
def _adjunct() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('connectives', 'adjuncts')})")


def _without_openings(reading: Reading, span: Span) -> Span:
    while opening := _opening().match(reading.fold(span)):
        span = _trim(reading, Span(span.start + opening.end(), span.end))
    if time := reading.time_at(span.start):
        return _without_openings(reading, _trim(reading, Span(time.end, span.end)))
    folded = reading.fold(span)
    comma = _COMMA.search(folded)
    if comma and _adjunct().match(folded) and folded[comma.end() :].strip(_TRIM):
        return _without_openings(reading, _trim(reading, Span(span.start + comma.end(), span.end)))
    return span


def _trim(reading: Reading, span: Span) -> Span:
    start, end, text = span.start, max(span.start, span.end), reading.text
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if text.count("“", start, end) > text.count("”", start, end) and text[end : end + 1] == "”":
        end += 1
    return Span(start, end)
