"""Text as it is typed, without what nobody sees: one twin to read, and the way back.

Letters in pieces (NFD), fixed and doubled spaces, invisible marks, soft hyphens, full-width digits
come from word processors and phones. `Cleaned("Sa\\u0301u").text` is "Sáu", and its three letters
stand at 0, 1 and 3 of what was typed. What is clean already is returned as it is, at once.
"""

import re
import unicodedata

from knowledge.text.fold import is_common

# What a clean text never holds: fixed spaces (but those inside "1 200 000"), two spaces, marks of
# their own, invisible ones, full-width forms.
_UNCLEAN = re.compile(
    r"""[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff\uff01-\uff5e]
    | (?<!\d)[\u00a0\u2009\u202f] | [\u00a0\u2009\u202f](?!\d)
    | (?<=\S)[ ]{2}(?=\S)""",
    re.VERBOSE,
)
_PIECE = re.compile(
    r"""(?P<none>[\u00ad\u200b-\u200d\u2060\ufeff]+)
    | (?P<space>(?<!\d)[\u00a0\u2009\u202f]|[\u00a0\u2009\u202f](?!\d)|(?<=\S)[ ]{2}(?=\S))
    | (?P<marked>\w[\u0300-\u036f]+)
    | (?P<wide>[\uff01-\uff5e])""",
    re.VERBOSE,
)


def is_clean(text: str) -> bool:
    """Whether a text is its own twin."""
    if is_common(text) and "\xa0" not in text and "  " not in text:
        return True  # nothing else that is common is unclean, and this is told at once
    return _UNCLEAN.search(text) is None


class Cleaned:
    """The twin of a text; every offset of it leads back to the text itself."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        at = 0
        for match in _PIECE.finditer(text):
            self._keep(parts, text[at : match.start()], at)
            self._put(parts, _written(match), match.span())
            at = match.end()
        self._keep(parts, text[at:], at)
        self.text = "".join(parts)

    def _keep(self, parts: list[str], piece: str, at: int) -> None:
        parts.append(piece)
        self._starts += range(at, at + len(piece))
        self._ends += range(at + 1, at + len(piece) + 1)

    def _put(self, parts: list[str], written: str, at: tuple[int, int]) -> None:
        parts.append(written)
        self._starts += [at[0]] * len(written)
        self._ends += [at[1]] * len(written)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the twin, not empty, stands in the text."""
        return self._starts[start], self._ends[end - 1]


def _written(match: re.Match[str]) -> str:
    if match["none"]:
        return ""
    if match["space"]:
        return " "
    whole = match.group()
    return unicodedata.normalize("NFC" if match["marked"] else "NFKC", whole)
