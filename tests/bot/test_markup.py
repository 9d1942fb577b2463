"""The terminal shows what Telegram would: the same words, quotations behind a bar on every line."""

from io import StringIO

from rich.console import Console

from bot.markup import to_rich


def show(markup: str, *, width: int = 40, colour: bool = False) -> str:
    system = "truecolor" if colour else None
    console = Console(file=StringIO(), width=width, color_system=system, force_terminal=colour)  # type: ignore[arg-type]
    console.print(to_rich(markup))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_quotation_has_its_bar_on_every_line() -> None:
    shown = show(
        "<b>7.448</b>\nkết nạp\n<blockquote>một hai ba bốn năm</blockquote>\n📄 a", width=12
    )
    assert shown.splitlines() == ["7.448", "kết nạp", "▌ một hai ba", "▌ bốn năm", "📄 a"]


def test_empty_lines_between_blocks_stay() -> None:
    assert show("a\n<blockquote>b</blockquote>\n\nc").splitlines() == ["a", "▌ b", "", "c"]


def test_entities_are_letters_again_and_brackets_are_not_markup() -> None:
    assert show("a &lt;b&gt; &amp; [bold]c[/bold]").strip() == "a <b> & [bold]c[/bold]"


def test_bold_is_bold_and_nests() -> None:
    shown = show("<b>x <i>y</i></b> z", colour=True)
    assert "\x1b[1mx " in shown
    assert "\x1b[1;3my" in shown
