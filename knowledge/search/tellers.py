"""Who is said to have told a figure: "Ông Cường nói mưa bao nhiêu" asks for rain, not for him."""

import re
from collections.abc import Iterator

from knowledge.model import Span
from knowledge.search.wording import word_pattern

_WORD = re.compile(r"\s+\w+")
_LONGEST_NAME = 4


def find_tellers(text: str) -> list[Span]:
    """Return where a question names the one who told what it asks for, with the verb of saying."""
    spans = []
    for honorific in word_pattern("saying", "honorifics").finditer(text):
        said = (
            word_pattern("saying", "telling").match(text, end + 1)
            for end in _names_after(text, honorific.end())
        )
        verb = next(filter(None, said), None)
        if verb:
            spans.append(Span(honorific.start(), verb.end()))
    return spans


def _names_after(text: str, start: int) -> Iterator[int]:
    """Yield where a name of one to four words ends."""
    for _ in range(_LONGEST_NAME):
        match = _WORD.match(text, start)
        if not match:
            return
        start = match.end()
        yield start
