"""Places named by their level: "huyện Vân Canh", "các xã Canh Hiệp, Canh Thuận", "quận 1, 3 và 5".

A capitalised run after a level word is a name. It ends before a person who follows without a comma
("UBND huyện Tuy Phước Huỳnh Nam"), which known names and surnames give away.
"""

import re
from collections.abc import Iterator

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind
from knowledge.recognize.capitals import SYLLABLE
from knowledge.recognize.place_names import Place, is_cased, places_at
from knowledge.text.fold import fold, fold_tone

_LEXICON = load_toml("places")
_WORDS: dict[str, list[str]] = _LEXICON["words"]
_LEVELS = {fold(form): level for level, forms in _LEXICON["levels"].items() for form in forms}
_EXACT = frozenset(fold_tone(form) for forms in _LEXICON["levels"].values() for form in forms)
_COMPOUND = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS['compounds'])})$", re.IGNORECASE)
_LONGEST_COMPOUND = max(map(len, _WORDS["compounds"]))
_SURNAMES = frozenset(load_toml("surnames")["certain"])
LEVEL_WORDS = frozenset(re.match(r"[a-z]+", form).group() for form in _LEVELS)  # type: ignore[union-attr]

_LEVEL = re.compile(
    rf"(?P<level>{'|'.join(re.escape(form) for form in sorted(_LEVELS, key=len, reverse=True))})"
    r"(?:(?<=tp|tx|tt)[.]?[ \xa0]{0,2}|(?<=\b[qhp])[.][ ]?|(?<=[.])|[ \xa0]{1,2})"
)
_RUN = re.compile(rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{0,3}}(?:[ ]\d{{1,2}}(?![\w.,/]))?")
_NUMBER = re.compile(r"(?:\d{1,2})(?![\w%]|[.,/]\d|[ ]?%)")
_NEXT = re.compile(r",[ ]{1,2}|[ ]và[ ](?:xã[ ]|huyện[ ])?")
_LISTED = re.compile(r"(?:,|[ ]và[ ]|[).;]|$)")
_PLURAL = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS['plural'])}|\d+)[ ]$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def match_level(text: str, folded: str, start: int) -> Iterator[Mention]:
    """Yield the places that a level word at `start` introduces."""
    match = _LEVEL.match(folded, start)
    if match is None or not _is_typed(text, start, match.end("level"), match.end()):
        return
    level = _LEVELS[match["level"]]
    first = _name(level, text, folded, match.end())
    if first is None:
        return
    end, value = first
    yield Mention(MentionKind.PLACE, text[start:end], start, end, value)
    if _PLURAL.search(text[max(0, start - 8) : start]) or text[end - 1].isdigit():
        yield from _listed(level, text, folded, end)


def _is_typed(text: str, start: int, end: int, follows: int) -> bool:
    """Tell "phường 2" from "phương 2", "thôn" from "nông thôn"; marks may be left out of both."""
    typed = text[start:end]
    if _COMPOUND.search(text[max(0, start - _LONGEST_COMPOUND) : end]):
        return False
    bare = typed.isascii() and text[follows : follows + 12].partition("\n")[0].isascii()
    return fold_tone(typed) in _EXACT or bare


def _listed(level: str, text: str, folded: str, end: int) -> Iterator[Mention]:
    """Yield "Canh Thuận" of "các xã Canh Hiệp, Canh Thuận" as a commune, too."""
    while (gap := _NEXT.match(text, end)) and (found := _name(level, text, folded, gap.end())):
        begin = gap.end()
        end, value = found
        if text[begin].isdigit() and not _LISTED.match(text, end):
            return
        yield Mention(MentionKind.PLACE, text[begin:end], begin, end, value)


def _name(level: str, text: str, folded: str, start: int) -> tuple[int, str] | None:
    """Return where the name ends and the canonical value of the place."""
    if level in _WORDS["numbered"] and (number := _NUMBER.match(text, start)):
        return number.end(), f"{level} {int(number.group())}"
    known = _known(level, text, folded, start)
    run = _RUN.match(text, start)
    if known and (level in _WORDS["upper"] or run is None):
        return start + len(known.folded), _value(level, known)
    if run is None:
        return None
    name = _without_person(run.group())
    first = name.split()[0]
    if level in _WORDS["upper"] and first in _SURNAMES and " " in name:
        return None
    if first in _WORDS["not_names"] or fold(first) == "uy":
        return None
    end = start + len(name)
    if " " not in name and (len(name) < 2 or text[end : end + 2].strip()[:1].islower()):
        return None
    return end, f"{level} {' '.join(name.split())}"


def _known(level: str, text: str, folded: str, start: int) -> Place | None:
    word = _WORD.match(folded, start)
    for place in places_at(text, folded, start, word.group() if word else ""):
        typed = text[start : start + len(place.folded)]
        fitting = place.is_province or place.level == level
        if fitting and (is_cased(place, typed) or typed.islower()):
            return place
    return None


def _value(level: str, place: Place) -> str:
    """Return "Điện Biên" for the province, "thành phố Thái Nguyên" for the town in it."""
    whole = level == "tỉnh" or (level == "thành phố" and place.level == "city")
    return place.name if place.is_province and whole else f"{level} {place.name}"


def _without_person(run: str) -> str:
    """Cut the person off "Tuy Phước Huỳnh Nam": a certain surname with a name after it."""
    words = run.split(" ")
    for index in range(1, len(words) - 1):
        if words[index] in _SURNAMES:
            return " ".join(words[:index])
    return run
