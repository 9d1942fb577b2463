"""The unit of a bare number whose counted noun stands before it: "số hộ nghèo là 3.767"."""

import re
from functools import cache

from knowledge.recognize.quantities import recognize_quantities

from knowledge.extract.natures import phrases
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Span
from knowledge.text.fold import fold_spelling

_COUNTER = re.compile(r"\b(?:tổng\s+số|số\s+lượng|số)\s+(?=\w)")


@cache
def _implied() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_toml("natures")["implied_units"]
    return tuple((unit, re.compile(rf"\b(?:{phrases(cues)})\b")) for unit, cues in table.items())


def find_counted(text: str, left: Span, mention: Mention) -> str | None:
    """Return the noun counted before a bare number, or None; a percentage has its own unit."""
    if mention.kind is not MentionKind.NUMBER:
        return None
    words = left.cut(text)
    folded = fold_spelling(words)
    for unit, cue in _implied():
        if cue.search(folded):
            return unit
    counters = list(_COUNTER.finditer(folded))
    if not counters:
        return None
    # The noun after "số" is read by the eyes that read it after a digit.
    probe = recognize_quantities("1 " + words[counters[-1].end() :])
    return probe[0].unit if probe and probe[0].start == 0 else None
