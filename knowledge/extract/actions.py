"""What is done to what is counted, and what it is said of.

In "toàn tỉnh đã kết nạp được 7.448 đảng viên" the action is "kết nạp" and the subject "toàn
tỉnh"; in "Ủy ban kiểm tra giám sát chuyên đề đối với 176 tổ chức đảng" the action is "giám sát
chuyên đề", for what stands between verb and figure says what kind of action it is.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from knowledge.extract import signals
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
_JOINTS = {"", ",", "và", "hoặc"}


class Clause(NamedTuple):
    """Who or what, and what is done; either may be left unsaid."""

    subject: Span | None
    action: Span | None


def read_clause(reading: Reading, segment: Segment, found: int = 0) -> Clause:
    """Return the subject and the action said in a figure's own words; `found` are their signals."""
    start, end = segment.left.start, segment.left.end
    if start < end:
        start, end = _from_last_break(reading, start, end, found)
    if found & signals.RAISING and (raised := _raised(reading, start, end)):
        return raised
    action = find_action(reading, start, end)
    subject = _subject(reading, start, action.start if action else end)
    if action is None or words_match("causative", reading.fold(action)):
        near = action is not None
        behind = (_action_behind(reading, span, near=near) for span in segment.behind)
        action = next(filter(None, behind), action)
    return Clause(subject, action)


def _raised(reading: Reading, start: int, end: int) -> Clause | None:
    """Return what is brought to a new level: "nâng | tổng số hội viên | lên 287.450 người"."""
    found = _raising().search(reading.folded, max(start, end - _RAISED_WITHIN), end)
    if found is None:
        return None
    return Clause(_subject(reading, *found.span(2)), Span(*found.span(1)))


@cache
def _raising() -> re.Pattern[str]:
    verbs, to = words("connectives", "raising"), words("connectives", "raised_to")
    filler = words("connectives", "fillers")
    return re.compile(rf"({verbs})\s+([^,;]*?)\s+{to}(?:\s+{filler})*\s*$")


@lru_cache(maxsize=4096)
def words_match(key: str, folded: str) -> bool:
    """Whether the whole of a folded text is one phrase of a list of connectives."""
    return bool(re.fullmatch(words("connectives", key), folded))


def _from_last_break(reading: Reading, start: int, end: int, found: int) -> tuple[int, int]:
    """What stands before a colon, or before somebody's "cho biết", is said of something else."""
    folded = reading.folded
    cut = folded.rfind(":", start, end) + 1 or start
    if found & signals.SAYING:
        for match in _saying().finditer(folded, cut, end):
            cut = match.end()
    if not folded[cut:end].strip(_TRIM):
        return start, end
    return min(max(cut, reading.words_start), end), end


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(words("connectives", "saying"))


def find_action(reading: Reading, start: int, end: int) -> Span | None:
    """Return the last verb on the left, with the verbs it is joined to and what belongs to it."""
    verbs = reading.verbs_in(start, end)
    if not verbs:
        return None
    last, first = verbs[-1], len(verbs) - 1
    while first and _are_joined(reading, verbs[first - 1], verbs[first]):
        first -= 1
    comma = _last_comma(reading.folded, last.end, end)
    if comma < 0:
        return Span(verbs[first].start, _complement_end(reading, last, end))
    # "tổ chức hội nghị, số đảng viên là 300": the last clause says something else.
    says_else = _find_copula(reading, comma + 1, end)
    return None if says_else else Span(verbs[first].start, last.end)


def _are_joined(reading: Reading, one: Span, other: Span) -> bool:
    return reading.folded[one.end : other.start].strip() in _JOINTS


def _last_comma(folded: str, start: int, end: int) -> int:
    """Return where the last comma stands that is none of a number, or -1."""
    at = folded.rfind(",", start, end)
    while at >= 0 and at + 1 < end and folded[at + 1].isdecimal():
        at = folded.rfind(",", start, at)
    return at


