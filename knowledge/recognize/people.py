"""People in running text: a surname with capitalised syllables after it, or a name after "ông".

"Phó Chủ tịch UBND tỉnh Hà Nam Bùi Quang Cẩm" holds the person "Bùi Quang Cẩm" with the role before
it. Surnames that are words or parts of place names need more evidence; measured in NOTES §2, the
surname approach found 12 of 12 people without a false one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize.capitals import CAPITAL, SYLLABLE
from knowledge.recognize.place_names import is_cased, places_at
from knowledge.recognize.roles import begins_role, is_bare_head, role_after, role_before
from knowledge.recognize.words import read_words
from knowledge.text.fold import fold

_SURNAMES = load_toml("surnames")
_HONORIFICS: dict[str, list[str]] = load_toml("honorifics")
_CERTAIN = frozenset(_SURNAMES["certain"])
_AMBIGUOUS = frozenset(_SURNAMES["ambiguous"])
_SURNAMES_ALL = _CERTAIN | _AMBIGUOUS
_LAST_WORDS = frozenset(
    phrase.split()[-1] for phrases in _HONORIFICS.values() for phrase in phrases
)
_OPENERS = frozenset(_SURNAMES["openers"])
_INTRODUCERS = frozenset(_SURNAMES["before"]["introducers"])
_LONGEST_NAME = 5


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))


_RUN = re.compile(rf"(?<![\w.'’&-]){SYLLABLE}(?:[ ]{SYLLABLE})*(?:(?<=[ ]{CAPITAL})[.](?!\w))?")
_WORD = re.compile(r"\S+")
_SHORT = re.compile(rf"(?<!\w)(?P<word>{_any(_HONORIFICS['short'])})[ ]{{1,2}}$", re.IGNORECASE)
_FULL = re.compile(rf"(?<!\w)(?P<word>{_any(_HONORIFICS['full'])})[ ]{{0,2}}$", re.IGNORECASE)
_BORROWED = re.compile(rf"(?<!\w)(?:{_any(_SURNAMES['before']['borrowed'])})[ ]$", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?<!\w)(?:huyện|quận|xã|phường|thị xã|thị trấn|thành phố|TP[.]?|tỉnh|đảo)[ ]$", re.IGNORECASE
)
_NOT_NAMES = tuple(f"{fold(name)} " for name in _SURNAMES["not_names"])
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n“”\"(–-]|[-–])\s*$")
_LEADS = frozenset({"Ông", "Bà", "Anh", "Chị", "Cô", "Chú", "Bác", "Cụ", "Thầy", "Em", "Ngài"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as found, with the word of address before it."""

    span: Span
    honorific: str | None
    short: bool = False


def recognize_people(text: str) -> list[Mention]:
    """Return the people of a text in order, each with the role and honorific beside the name."""
    folded = read_words(text).folded
    found: list[Mention] = []
    for name in _find(text, folded):
        floor = found[-1].end if found else 0
        found.append(_mention(name, text, folded, floor))
    return found


def _mention(name: _Name, text: str, folded: str, floor: int) -> Mention:
    start, end = name.span.start, name.span.end
    cut = text[start:end]
    honorific, role = name.honorific, None
    if not name.short:
        lead = start - len(honorific) - 1 if honorific else start
        role_span = role_after(text, folded, end) or role_before(text, folded, lead, floor)
        role = role_span.cut(text) if role_span else None
        if (
            honorific is None
            and role
            and is_bare_head(role)
            and role_span
            and role_span.end < start
        ):
            honorific = role
    return Mention(
        MentionKind.PERSON, cut, start, end, " ".join(cut.split()), qualifier=honorific, role=role
    )


def _find(text: str, folded: str) -> Iterator[_Name]:
    for run in _RUN.finditer(text):
        yield from _names_in(run, text, folded)


def _names_in(run: re.Match[str], text: str, folded: str) -> Iterator[_Name]:
    """Yield the names in one run of capitalised syllables: "Hà Nam Bùi Quang Cẩm" has one."""
    if not _may_name(run, text):
        return
    words = [Span(word.start(), word.end()) for word in _WORD.finditer(text, *run.span())]
    honorific, index = _address(words, text, folded)
    if honorific is None and _SURNAMES_ALL.isdisjoint(run.group().split()):
        return
    is_free = index == 0
    while index < len(words):
        if skipped := _place_length(words[index:], text, folded, honorific):
            index, honorific, is_free = index + skipped, None, True
            continue
        is_free = is_free or _is_apart(words[index - 1].cut(text))
        length = _name_length(words, index, text, folded, honorific, is_free=is_free)
        if length:
            span = Span(words[index].start, words[index + length - 1].end)
            yield _Name(span, honorific, short=bool(honorific) and length == 1)
            index += length
        else:
            index += 1
        honorific, is_free = None, False


def _may_name(run: re.Match[str], text: str) -> bool:
    """Tell cheaply whether a surname with a name behind it is in a run, or a word of address."""
    written = run.group().split()
    if len(written) > 1 and (written[0] in _LEADS or not _SURNAMES_ALL.isdisjoint(written[:-1])):
        return True
    return _word_before(text, run.start()) in _LAST_WORDS


def _word_before(text: str, start: int) -> str:
    before = text[max(0, start - 24) : start].rstrip()
    return before[before.rfind(" ") + 1 :].lower().lstrip('(“"')


