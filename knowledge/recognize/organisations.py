"""Organisations in running text: "Ban Thường vụ Tỉnh ủy Sóc Trăng", "Bộ LĐ-TBXH", "hội Luật gia".

A name begins with a known head and goes on over capitals, over levels ("tỉnh", "các cấp") and over
lower-case syllables that follow one another in a known field of work ("Nông nghiệp và Phát triển
nông thôn"). It ends before a person: "UBND tỉnh Hà Nam Bùi Quang Cẩm".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind
from knowledge.recognize.capitals import CAPITAL, SMALL
from knowledge.recognize.place_names import places_at
from knowledge.recognize.spelling import fits, vocabulary
from knowledge.recognize.words import read_words
from knowledge.text.fold import fold, fold_tone

_LEXICON: dict[str, list[str]] = load_toml("organisations")
_SPELLINGS = vocabulary((*_LEXICON["names"], *_LEXICON["heads"]))
_SURNAMES = frozenset(load_toml("surnames")["certain"])
_CAPITAL_BEFORE = re.compile(rf"(?<!\w){CAPITAL}{SMALL}*[ ]$")
_SYLLABLE = re.compile(r"[^\W_]+")
# A word with what joins it to the one before: "LĐ-TBXH", "NN&PTNT", "TP.HCM" are one word
_NEXT = re.compile(r"(?P<gap>[ \xa0]{1,2}|,[ ]|[ ]?[-–][ ]?)(?P<word>[^\W\d_]+(?:[.&-][^\W\d_]+)*)")


def _pairs(phrases: Iterable[str], joint: str = "") -> frozenset[tuple[str, str]]:
    """Return the neighbours within the phrases, all or only those on both sides of a comma."""
    pairs: set[tuple[str, str]] = set()
    for phrase in phrases:
        if not joint:
            pairs.update(pairwise(_SYLLABLE.findall(fold(phrase))))
        for left, right in pairwise(re.split(joint, fold(phrase)) if joint else ()):
            pairs.add((_SYLLABLE.findall(left)[-1], _SYLLABLE.findall(right)[0]))
    return frozenset(pairs)


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(map(fold, phrases), key=len, reverse=True):
        index[phrase.split()[0]].append(phrase)
    return {word: tuple(found) for word, found in index.items()}


_NAMES = _by_first_word(name for name in _LEXICON["names"] if " " in name)
_HEADS = _by_first_word(head for head in _LEXICON["heads"] if " " in head)
_FIELD_PAIRS = _pairs((*_LEXICON["fields"], *_LEXICON["names"], *_LEXICON["levels"]))
_COMMA_PAIRS = _pairs(_LEXICON["fields"], r", | - ")
_FIELD_STARTS = frozenset(_SYLLABLE.findall(fold(field))[0] for field in _LEXICON["fields"])
_COMPOUNDS = _pairs(_LEXICON["compounds"])
_LOWER = frozenset(_LEXICON["lower"])
_LEVELS = frozenset(fold(level) for level in _LEXICON["levels"])
_LEVEL_STARTS = frozenset(level.split()[0] for level in _LEVELS)
# Single syllables as they must be typed: "Bộ", "bộ", "UBND", but not "bo", "bố".
_SINGLE = _LOWER.union(word for word in (*_LEXICON["heads"], *_LEXICON["names"]) if " " not in word)
_STARTERS = frozenset({*_NAMES, *_HEADS, *map(fold, _SINGLE)})
_BEGINNINGS = frozenset(
    tuple(_SYLLABLE.findall(fold(phrase))[:2])
    for phrase in (*_LEXICON["names"], *_LEXICON["heads"])
)
# A name never ends with one of these.
_LOOSE = frozenset({"va", "ve", "cac", "cua", "-"})


def recognize_organisations(text: str) -> list[Mention]:
    """Return the organisations of a text in order, each as long as its name goes."""
    return list(_find(text))


def _find(text: str) -> Iterator[Mention]:
    found = read_words(text)
    reached = 0
    for number in found.numbers_of(_STARTERS):
        start, word = found.starts[number], found.words[number]
        if start < reached:
            continue
        opens = (word, found.followers[number]) in _BEGINNINGS
        if not opens and text[start : start + len(word)] not in _SINGLE:
            continue
        end = _end(text, found.folded, start, word)
        if end:
            reached = end
            cut = text[start:end]
            yield Mention(MentionKind.ORGANISATION, cut, start, end, " ".join(cut.split()))


def _end(text: str, folded: str, start: int, word: str) -> int | None:
    """Return where the organisation that begins at `start` ends, None when none does."""
    for name in _NAMES.get(word, ()):
        if _stands(name, text, folded, start):
            return _extend(text, folded, start + len(name))
    if text[start : start + len(word)] in _SINGLE:
        stop = start + len(word)
        if text[start:stop].isupper() or _is_head(word, text, folded, start):
            return _proper_end(text, folded, start, stop)
    for head in _HEADS.get(word, ()):
        if _stands(head, text, folded, start):
            return _proper_end(text, folded, start, start + len(head))
    return None


def _proper_end(text: str, folded: str, start: int, stop: int) -> int | None:
    """Return where a name goes after its head; an abbreviation needs nothing after it."""
    if text[stop - 2 : stop].isupper():
        return _extend(text, folded, stop)
    end = _extend(text, folded, stop)
    return end if end > stop and _is_proper(text, folded, start, stop) else None


def _stands(phrase: str, text: str, folded: str, start: int) -> bool:
    """Tell whether a phrase is written here: not "toàn quốc Hội" for "Quốc hội"."""
    end = start + len(phrase)
    if not folded.startswith(phrase, start) or folded[end : end + 1].isalnum():
        return False
    typed = text[start:end]
    first = typed.split()[0]
    cased = typed[0].isupper() or typed.islower() or first in _LOWER
    return cased and fits(typed, _SPELLINGS)


def _is_head(head: str, text: str, folded: str, start: int) -> bool:
    """Tell whether a single syllable begins a name: not "bộ" in "cán bộ", nor "Tây Ban Nha"."""
    if text[start].isupper():
        inside = _CAPITAL_BEFORE.search(text, max(0, start - 12), start)
        return not inside and not any(
            " " in place.folded for place in places_at(text, folded, start, head)
        )
    before = _SYLLABLE.findall(folded[max(0, start - 10) : start])
    if before and (before[-1], head) in _COMPOUNDS:
        return False
    follower = _NEXT.match(text, start + len(head))
    word = follower["word"] if follower else ""
    return word.isupper() or fold(word).split("-")[0] in _FIELD_STARTS


def _is_proper(text: str, folded: str, start: int, stop: int) -> bool:
    """Tell whether a capital or a field of work follows a head: "bộ Công an", "hội luật gia"."""
    follower = _NEXT.match(text, stop)
    if follower is None or follower["gap"].strip():
        return False
    word, begin = follower["word"], follower.start("word")
    if word[0].isupper():
        return len(word) > 1
    if fold(word) in _LEVEL_STARTS:
        return text[start].isupper() or text[start:stop] in _LEXICON["lower_before_level"]
    fields = _LONG_FIELDS.get(folded[begin : begin + len(word)], ())
    return any(folded.startswith(field, begin) for field in fields)


_LONG_FIELDS = _by_first_word(field for field in _LEXICON["fields"] if " " in field)


def _extend(text: str, folded: str, position: int) -> int:
    """Return how far a name goes on from `position`."""
    end, last = position, _last_syllable(folded, position)
    solid = end
    while follower := _NEXT.match(text, end):
        word = follower["word"]
        plain = _SYLLABLE.findall(fold(word))
        if not _goes_on(follower, last, plain, text) or _is_person(follower, text):
            break
        end, last = _place_end(text, folded, follower, plain[0]) or follower.end(), plain[-1]
        if last not in _LOOSE:
            solid = end
    return solid


def _last_syllable(folded: str, position: int) -> str:
    syllables: list[str] = _SYLLABLE.findall(folded[max(0, position - 12) : position])
    return syllables[-1]


def _goes_on(follower: re.Match[str], last: str, plain: list[str], text: str) -> bool:
    word, gap = follower["word"], follower["gap"].strip()
    if gap:
        return (last, plain[0]) in _COMMA_PAIRS
    if word[0].isupper() or (last, plain[0]) in _FIELD_PAIRS:
        return True
    return plain[0] in _LEVEL_STARTS and _is_level(text, follower)


def _is_level(text: str, follower: re.Match[str]) -> bool:
    """Tell "UBND tỉnh" from "Sở xã hội hóa": a level alone, or with a capital after it."""
    typed = fold_tone(text[follower.start("word") : follower.end() + 8])
    return any(
        typed.startswith(fold_tone(level)) and not typed[len(level) :][:1].isalpha()
        for level in _LEXICON["levels"]
    )


def _is_person(follower: re.Match[str], text: str) -> bool:
    """Tell whether a certain surname with a capital after it follows."""
    after = text[follower.end() : follower.end() + 2]
    return follower["word"] in _SURNAMES and after[:1] == " " and after[1:].isupper()


def _place_end(text: str, folded: str, follower: re.Match[str], word: str) -> int | None:
    """Return where a known place that stands here ends: "Đồng bằng Bắc bộ"."""
    start = follower.start("word")
    ends = (
        start + len(place.folded)
        for place in places_at(text, folded, start, word)
        if text[start].isupper()
    )
    return next(ends, None)
