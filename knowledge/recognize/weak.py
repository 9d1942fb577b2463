"""Whether a bare number word counts: "bốn phó giáo sư" does, "hai nước" and "một cuộc sống" do not.

"một" is mostly an article. It counts in "chỉ có một vụ" and "làm một người chết".
"""

import re

from knowledge.lexicon import load_toml
from knowledge.model import MentionKind
from knowledge.recognize.numerals import Numeral
from knowledge.recognize.phrases import PhraseSet, alternatives
from knowledge.recognize.qualifiers import Qualifier
from knowledge.recognize.units import UnitMatch

_TABLE = load_toml("notfigures")
_ONE_AFTER = frozenset(_TABLE["one_after"])
_ONE_BEFORE = re.compile(rf"[ \u00a0]+(?:{alternatives(_TABLE['one_before'])})(?!\w)")
_ONLY_ONE = PhraseSet(_TABLE["only_one"])
_COUNTING = PhraseSet(_TABLE["counting"])
_POINTED_AT = frozenset(_TABLE["pointed_at"])
HALF_MORE = re.compile(r"[ \u00a0]+rưỡi(?!\w)")


def really_counts(
    lowered: str,
    numeral: Numeral,
    unit: UnitMatch | None,
    words: list[str],
    qualifier: Qualifier | None,
) -> bool:
    """Return whether one number word, with the `words` before it, is a figure."""
    if unit is None:
        return False
    if unit.generic:
        return numeral.value != 1 and counts_anything(words) and not _points(unit)
    if unit.kind in {MentionKind.MONEY, MentionKind.PERCENT} or qualifier is not None:
        return True
    if _points(unit) or (words and words[-1] in {"cả", "các", "những"}):
        return False
    if HALF_MORE.match(lowered, unit.end):
        return True
    if numeral.value == 1:
        return unit.kind == MentionKind.NUMBER and _is_one(lowered, unit, words)
    return True


def counts_anything(words: list[str]) -> bool:
    """Whether the words before a number word say that it counts, whatever it counts."""
    return bool(_COUNTING.ending(words))


def _points(unit: UnitMatch) -> bool:
    """Whether a number word before the unit names things known already: "hai nước"."""
    name = unit.name.lower()
    return name in _POINTED_AT or (unit.generic and name.split()[0] in _POINTED_AT)


def _is_one(lowered: str, unit: UnitMatch, words: list[str]) -> bool:
    """Whether "một" counts: "chỉ có một vụ", "làm một người chết", not "có một cuộc sống"."""
    if _ONLY_ONE.ending(words):
        return True
    return bool(words and words[-1] in _ONE_AFTER and _ONE_BEFORE.match(lowered, unit.end))