def _address(words: list[Span], text: str, folded: str) -> tuple[str | None, int]:
    """Return the honorific of a run and where its name begins: before it, or its first word."""
    first = words[0]
    before = text[max(0, first.start - 24) : first.start]
    if _word_before(text, first.start) in _LAST_WORDS and (
        match := _SHORT.search(before) or _FULL.search(before)
    ):
        return match["word"], 0
    if len(words) > 1 and first.cut(text) in _LEADS and not _is_place(words, text, folded):
        named = len(words) > 2 and words[1].cut(text) in _SURNAMES_ALL
        if named or _SENTENCE_START.search(before):
            return first.cut(text), 1
    return None, 0


def _is_place(words: list[Span], text: str, folded: str) -> bool:
    """Tell "Bà Rịa" and "Anh Sơn, Nghệ An" from a lady and a gentleman; "Anh Sơn" alone is one."""
    start, end = words[0].start, words[-1].end
    if folded.startswith(_NOT_NAMES, start):
        return True
    return any(
        place.folded.count(" ")
        and is_cased(place, text[start : start + len(place.folded)])
        and (not place.is_district or start + len(place.folded) < end)
        for place in places_at(text, folded, start, words[0].cut(folded))
    )


def _place_length(words: list[Span], text: str, folded: str, honorific: str | None) -> int:
    """Return how many words here are a known place, so that "Hà Nam" is no Mr Hà.

    After an honorific a longer run is a name, "ông Hà Giang Sơn", unless a name follows the place,
    as in "Hội Nông dân Việt Nam Thào Xuân Sùng".
    """
    is_followed = len(words) > 3 and words[2].cut(text) in _CERTAIN
    if honorific and len(words) != 2 and not is_followed:
        return 0
    start, end = words[0].start, words[-1].end
    for place in places_at(text, folded, start, words[0].cut(folded)):
        stop = start + len(place.folded)
        inside = sum(word.end <= stop for word in words)
        if (
            not is_cased(place, text[start:stop])
            or inside < 2
            or (place.is_district and stop < end)
        ):
            continue
        return inside
    return 0


def _is_apart(word: str) -> bool:
    """Tell whether a name may follow a word directly: "NN&PTNT Cao Văn Bé", "Theo Hà Thị Lan"."""
    return word in _INTRODUCERS or (len(word) > 1 and word.isupper())


def _name_length(
    run: list[Span], index: int, text: str, folded: str, honorific: str | None, *, is_free: bool
) -> int:
    """Return how many of the words are one name, 0 when none begins here.

    `is_free` tells that no word before it belongs to the same proper name, as in "Trung Hoa".
    """
    words, at_start = run[index:], index == 0
    first = words[0]
    surname = first.cut(text)
    length = _until_role(words[:_LONGEST_NAME], folded)
    start = folded[first.start : words[-1].end] + " "
    if not length or start.startswith(_NOT_NAMES):
        return 0
    if at_start and _is_borrowed(words, text, folded):
        return 0
    if honorific:
        return length if _is_addressed(words[:length], honorific) else 0
    if length < 2 or surname in _CERTAIN:
        return length if length > 1 else 0
    is_free = is_free and (at_start or length > 2)
    return length if _is_evident(words[:length], text, folded, is_free=is_free) else 0


def _is_evident(words: list[Span], text: str, folded: str, *, is_free: bool) -> bool:
    """Tell whether an ambiguous surname begins a name: by three syllables or a role beside it."""
    if words[0].cut(text) not in _AMBIGUOUS or _opens_sentence(words, text, folded, is_free):
        return False
    if is_free and len(words) > 2:
        return True
    holds_surname = any(word.cut(text) in _CERTAIN for word in words[1:-1])
    has_room = is_free or (len(words) > 2 and not holds_surname)
    return has_room and _has_role(words, len(words), text, folded)


def _opens_sentence(words: list[Span], text: str, folded: str, is_free: bool) -> bool:
    """Tell "Từ Hà Nội", "Từ Đinh Bộ Lĩnh" from a person named Từ; "Hà Đức Trọng" is a person."""
    is_opener = words[0].cut(text) in _OPENERS
    start, end = words[1].start, words[-1].end
    for place in places_at(text, folded, start, words[1].cut(folded)):
        is_rest = start + len(place.folded) == end and is_cased(place, text[start:end])
        is_given_name = place.is_district and is_free and not is_opener
        if is_rest and " " in place.folded and not is_given_name:
            return True
    return is_opener and len(words) > 3 and words[1].cut(text) in _CERTAIN


def _until_role(words: list[Span], folded: str) -> int:
    for index, word in enumerate(words):
        if begins_role(folded, word.start):
            return index
    return len(words)


def _is_borrowed(words: list[Span], text: str, folded: str) -> bool:
    """Tell whether a street, school or commune bears the name; "Chủ tịch UBND xã" is no commune."""
    start = words[0].start
    before = text[max(0, start - 16) : start]
    if _LEVEL.search(before):
        return not role_before(text, folded, start, max(0, start - 80))
    return bool(_BORROWED.search(before))


def _is_addressed(words: list[Span], honorific: str) -> bool:
    """Tell whether a word of address makes this a name: a given name alone needs "ông", "bà"."""
    is_short = honorific.lower() in _HONORIFICS["short"]
    return is_short or len(words) > 1


def _has_role(words: list[Span], length: int, text: str, folded: str) -> bool:
    end = words[length - 1].end
    after = role_after(text, folded, end)
    return bool(after or role_before(text, folded, words[0].start, max(0, words[0].start - 80)))
