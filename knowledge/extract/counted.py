"""The unit of a bare number whose counted noun stands before it: "số hộ nghèo là 3.767"."""

import re
from collections.abc import Sequence
from functools import cache

from knowledge.extract import signals
from knowledge.extract.columns import unit_of_row
from knowledge.extract.reading import Reading
from knowledge.extract.segments import is_listing
from knowledge.extract.wording import trie
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize.implied import CURRENCY, is_milliard, is_scaled, names_money
from knowledge.recognize.quantities import recognize_quantities

_SCALED = re.compile(r"(?:tỷ|tỉ|triệu)$")
_COUNTER = re.compile(r"\b(?:tổng\s+số|số\s+lượng|số)\s+(?=\w)")


@cache
def _implied() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_toml("natures")["implied_units"]
    return tuple((unit, re.compile(rf"\b(?:{trie(cues)})\b")) for unit, cues in table.items())


def find_counted(reading: Reading, left: Span, mention: Mention) -> str | None:
    """Return the noun counted before a bare number, or None; a percentage has its own unit."""
    if mention.kind is not MentionKind.NUMBER:
        return None
    if reading.is_tabular and (unit := unit_of_row(reading.text, mention.start)):
        return unit
    words = left.cut(reading.text)
    if is_scaled(mention.text) and (is_milliard(mention.text) or names_money(words.lower())):
        return CURRENCY
    found = reading.signals.within(left.start, left.end)
    if found & signals.IMPLIED:
        for unit, cue in _implied():
            if cue.search(reading.folded, left.start, left.end):
                return unit
    counters = list(_COUNTER.finditer(reading.fold(left))) if found & signals.COUNTER else []
    if not counters:
        return None
    # The noun after "số" is read by the eyes that read it after a digit.
    probe = recognize_quantities("1 " + words[counters[-1].end() :])
    return probe[0].unit if probe and probe[0].start == 0 else None


def measure(mention: Mention, unit: str | None) -> MentionKind:
    """A bare number whose unit its subject implies is a measure: "độ tuổi bình quân là 52,4"."""
    if mention.unit is None and unit == CURRENCY:
        return MentionKind.MONEY
    implied = mention.unit is None and unit in load_toml("natures")["implied_units"]
    return MentionKind.MEASURE if implied else mention.kind


def share_units(text: str, figures: Sequence[Mention]) -> list[Mention]:
    """Give bare numbers the unit said once: "2.410 và 2.185 người"; "6.380 tỷ đồng, … 2.494 tỷ"."""
    shared = list(figures)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        if _is_plain(one) and other.unit and is_listing(text[one.end : other.start]):
            shared[index] = one._replace(unit=other.unit, kind=other.kind)
    for index in range(1, len(shared)):
        one, other = shared[index], shared[index - 1]
        if other.kind is not MentionKind.MONEY or not _SCALED.search(one.text):
            continue
        if _is_plain(one) or is_scaled(one.text):
            shared[index] = one._replace(unit=other.unit, kind=MentionKind.MONEY)
    return shared


def _is_plain(mention: Mention) -> bool:
    return mention.kind is MentionKind.NUMBER and mention.unit is None
