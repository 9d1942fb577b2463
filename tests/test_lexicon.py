"""The lexicon is content that many hands edit: it loads, is clean Unicode, repeats nothing.

What a single table means is tested beside its reader; here stand the rules that hold for all.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import LexiconError
from knowledge.lexicon import load_toml, load_tsv

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "knowledge" / "lexicon"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".toml", ".tsv", ".txt"})
TOML = [path for path in FILES if path.suffix == ".toml"]
TSV = [path for path in FILES if path.suffix == ".tsv"]
SOURCES = "\n".join(path.read_text("utf-8") for path in (ROOT / "knowledge").rglob("*.py"))


def name(path: Path) -> str:
    return path.name


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield keys and values of a parsed table with the way there: ("ha.names[0]", "héc ta")."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path} (key)", key
            yield from leaves(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{number}]")
    else:
        yield path, value


def groups(value: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield what must not repeat itself: the keys of each table, the strings of each list."""
    if isinstance(value, dict):
        yield path, list(value)
        for key, inner in value.items():
            yield from groups(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        yield path, [inner for inner in value if isinstance(inner, str)]
        for number, inner in enumerate(value):
            yield from groups(inner, f"{path}[{number}]")


def repeated(words: list[str]) -> list[str]:
    """Return the words that a list holds twice.

    "khóa" and "khoá" may both stand in a list, for some are matched against the text as written.
    """
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_file_is_clean_unicode(path: Path) -> None:
    text = path.read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    odd = {char for char in text if unicodedata.category(char) in {"Cf", "Co", "Cn"}}
    odd |= {char for char in text if unicodedata.category(char) == "Cc" and char not in "\n\t"}
    assert not odd, f"{path.name} holds invisible characters {sorted(map(ascii, odd))}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_file_opens_with_what_it_is(path: Path) -> None:
    assert path.read_text("utf-8").startswith("#"), f"{path.name} says neither purpose nor source"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_file_is_read_by_someone(path: Path) -> None:
    reader = re.compile(rf"""["']{re.escape(path.stem)}(?:{re.escape(path.suffix)})?["']""")
    assert reader.search(SOURCES), f"nothing in knowledge/ asks for {path.stem}"


@pytest.mark.parametrize("path", TOML, ids=name)
def test_table_has_no_empty_or_padded_entry(path: Path) -> None:
    faults = [
        (where, text)
        for where, text in leaves(load_toml(path.stem))
        if isinstance(text, str) and (not text or text != text.strip())
    ]
    assert not faults


@pytest.mark.parametrize("path", TOML, ids=name)
def test_table_says_nothing_twice(path: Path) -> None:
    faults = {
        where: again for where, words in groups(load_toml(path.stem)) if (again := repeated(words))
    }
    assert not faults


@pytest.mark.parametrize("path", TSV, ids=name)
def test_rows_have_the_columns_of_their_header(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    width = lines[0].count("\t") + 1
    rows = load_tsv(path.stem)
    assert rows, f"{path.name} has no rows"
    assert [row for row in rows if len(row) != width or not row[0]] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []


@pytest.mark.parametrize("path", TSV, ids=name)
def test_no_row_is_there_twice(path: Path) -> None:
    assert [row for row, times in Counter(load_tsv(path.stem)).items() if times > 1] == []


def test_there_is_a_lexicon() -> None:
    assert len(FILES) > 5


@pytest.mark.parametrize(
    ("words", "again"),
    [(["quý", "lần", "quý"], ["quý"]), (["tr", "Tr", "TR"], []), (["tấn", "tán"], [])],
)
def test_repetition_is_noticed(words: list[str], again: list[str]) -> None:
    assert repeated(words) == again


def test_missing_file_is_named() -> None:
    with pytest.raises(LexiconError, match=r"lexicon/nowhere\.toml"):
        load_toml("nowhere")
