"""Telegram HTML → what `rich` prints, so that the terminal shows the very reply Telegram would.

`to_rich("<b>7.448</b><blockquote>…</blockquote>")` → a group: bold text, and the quotation behind a
bar that repeats on every wrapped line.
"""

from html.parser import HTMLParser

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "bold underline",
    "s": "strike",
    "code": "cyan",
    "pre": "cyan",
    "a": "underline blue",
}


class Quotation:
    """A quoted text, a bar at its left."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the wrapped lines, each behind the bar."""
        inner = options.update(width=max(options.max_width - 2, 10))
        bar = Segment("▌ ", Style(color="green", dim=True))
        for line in console.render_lines(self.text, inner, pad=False):
            yield bar
            yield from line
            yield Segment.line()


def to_rich(markup: str) -> Group:
    """Return Telegram HTML as something rich prints."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    return Group(*parser.parts())


class _Parser(HTMLParser):
    """Collects styled runs; a blockquote opens and closes a part of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[Text | Quotation] = []
        self._run = Text()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Open a style, or a quotation."""
        if tag == "blockquote":
            self._end_part(quoted=False)
        else:
            self._open.append(_STYLES.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Close a style, or a quotation."""
        if tag == "blockquote":
            self._end_part(quoted=True)
        elif self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add words in the styles now open."""
        self._run.append(data, " ".join(style for style in self._open if style))

    def parts(self) -> list[Text | Quotation]:
        """Return the parts in order."""
        self._end_part(quoted=False)
        return self._parts

    def _end_part(self, *, quoted: bool) -> None:
        run = self._run
        self._run = Text()
        if not quoted and self._parts and run.plain.startswith("\n"):
            run = run[1:]
        if not quoted and run.plain.endswith("\n"):
            run.right_crop(1)
        if run.plain:
            self._parts.append(Quotation(run) if quoted else run)
