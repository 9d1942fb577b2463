"""Dates and periods in running text, in reports and in questions alike.

"Đến cuối tháng 7/2019" holds a period: text "cuối tháng 7/2019", value "2019-07", qualifier "đến".
Values are ISO cut to the grain that was said; ranges "a/b" include both ends. A year that is not
said comes from the next date of an enumeration, else from `reference`, else stays open ("--07").
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.model import Mention, MentionKind
from knowledge.recognize.calendar import Stamp, Stretch
from knowledge.recognize.period_scan import Atom, find_atoms
from knowledge.recognize.period_words import GAP, LEXICON, WORDS, any_of
from knowledge.recognize.spelling import fits, vocabulary
from knowledge.recognize.words import read_words
from knowledge.text.fold import fold

_BOUNDS = {fold(form): name for name, forms in LEXICON["bounds"].items() for form in forms}
_PARTS = {fold(form): name for name, forms in LEXICON["parts"].items() for form in forms}
_LEAD_WORDS = vocabulary(
    [
        *(
            form
            for table in ("bounds", "parts")
            for forms in LEXICON[table].values()
            for form in forms
        )
    ]
)
# "tính đến (hết) cuối " right before a date
_LEAD = re.compile(
    rf"(?<![^\W_])(?:(?P<bound>{any_of(_BOUNDS)}){GAP})?(?:(?:het|vao){GAP})?"
    rf"(?:(?P<part>{any_of(_PARTS)}){GAP})?$"
)
_LONGEST_LEAD = 40
_LEAD_ENDINGS = tuple({words.split()[-1] for words in (*_BOUNDS, *_PARTS, "het", "vao")})
_UNTIL_NOW = re.compile(rf",?{GAP}(?:cho{GAP})?{any_of(WORDS['until_now'])}")
_DASH = re.compile(r"[ ]?[-–—][ ]?")
_BLANK = re.compile(r"[ \xa0]{0,2}")
_ENUMERATION = re.compile(rf",?{GAP}(?:va{GAP}|den{GAP}|hoac{GAP})?|[ ]?[-–][ ]?")
_BESIDE = re.compile(rf",?{GAP}(?:(?:cua|ngay|vao){GAP})?")


def recognize_periods(text: str, *, reference: date | None = None) -> list[Mention]:
    """Return the dates and periods of a text in order; what lacks a year takes the reference's."""
    folded = read_words(text).folded
    atoms = [_with_lead(atom, text, folded) for atom in find_atoms(text, reference)]
    joined = _join_neighbours(_share_years(atoms, folded), folded)
    opened = [_open_end(atom, folded, reference) for atom in joined]
    return [_mention(atom, text, reference) for atom in _apart(opened, text)]


def _apart(atoms: Iterable[Atom], text: str) -> Iterator[Atom]:
    """Leave to a period what it holds: "đầu" of "quý đầu Q1", "tới nay" of "2015 tới nay"."""
    end = 0
    for atom in atoms:
        if atom.end <= end:
            continue
        if atom.start < end:
            start = end + len(text[end : atom.end]) - len(text[end : atom.end].lstrip())
            atom = atom._replace(start=start, part=None)  # noqa: PLW2901
        end = atom.end
        yield atom


def _with_lead(atom: Atom, text: str, folded: str) -> Atom:
    """Add what stands before: "tính đến", "từ" as the bound; "cuối" belongs to the text."""
    begin = max(0, atom.start - _LONGEST_LEAD)
    if not folded[begin : atom.start].rstrip(" \xa0").endswith(_LEAD_ENDINGS):
        return atom
    match = _LEAD.search(folded[begin : atom.start])
    if (
        not match
        or not match.group()
        or not fits(text[begin : atom.start][match.start() :], _LEAD_WORDS)
    ):
        return atom
    bound, part = (" ".join((match[name] or "").split()) for name in ("bound", "part"))
    return atom._replace(
        start=begin + match.start("part") if part else atom.start,
        bound=_BOUNDS.get(bound),
        lead=begin + match.start() if bound else None,
        part=_PARTS.get(part),
    )


