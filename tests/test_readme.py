"""README.md promises nothing that is not so: its answer is asked live, its commands are tried."""

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.text import Text

from bot.messages import SCOPES
from bot.messages import commands as menu
from tests.auxil import recording

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Text:
    return recording.record(tmp_path_factory.mktemp("home"))


def test_answer_in_readme_is_the_one_given_now(screen: Text) -> None:
    shown = recording.BLOCK.search(README)
    assert shown
    assert shown.group() == recording.exchanges(screen)[0], "make readme writes it anew"


def test_answer_in_readme_is_sourced(screen: Text) -> None:
    exchange = recording.exchanges(screen)[0]
    assert "đã kết nạp 1.487 đảng viên mới" in exchange
    assert "Trà Vinh: Nâng chất lượng tổ chức cơ sở đảng" in exchange


def drawn() -> list[str]:
    """Return the lines of text in the picture, colours joined."""
    lines: dict[str, str] = {}
    for y, text in re.findall(
        r'<text[^>]* y="([\d.]+)"[^>]*>(.*?)</text>', recording.SVG.read_text()
    ):
        lines[y] = lines.get(y, "") + html.unescape(text).replace("\xa0", " ")
    return [line.strip() for line in lines.values()]


def test_picture_shows_the_answers_given_now(screen: Text) -> None:
    given = [line.strip() for talk in recording.exchanges(screen) for line in talk.splitlines()]
    assert len(given) > 2 * len(recording.QUESTIONS)
    assert [line for line in given if line and line not in drawn()] == [], (
        "make readme draws it anew"
    )


def test_picture_fetches_nothing() -> None:
    addresses = set(re.findall(r"https?://[^\s\"')]+", recording.SVG.read_text("utf-8")))
    assert addresses <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)", README))), ids=str
)
def test_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_layout_names_every_room() -> None:
    rooms = {
        f"{path.relative_to(ROOT).as_posix()}/"
        for package in ("bot", "knowledge")
        for path in (ROOT / package, *(ROOT / package).iterdir())
        if path.is_dir() and any(path.glob("*.*")) and path.name != "__pycache__"
    }
    assert [room for room in sorted(rooms) if f"`{room}`" not in README] == []


def commands(text: str) -> set[str]:
    """Return the commands of `python -m knowledge` named in a text."""
    return set(re.findall(r"python -m knowledge ([a-z]+)", text))


def test_every_command_is_told_and_every_told_one_exists() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "knowledge", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert commands(README) == set(re.findall(r"^ {4}([a-z]+)  ", done.stdout, re.MULTILINE))


def test_every_bot_command_is_told() -> None:
    names = {name for scope in SCOPES for name, _ in menu(scope)}
    assert [name for name in sorted(names) if f"`/{name}" not in README] == []


@pytest.mark.parametrize("option", ["--json", "--batch", "--store"])
def test_option_is_told(option: str) -> None:
    assert option in README
