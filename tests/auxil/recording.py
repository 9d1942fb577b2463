"""What README.md and deploy/terminal.svg show, recorded from the real program in a real terminal.

`make readme` writes both anew; `tests/test_readme.py` compares them with what is answered now.
"""

import os
import re
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.auxil.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
SVG = ROOT / "deploy" / "terminal.svg"
WIDTH = 84
PROMPT = "Hỏi> "
QUESTIONS = (
    "Trà Vinh kết nạp được bao nhiêu đảng viên trong năm 2023?",
    "thu noi dia dong thap nam 2023 duoc bao nhieu?",
    "Ông Lâm Quốc Thắng nói gì về chất lượng đảng viên?",
    "Trà Vinh có bao nhiêu tàu ngầm?",
)
BLOCK = re.compile(
    r"""
    (?<=<!--\ asked\ live\ by\ tests/test_readme\.py\ -->\n```text\n)   # written in README.md
    .*?
    (?=\n```\n)
    """,
    re.VERBOSE | re.DOTALL,
)
THEME = TerminalTheme(
    (250, 250, 248),
    (40, 42, 46),
    [
        (40, 42, 46),
        (170, 30, 40),
        (30, 110, 60),
        (140, 90, 0),
        (30, 80, 160),
        (130, 50, 130),
        (0, 110, 120),
        (110, 110, 110),
    ],
)
# The letters of whoever looks, not fetched ones: a picture in a README may load nothing.
FONT_FACE = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


def record(folder: Path) -> Text:
    """Return the screen after the bot was started on a fresh machine and asked the questions."""
    environ = {
        "HOME": str(folder),
        "INPUTRC": os.devnull,
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "XDG_DATA_HOME": str(folder),
    }
    with Terminal([sys.executable, "-m", "bot"], environ, width=WIDTH) as terminal:
        for question in QUESTIONS:
            terminal.wait_for_prompt(PROMPT)
            terminal.type(question + "\n")
        terminal.wait_for_prompt(PROMPT)
        terminal.type("\x04")
        terminal.wait_for_end()
        return terminal.rich_text()


def exchanges(screen: Text) -> list[str]:
    """Return each question with its answer; the choices below it are for the picture alone."""
    talk = screen.plain.split(f"\n{PROMPT}")[1 : len(QUESTIONS) + 1]
    return [f"{PROMPT}{exchange}".partition("\n  [1]")[0].rstrip() for exchange in talk]


def draw(screen: Text) -> str:
    """Return the screen as an SVG picture, the same for the same screen."""
    console = Console(record=True, width=WIDTH, file=StringIO(), legacy_windows=False)
    console.print(screen)
    picture = console.export_svg(
        title="make run", theme=THEME, code_format=svg_format(), unique_id="terminal"
    )
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"


def svg_format() -> str:
    """Return rich's frame for a terminal without the fonts it would fetch."""
    return FONT_FACE.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Write what is answered now into README.md and deploy/terminal.svg."""
    with tempfile.TemporaryDirectory() as folder:
        screen = record(Path(folder))
    SVG.write_text(draw(screen), "utf-8")
    exchange = exchanges(screen)[0]
    README.write_text(BLOCK.sub(lambda _: exchange, README.read_text("utf-8")), "utf-8")
    print(screen.plain)


if __name__ == "__main__":
    main()
