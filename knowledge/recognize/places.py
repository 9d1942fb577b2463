"""Places in running text: what the lexicon knows, and whatever stands after a level word.

"xã Canh Hòa" is a place because of "xã"; "Điện Biên", "BR-VT" and, as typed in a chat, "van canh"
are known. Values are canonical: "tỉnh Điện Biên" → "Điện Biên", "TP.HCM" → "Thành phố Hồ Chí Minh".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind
from knowledge.recognize.capitals import CAPITAL
from knowledge.recognize.place_levels import LEVEL_WORDS, match_level
from knowledge.recognize.place_names import (
    PAIRS,
    SINGLES,
    Place,
    is_cased,
    is_exact,
    is_shared,
    places_at,
    share_exact,
)
from knowledge.recognize.words import read_words
from knowledge.text.fold import fold, fold_tone

_WORDS: dict[str, list[str]] = load_toml("places")["words"]
_STARTERS = SINGLES | LEVEL_WORDS
_OPENERS = _STARTERS.union(pair[0] for pair in PAIRS)
_SECONDS: dict[str, set[str]] = {word: set() for word in _OPENERS}
for _pair in PAIRS:
    _SECONDS[_pair[0]].update(_pair[1:])
_BEFORE = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(fold, _WORDS['before']))})[ .]{{1,2}}$")
_BORROWED = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(fold, _WORDS['borrowed']))})[ ]$")
_CURRENCY = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(fold, _WORDS['currencies']))})[ ]$")
_LOOK_ALIKES = frozenset(map(fold_tone, _WORDS["look_alikes"]))
_CAPITAL_BEFORE = re.compile(rf"(?<![\w]){CAPITAL}\w*[ ]$")
_CAPITAL_AFTER = re.compile(rf"[ ]{CAPITAL}")
_SHORT = 3


def recognize_places(text: str) -> list[Mention]:
    """Return the places of a text in order: "tỉnh Điện Biên" with the value "Điện Biên"."""
    return list(_find(text))


@lru_cache(maxsize=4096)
def place_key(text: str) -> str:
    """Return what to compare places by: "TP.HCM" and "Thành phố Hồ Chí Minh" have one key."""
    found = recognize_places(text.strip())
    whole = found and len(found) == 1 and found[0].text == text.strip()
    return " ".join(fold(found[0].value if whole else text).split())


def _find(text: str) -> Iterator[Mention]:
    found = read_words(text)
    end = 0
    for number in found.numbers_of(_OPENERS):
        start, word = found.starts[number], found.words[number]
        if word not in _STARTERS and found.followers[number] not in _SECONDS[word]:
            continue
        if start < end:
            continue
        for mention in _at(text, found.folded, start, word):
            end = mention.end
            yield mention


def _at(text: str, folded: str, start: int, word: str) -> Iterator[Mention]:
    if known := _known(text, folded, start, word):
        yield known
    elif word in LEVEL_WORDS:
        yield from match_level(text, folded, start)


def _known(text: str, folded: str, start: int, word: str) -> Mention | None:
    for place in places_at(text, folded, start, word):
        end = start + len(place.folded)
        if _is_meant(place, text, folded, start, end):
            return Mention(MentionKind.PLACE, text[start:end], start, end, _value(place))
    return None


def _value(place: Place) -> str:
    if place.is_district and not is_shared(place.name):
        return f"{place.level} {place.name}"
    return place.name


def _is_meant(place: Place, text: str, folded: str, start: int, end: int) -> bool:
    """Tell a place from ordinary words that look like it: "Hòa Bình" from "hòa bình"."""
    typed = text[start:end]
    if fold_tone(typed) in _LOOK_ALIKES or _CURRENCY.search(folded, max(0, start - 8), start):
        return False
    if place.form.isupper() and len(place.form) <= _SHORT and typed != place.form:
        return typed == "hcm"
    single = " " not in place.form and not place.form.isupper()
    if is_cased(place, typed) and any(map(str.isupper, place.form)):
        if single and not is_exact(place, typed) and (len(typed) < 5 or not typed.isascii()):
            return False
        if place.is_district and not _is_well_spelt(place, typed, text, start):
            return False
        exposed = place.is_district or (single and place.risky)
        return not exposed or _stands_alone(text, folded, start, end)
    if single or not _is_well_spelt(place, typed, text, start):
        return False
    return not place.risky or bool(_BEFORE.search(folded[max(0, start - 12) : start]))


def _is_well_spelt(place: Place, typed: str, text: str, start: int) -> bool:
    """Tell "bắc miên trung", a slip, from "án do", where nothing says India but the folding.

    Districts are many and their names alike: "Tân Thanh" amid accents is not "Tân Thạnh".
    """
    if is_exact(place, typed):
        return True
    if not typed.isascii():
        return not place.is_district and share_exact(place, typed) >= 0.5
    return not place.is_district or text[max(0, start - 40) : start + 60].isascii()


def _stands_alone(text: str, folded: str, start: int, end: int) -> bool:
    """Tell whether no capitals go on around a name, as in names of people and firms: "Mỹ Tâm"."""
    if _CAPITAL_AFTER.match(text, end):
        return False
    before = text[max(0, start - 16) : start]
    capital = _CAPITAL_BEFORE.search(before)
    leads = capital is None or _BEFORE.search(fold(before)) is not None
    return leads and not _BORROWED.search(folded[max(0, start - 16) : start])
