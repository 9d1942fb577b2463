"""Words that exclude one another: "nhập khẩu" asks for no figure that is told of "xuất khẩu"."""

import re
from collections.abc import Collection
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact
from knowledge.text.fold import fold_spelling

# A side is a group's number and the word that stands for it.
Sides = frozenset[tuple[int, str]]

_WORD = re.compile(r"\w+")
# What a noun goes on with: "418 hộ | tái nghèo".
_BEHIND = re.compile(r"(?:[ \xa0][^\W\d_]+){1,2}")


def told_sides(fact: Fact, groups: Collection[int] | None = None) -> Sides:
    """Return the sides that what a fact counts takes, or else its other own words.

    Of these groups alone, or of all.
    """
    base = fact.sentence_start
    own = (fact.sentence[span.start - base : span.end - base] for span in fact.own)
    behind = _BEHIND.match(fact.sentence, fact.end - base)
    named = f"{fact.text}{behind.group() if behind else ''} … {fact.unit or ''}"
    counted = sides_of(named, groups)
    found = {number for number, _ in counted}
    return counted | {side for side in sides_of(" … ".join(own), groups) if side[0] not in found}


def sides_of(text: str, groups: Collection[int] | None = None) -> Sides:
    """Return the sides that a text takes, of these groups alone, or of all."""
    folded = fold_spelling(text)
    openings = _openings()
    near: set[int] = set()
    for word in _WORD.findall(folded):
        if word in openings:
            near |= openings[word]
    if groups is not None:
        near.intersection_update(groups)
    patterns, same = _groups(), _same()
    return frozenset(
        (number, same.get(match[0], match[0]))
        for number in near
        for match in patterns[number].finditer(folded)
    )


def opposed(asked: Sides, told: Sides) -> str | None:
    """Return the word asked for where another of its group is told and it is not, or None."""
    for number, word in sorted(asked):
        sides = {other for group, other in told if group == number}
        if sides and not sides & {other for group, other in asked if group == number}:
            return word
    return None


def is_mixed(asked: Sides, told: Sides) -> bool:
    """Whether a side asked for is told together with another of its group.

    "1,6 triệu người tham gia BHXH, BHYT" is no figure of "BHYT" alone.
    """
    return any(
        (number, word) in told and any(g == number and o != word for g, o in told - asked)
        for number, word in asked
    )


@cache
def _groups() -> tuple[re.Pattern[str], ...]:
    return tuple(_any_of(words) for words in load_toml("contrasts")["groups"])


@cache
def _openings() -> dict[str, set[int]]:
    """Return the groups with a word that opens so: few are looked for in any one text."""
    found: dict[str, set[int]] = {}
    for number, words in enumerate(load_toml("contrasts")["groups"]):
        for word in words:
            found.setdefault(_WORD.findall(fold_spelling(word))[0], set()).add(number)
    return found


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest = sorted((fold_spelling(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


@cache
def _same() -> dict[str, str]:
    pairs = load_toml("contrasts")["same"]
    return {fold_spelling(word): fold_spelling(names[0]) for names in pairs for word in names}
