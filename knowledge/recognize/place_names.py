"""The places the lexicon knows, found by their first syllable: provinces, regions, districts.

"Bà Rịa - Vũng Tàu" and "BR-VT" are one entry; "Châu Thành" is nine districts and therefore
keeps its bare name. Merged provinces stay apart; `present_province("Sóc Trăng")`
is "Cần Thơ" for those who ask.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from knowledge.lexicon import load_tsv
from knowledge.recognize.spelling import Vocabulary, fits, vocabulary
from knowledge.text.fold import fold, fold_tone


@dataclass(frozen=True, slots=True)
class Place:
    """One way to write a known place; `name` is the canonical one, `risky` an ordinary phrase."""

    name: str
    level: str
    form: str
    folded: str
    risky: bool
    spelling: Vocabulary

    @property
    def is_province(self) -> bool:
        """Whether the bare name is the canonical value."""
        return self.level in {"province", "city"}

    @property
    def is_district(self) -> bool:
        """Whether the canonical value begins with the level."""
        return self.level not in {"province", "city", "region", "country"}


_WORD = re.compile(r"[^\W_]+")
_ROWS = load_tsv("places")
_PRESENT = {name: now for name, level, now, *_ in _ROWS if level in {"province", "city"}}
_SHARED = Counter(fold(name) for name, level, *_ in _ROWS)
_PROVINCE_OF = {
    f"{level} {name}": now
    for name, level, now, *_ in _ROWS
    if now and level not in {"province", "city"} and _SHARED[fold(name)] == 1
}


def _build_index() -> dict[str, tuple[Place, ...]]:
    index: dict[str, dict[tuple[str, str], Place]] = defaultdict(dict)
    for name, level, _, aliases, caution in _ROWS:
        for form in (name, *filter(None, aliases.split("; "))):
            folded = fold(form)
            place = Place(name, level, form, folded, bool(caution), vocabulary([form]))
            index[_first_word(folded)].setdefault((form, level), place)
    return {
        word: tuple(sorted(places.values(), key=lambda place: -len(place.folded)))
        for word, places in index.items()
    }


def _first_word(folded: str) -> str:
    match = _WORD.match(folded)
    return match.group() if match else folded


_INDEX = _build_index()
_FORMS = {word: tuple({place.folded for place in places}) for word, places in _INDEX.items()}
# What a place can begin with: a word alone, or a word and the next one.
SINGLES = frozenset(
    place.folded for places in _INDEX.values() for place in places if place.folded in _INDEX
)
PAIRS = frozenset(
    tuple(_WORD.findall(place.folded)[:2]) for places in _INDEX.values() for place in places
)


def places_at(text: str, folded: str, start: int, word: str) -> list[Place]:
    """Return the known places that are written at `start`, longest first."""
    if not folded.startswith(_FORMS.get(word, ()), start):
        return []
    found = [
        place
        for place in _INDEX[word]
        if folded.startswith(place.folded, start)
        and not folded[start + len(place.folded) : start + len(place.folded) + 1].isalnum()
        and fits(text[start : start + len(place.folded)], place.spelling)
    ]
    if len(found) > 1:  # "Quang Bình" before "Quảng Bình" where "Quang Bình" is typed
        found.sort(
            key=lambda p: (-len(p.folded), not is_exact(p, text[start : start + len(p.folded)]))
        )
    return found


def is_cased(place: Place, typed: str) -> bool:
    """Tell whether the typed form has capitals where the known form has them: "Hà Nội"."""
    return all(
        mine[:1].isupper() or not theirs[:1].isupper()
        for mine, theirs in zip(_WORD.findall(typed), _WORD.findall(place.form), strict=False)
    )


def is_exact(place: Place, typed: str) -> bool:
    """Tell whether the typed form has all the marks of the known one."""
    return fold_tone(typed) == fold_tone(place.form)


def share_exact(place: Place, typed: str) -> float:
    """Return the share of syllables typed with all their marks: 2/3 for "bắc miên trung"."""
    mine: list[str] = _WORD.findall(fold_tone(typed))
    theirs: list[str] = _WORD.findall(fold_tone(place.form))
    same = sum(a == b for a, b in zip(mine, theirs, strict=False))
    return same / max(1, len(theirs))


def is_shared(name: str) -> bool:
    """Tell whether several places bear this name."""
    return _SHARED[fold(name)] > 1


def present_province(value: str) -> str | None:
    """Return the province a place belongs to since 2025: "Sóc Trăng" → "Cần Thơ"."""
    former = _PROVINCE_OF.get(value, value)
    return _PRESENT.get(former)


def province_of(value: str) -> str | None:
    """Return the province, as until 2025, of a district: "huyện Vân Canh" → "Bình Định"."""
    return _PROVINCE_OF.get(value, value if value in _PRESENT else None)
