"""The running text of a saved web page: without scripts, menus, forms or lists of other news.

`html_text("<h1>Sơ kết</h1><p>Có <b>16</b> đảng bộ</p>")` → "Sơ kết\\n\\nCó 16 đảng bộ". Captions
and dates stay; tables become grids. Offsets are into this text, which the store keeps and shows.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import UnreadableReport
from knowledge.read.pieces import Content, Grid, GridCell, Paragraph, Piece, compose
from knowledge.read.plain import decoded
from knowledge.read.scenery import unfold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED_TAGS = """script style template noscript head nav footer aside form button select svg
    iframe"""
_INLINE_TAGS = """a abbr b bdi bdo big cite code del em font i img input ins kbd label mark q s samp
    small span strong sub sup time tt u var wbr"""
_SKIPPED, _INLINE = frozenset(_SKIPPED_TAGS.split()), frozenset(_INLINE_TAGS.split())
# What saved news pages call what stands around an article.
_AROUND = re.compile(
    r"""(?:^|[\s_-])(?:
        (?:main|top|sub|nav)?-?menu | nav(?:bar|igation)? | breadcrumbs? | side-?bar | related
        | relate[ds]?-?(?:news|posts?|articles?) | tin-?lien-?quan | lien-?quan | tin-?khac
        | other-?news | most-?read | doc-?nhieu | xem-?nhieu | tags? | tag-?list | social | share
        | sharing | comments? | binh-?luan | footer | banner | advert(?:isement)? | ads?
        | quang-?cao | pagination | paging | popup | modal | newsletter | toolbar | skip-?link
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_NEWS = re.compile(
    r"(?:các\s+)?(?:tin|bài(?:\s+viết)?)\s+(?:liên\s+quan|khác|cùng\s+chuyên\s+mục"
    r"|mới\s+hơn|cũ\s+hơn|đọc\s+nhiều)\s*:?|xem\s+thêm\s*:?|đọc\s+nhiều\s+nhất|từ\s+khóa\s*:.*",
    re.IGNORECASE,
)
_ARTICLE = (
    ".//*[@itemprop='articleBody']/ancestor-or-self::article",
    ".//article",
    ".//main",
    ".//*[@role='main']",
)
_SPACE = re.compile(r"[ \t\r\n\f]+")  # not NBSP, which is a letter of the text
_LINKED = 0.75
_SHORT = 250


def read(path: Path, data: bytes) -> Content:
    """Return the content of a page."""
    source, trusted = decoded(path, data)
    try:
        return Content(tuple(html_pieces(source)), trusted)
    except RecursionError as error:
        raise UnreadableReport(path, "trang web lồng nhau quá sâu") from error


def html_text(source: str) -> str:
    """Return the text of a page, blocks parted by an empty line, cells of a row by a tab."""
    return compose(tuple(html_pieces(source)))[0]


def html_pieces(source: str) -> Iterator[Piece]:
    """Yield the paragraphs and tables of a page, its main part alone where marked."""
    from lxml import etree, html  # noqa: PLC0415

    if not source.strip():
        return
    # The page was decoded already; what it says of its encoding no longer holds.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(source.encode(), parser=parser)
    except etree.ParserError:
        return  # nothing but markup
    yield from unfold(_Page().pieces(_main(root)))


def _main(root: "HtmlElement") -> "HtmlElement":
    """Return the article of a page: the one with most words, unless the page has more beside it."""
    whole = len("".join(root.itertext()))
    for path in _ARTICLE:
        found = root.xpath(path)
        if found:
            best = max(found, key=lambda one: len("".join(one.itertext())))
            size = len("".join(best.itertext()))
            if size > 200 or size * 3 > whole:
                return best
    return root


class _Page:
    """Gathers the words of elements into lines, and lets tables stand as they are."""

    def __init__(self) -> None:
        self._line: list[str] = []
        self._found: list[Piece] = []

    def pieces(self, root: "HtmlElement") -> list[Piece]:
        """Return the pieces below an element, in order."""
        self._walk(root)
        self._end_line()
        return self._found

    def _walk(self, element: "HtmlElement") -> None:
        self._line.append(element.text or "")
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and tag not in _SKIPPED and not _stands_around(child):
                self._enter(child, tag)
            elif tag not in _INLINE:
                self._end_line()
            self._line.append(child.tail or "")

    def _enter(self, element: "HtmlElement", tag: str) -> None:
        if tag in _INLINE:
            self._walk(element)
            return
        self._end_line()
        if tag == "table":
            self._found += _table(element)
        else:
            self._walk(element)
            self._end_line(heading=tag in {"h1", "h2", "h3", "h4"})

    def _end_line(self, *, heading: bool = False) -> None:
        text = _SPACE.sub(" ", "".join(self._line)).strip(" ")
        self._line = []
        if text and not _OTHER_NEWS.fullmatch(text):
            self._found.append(Paragraph(text, heading=heading))


def _stands_around(element: "HtmlElement") -> bool:
    """Whether an element is named as a menu or other news, or is but a list of links."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names.strip() and _AROUND.search(names):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return element.tag in {"ul", "ol", "div", "section"} and _is_linked(element)


def _is_linked(element: "HtmlElement") -> bool:
    """Whether nearly all words of an element are links to elsewhere, several of them."""
    links = element.findall(".//a")
    if len(links) < 3:
        return False
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    whole = sum(len(words.strip()) for words in element.itertext())
    return linked >= _LINKED * whole and max(map(_longest, links)) < _SHORT


def _longest(link: "HtmlElement") -> int:
    return len("".join(link.itertext()))


def _table(table: "HtmlElement") -> Iterator[Piece]:
    """Yield a table with merged cells where they belong, its caption before it."""
    cells: list[GridCell] = []
    nested: list[Piece] = []
    taken: set[tuple[int, int]] = set()
    caption = table.find("caption")
    if caption is not None:
        yield Paragraph(" ".join(caption.itertext()))
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            while (number, column) in taken:
                column += 1
            down, across = _span(cell, "rowspan", len(rows) - number), _span(cell, "colspan", 100)
            inside = _Page().pieces(cell)
            nested += [piece for piece in inside if isinstance(piece, Grid)]
            text = "\n".join(piece.text for piece in inside if isinstance(piece, Paragraph))
            cells.append(GridCell(text, number, column, down, across))
            taken |= {
                (r, c) for r in range(number, number + down) for c in range(column, column + across)
            }
            column += across
    yield Grid(tuple(cells))
    yield from nested


def _span(cell: "HtmlElement", name: str, most: int) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), most)) if value.isdecimal() else 1
