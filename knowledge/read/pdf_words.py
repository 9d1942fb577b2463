"""The words of a PDF page and where they stand, in the order pdfium finds them.

`("kỷ", 14, True, 60.0, 100.0, 71.5, 114.0)`. pdfium is asked for the page's text at once, and for
the places of a word's first and last letter alone: where these share a height, so do those between.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# Its letters, where they begin in the page's text, whether a space stands before them; then their
# left, top, right and bottom, in points from the top left corner.
Word = tuple[str, int, bool, float, float, float, float]

_WORD = re.compile(r"[^\s\0]+")
_LINE_ENDS = "\r\n\0"
_BROAD = 0.8  # heights of a letter; letters wider than this on the average stand apart


class PageText:
    """The letters of a page, `text`, and where its words stand."""

    def __init__(self, page: "PdfPage") -> None:
        from pypdfium2 import raw  # noqa: PLC0415

        self._height: float = page.get_height()
        self._page: PdfTextPage = page.get_textpage()
        self._handle: Any = self._page.raw
        # pdfium writes left, top, right and bottom here, seen from the foot of the page.
        self._box: Any = (ctypes.c_float * 4)()
        self._to_box: Any = ctypes.cast(self._box, ctypes.POINTER(raw.FS_RECTF))
        self._get_box: Any = raw.FPDFText_GetLooseCharBox
        self.text: str = _text(self._handle)

    def close(self) -> None:
        """Give the text back to pdfium."""
        self._page.close()

    def words(self) -> Iterator[Word]:
        """Yield the words of the page, letter by letter where they stand on no one line."""
        text, height = self.text, self._height
        handle, box, to_box, get_box = self._handle, self._box, self._to_box, self._get_box
        at = 0
        for found in _WORD.finditer(text):
            start, end = found.span()
            gap = text[at:start]
            at = end
            spaced = gap == " " or bool(gap.strip(_LINE_ENDS))
            get_box(handle, start, to_box)
            left, top, right, bottom = box[:]
            if end - start > 1:
                first_top, first_bottom = top, bottom
                get_box(handle, end - 1, to_box)
                last_left, top, right, bottom = box[:]
                if (
                    top != first_top
                    or bottom != first_bottom
                    or last_left < left
                    or right - left > _BROAD * (top - bottom) * (end - start)
                ):
                    yield from self.letters(start, end, spaced=spaced)
                    continue
            yield found.group(), start, spaced, left, height - top, right, height - bottom

    def letters(self, start: int, end: int, *, spaced: bool) -> Iterator[Word]:
        """Yield the letters of a word, each as a word of its own."""
        for at in range(start, end):
            self._get_box(self._handle, at, self._to_box)
            left, top, right, bottom = self._box[:]
            place = (left, self._height - top, right, self._height - bottom)
            yield self.text[at], at, spaced and at == start, *place


def _text(handle: Any) -> str:
    """Return the text of a page, exactly one letter for each that pdfium counts."""
    from pypdfium2 import raw  # noqa: PLC0415

    count: int = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written: int = raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # It leaves out what has no letter, so that the places of all behind would be wrong.
    return "".join(chr(raw.FPDFText_GetUnicode(handle, at)) for at in range(count))
