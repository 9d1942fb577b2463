"""The running text of a saved web page: one line per block, without scripts, menus or forms.

`html_text("<h1>Sơ kết</h1><p>Có <b>16</b> đảng bộ</p>")` → "Sơ kết\\n\\nCó 16 đảng bộ".
Offsets are into this text, which is what the store keeps and shows.
"""

import re
from html.parser import HTMLParser

_SKIPPED_TAGS = """script style template noscript head nav footer aside form button select svg
    iframe"""
_INLINE_TAGS = """a abbr b bdi bdo big cite code del em font i img input ins kbd label mark q s samp
    small span strong sub sup time tt u var wbr"""
_SKIPPED, _INLINE = frozenset(_SKIPPED_TAGS.split()), frozenset(_INLINE_TAGS.split())
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\r\n\f]+")  # not NBSP, which is a letter of the text


def html_text(source: str) -> str:
    """Return the text of a page, blocks parted by an empty line, cells of a row by a tab."""
    page = _Page()
    page.feed(source)
    page.close()
    return page.text()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[list[str]] = [[]]
        self._skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SKIPPED:
            self._skipping.append(tag)
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipping:
            del self._skipping[self._skipping.index(tag) :]
        if tag not in _CELLS:
            self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._blocks[-1].append(data)

    def text(self) -> str:
        """Return the blocks that hold anything."""
        lines = ("".join(parts) for parts in self._blocks)
        return "\n\n".join(line for line in map(_one_line, lines) if line)

    def _part(self, tag: str) -> None:
        if tag in _CELLS:
            self._blocks[-1].append("\x1f")
        elif tag not in _INLINE:
            self._blocks.append([])


def _one_line(text: str) -> str:
    cells = (_SPACE.sub(" ", cell).strip(" ") for cell in text.split("\x1f"))
    return "\t".join(cell for cell in cells if cell)