def _find_copula(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    if not reading.signals.within(start, end) & signals.COPULA:
        return None
    return _copula().search(reading.folded, start, end)


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(words("connectives", "copulas"))


@cache
def _fillers() -> re.Pattern[str]:
    """Words between a verb and its figure that belong to neither: "kết nạp | được"."""
    filler = words("connectives", "fillers")
    return re.compile(rf"(?:(?:{filler})[\s,]*)+$")


def _before_fillers(reading: Reading, start: int, end: int) -> int:
    """Return where the words end when fillers at their end are taken away."""
    if not reading.signals.may_end_in_filler(end):
        return end
    fillers = _fillers().search(reading.folded, start, end)
    return fillers.start() if fillers else end


def _complement_end(reading: Reading, verb: Span, end: int) -> int:
    """Return where the words end that tell what kind of action the verb is."""
    start, folded = verb.end, reading.folded
    end = min(end, reading.slot_after(start))
    stops = (_find_copula(reading, start, end), _BREAK.search(folded, start, end))
    end = min((match.start() for match in stops if match), default=end)
    said = folded[start:end]
    if len(said.split()) > _LONGEST:
        return start
    said = said.rstrip(_TRIM)
    end = _before_fillers(reading, start, start + len(said))
    said = folded[start:end].rstrip(_TRIM)
    return start + len(said) if said.strip() else start


def _action_behind(reading: Reading, right: Span, *, near: bool) -> Span | None:
    """Return what befell the figure: "509 nhà | bị đổ", "12 xã | đạt chuẩn nông thôn mới"."""
    start, end = right.start, right.end
    verbs = reading.verbs_in(start, min(end, start + _PASSIVE_REACH))
    if not verbs or _BREAK.search(reading.folded, start, verbs[0].start):
        return None
    if near and len(reading.folded[start : verbs[0].start].split()) > _NEAR:
        return None
    last = 0
    while last + 1 < len(verbs) and _are_joined(reading, verbs[last], verbs[last + 1]):
        last += 1
    comma = _COMMA.search(reading.folded, verbs[last].end, end)
    if comma:
        end = comma.start()
    return Span(verbs[0].start, _complement_end(reading, verbs[last], end))


def _subject(reading: Reading, start: int, end: int) -> Span | None:
    """Return the words that say what it is about, without openings and "Trong năm 2023,"."""
    start, end = _trim(reading.text, start, end)
    if start < end:
        start, end = _without_openings(reading, start, end)
    while (shorter := _before_fillers(reading, start, end)) < end:
        start, end = _trim(reading.text, start, shorter)
    if start == end:
        return None
    opener = reading.signals.at(start)
    if opener & signals.LOOSE or reading.folded[start].isdecimal():
        if _says_nothing().fullmatch(reading.folded, start, end):
            return None
        if opener & signals.ADJUNCT and _adjunct().match(reading.folded, start, end):
            return None if reading.is_time_last(Span(start, end)) else Span(start, end)
    return Span(start, end)


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


def _without_openings(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Take away "Bên cạnh đó,", a time and "Trong năm 2023," again and again."""
    text, folded = reading.text, reading.folded
    while start < end:
        opener = reading.signals.at(start)
        opening = _opening().match(folded, start, end) if opener & signals.OPENING else None
        if opening:
            start, end = _trim(text, opening.end(), end)
        elif time := reading.time_at(start):
            start, end = _trim(text, time.end, end)
        elif opener & signals.ADJUNCT and (comma := _end_of_adjunct(folded, start, end)):
            start, end = _trim(text, comma, end)
        else:
            break
    return start, end


def _end_of_adjunct(folded: str, start: int, end: int) -> int | None:
    comma = _COMMA.search(folded, start, end)
    if comma and _adjunct().match(folded, start, end) and folded[comma.end() : end].strip(_TRIM):
        return comma.end()
    return None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave off blanks and marks at both ends, but not the one that closes a quotation."""
    end = max(start, end)
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if text[end : end + 1] == "”" and text.count("“", start, end) > text.count("”", start, end):
        end += 1
    return start, end