def _share_years(atoms: list[Atom], folded: str) -> list[Atom]:
    """Give "tháng 7" in "tháng 7 và tháng 8/2019" the year of the one after it."""
    shared: list[Atom] = []
    for atom in reversed(atoms):
        after = shared[-1] if shared else None
        year = after.value.last.year if after and _is_enumerated(atom, after, folded) else None
        dated = atom._replace(value=atom.value.in_year(year)) if year is not None else atom
        shared.append(dated)
    return shared[::-1]


def _is_enumerated(atom: Atom, after: Atom, folded: str) -> bool:
    begin = after.start if after.lead is None else after.lead
    return bool(_ENUMERATION.fullmatch(folded, atom.end, begin)) or (
        after.bound == "đến" and bool(_BLANK.fullmatch(folded, atom.end, begin))
    )


def _join_neighbours(atoms: Iterable[Atom], folded: str) -> list[Atom]:
    joined: list[Atom] = []
    for atom in atoms:
        before = joined[-1] if joined else None
        one = before and (_as_range(before, atom, folded) or _at_time(before, atom, folded))
        if one:
            joined[-1] = one
        else:
            joined.append(atom)
        _close_range(joined, folded)
    return joined


def _close_range(joined: list[Atom], folded: str) -> None:
    """Join "từ 19h ngày 7/9" and "đến 19h ngày 10/9" once the second one has its day."""
    if len(joined) > 1 and joined[-1].value.first.clock:
        one = _as_range(joined[-2], joined[-1], folded)
        joined[-2:] = [one] if one else joined[-2:]


def _as_range(first: Atom, last: Atom, folded: str) -> Atom | None:
    """Join "từ năm 2008" and "đến tháng 6-2018", "tháng 1" and "- tháng 3"."""
    if first.value.lacks_day or last.value.lacks_day:
        return None
    dash = last.lead is None and _DASH.fullmatch(folded, first.end, last.start)
    until = last.bound == "đến" and last.lead is not None
    if not dash and not (until and _BLANK.fullmatch(folded, first.end, last.lead or 0)):
        return None
    year = first.value.last.year
    end = last.value.in_year(year) if year is not None else last.value
    if _runs_backwards(first.value.first, end.last):
        return None
    start = first.lead if first.bound == "từ" and first.lead is not None else first.start
    begin = first.value if end.last.year is None else first.value.in_year(end.last.year)
    return Atom(start, last.end, Stretch(begin.first, end.last))


def _runs_backwards(first: Stamp, last: Stamp) -> bool:
    if first.year is None or last.year is None:
        return str(first)[:4] > str(last)[:4]
    return first.year > last.year


def _at_time(first: Atom, last: Atom, folded: str) -> Atom | None:
    """Join "14h30" and "ngày 20/4/2017", in either order."""
    clock, day = (first, last) if first.value.first.clock else (last, first)
    is_pair = clock.value.lacks_day and day.value.is_day and not day.value.first.clock
    if not is_pair or not _BESIDE.fullmatch(folded, first.end, last.start):
        return None
    stamp = day.value.first._replace(clock=clock.value.first.clock)
    return first._replace(end=last.end, value=Stretch(stamp, stamp))


def _open_end(atom: Atom, folded: str, reference: date | None) -> Atom:
    """Let "từ năm 2015" run to the reference when "đến nay" follows; open (..) without one."""
    match = _UNTIL_NOW.match(folded, atom.end)
    if match is None or atom.value.first.clock:
        return atom
    last = Stamp(reference.year, reference.month, reference.day) if reference else OPEN
    start = atom.lead if atom.bound == "từ" and atom.lead is not None else atom.start
    return Atom(start, match.end(), Stretch(atom.value.first, last))


OPEN = Stamp()


def _mention(atom: Atom, text: str, reference: date | None) -> Mention:
    value = atom.value
    if reference and value.lacks_day:
        stamp = value.first._replace(year=reference.year, month=reference.month, day=reference.day)
        value = Stretch(stamp, stamp)
    elif reference:
        value = value.in_year(reference.year)
    kind = MentionKind.DATE if value.is_day else MentionKind.PERIOD
    cut = text[atom.start : atom.end]
    return Mention(kind, cut, atom.start, atom.end, str(value), qualifier=atom.bound or atom.part)
