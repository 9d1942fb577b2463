"""How a figure is meant: a level, a change, a share, a target, a threshold.

"tăng 26,4%" is a change, "tăng lên 60,09%" a level, "chiếm 0,19%" a share, "dưới 40 tuổi" after a
counted noun a threshold. The words that tell are data: lexicon/natures.toml.
"""

import re
from collections.abc import Iterable
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Nature
from knowledge.text.fold import fold_spelling

_LOOK_BACK = 60


def phrases(words: Iterable[str]) -> str:
    """Return a folded alternation, longest first, of the given phrases."""
    folded = sorted({fold_spelling(word) for word in words}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in folded)


@cache
def _change_pattern() -> re.Pattern[str]:
    table = load_toml("natures")["change"]
    return re.compile(
        rf"""(?:(?P<increase>\b(?:{phrases(table["increase"])}))
            |(?P<decrease>\b(?:{phrases(table["decrease"])})))
            (?:\s+(?:{phrases(table["between"])})\b)*
            (?P<level>\s+(?:{phrases([*table["to_level"], *table["from_level"]])})\b)?
            (?:\s+(?:{phrases(table["between"])})\b)*\s*[(]?\s*$""",
        re.VERBOSE,
    )


@cache
def _ending(name: str) -> re.Pattern[str]:
    table = load_toml("natures")[name]
    return re.compile(rf"\b(?:{phrases(table['cues'])})\b")


@cache
def _to_level() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrases(load_toml('natures')['change']['to_level'])})\s*$")


@cache
def _folded(section: str, key: str) -> frozenset[str]:
    return frozenset(fold_spelling(word) for word in load_toml("natures")[section][key])


def find_nature(text: str, mention: Mention, left: str) -> tuple[Nature, str | None]:
    """Return how `mention` is meant and, for a change, "tăng" or "giảm".

    `left` is the text the figure owns on its left.
    """
    before = fold_spelling(text[max(0, mention.start - _LOOK_BACK) : mention.start])
    change = _change_pattern().search(before)
    if change:
        level = (change["level"] or "").strip()
        if not level:
            return Nature.CHANGE, "tăng" if change["increase"] else "giảm"
        if level.startswith("từ"):
            return Nature.BASE, None
        return Nature.LEVEL, None
    if is_threshold(mention):
        return Nature.THRESHOLD, None
    own = fold_spelling(left)
    if mention.kind is MentionKind.PERCENT and re.search(r"\bchiếm\b", own):
        return Nature.SHARE, None
    if _ending("target").search(own):
        return Nature.TARGET, None
    return Nature.LEVEL, None


def is_threshold(mention: Mention) -> bool:
    """Whether the mention bounds an attribute: "dưới 40 tuổi", "trên 35 giờ"."""
    words = set(fold_spelling(mention.qualifier or "").split())
    unit = fold_spelling(mention.unit or "")
    return unit in _folded("threshold", "units") and bool(
        words & _folded("threshold", "qualifiers")
    )


def ends_respectively(left: str) -> bool:
    """Whether the words say that figures follow in the order of what was named: "lần lượt"."""
    return bool(
        re.search(
            rf"(?:{_ending('respectively').pattern})\W*(?:\w+\W+){{0,3}}$", fold_spelling(left)
        )
    )


def opens_parts(left: str) -> bool:
    """Whether the words open the parts of a figure named before: "trong đó"."""
    return bool(_ending("part").search(fold_spelling(left)))


def dates_document(before: str) -> bool:
    """Whether a date after these words dates a document: "Chỉ thị số 34-CT/TW ngày"."""
    tail = fold_spelling(before)[-_LOOK_BACK:]
    return bool(re.search(rf"(?:{_ending('document').pattern})[^.;]*\d\S*\s*(?:ngày\s*)?$", tail))


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrases(load_toml('natures')['document']['laws'])})\b[^,.;:]*$")


def names_law(before: str) -> bool:
    """Whether a year after these words belongs to the name of a law: "Luật Hộ tịch năm"."""
    return bool(_law().search(fold_spelling(before)[-_LOOK_BACK:]))


def points_back(period: str) -> bool:
    """Whether a period only points to one named before: "trong quý này", "năm đó"."""
    return fold_spelling(period).split()[-1] in load_toml("natures")["document"]["pointing"]


@cache
def nationwide() -> re.Pattern[str]:
    """Return the pattern of the words for the whole country."""
    return re.compile(rf"\b(?:{phrases(load_toml('nationwide')['words'])})\b")


@cache
def country_names() -> frozenset[str]:
    """Return the folded names of the country itself."""
    return frozenset(fold_spelling(name) for name in load_toml("nationwide")["country"])
