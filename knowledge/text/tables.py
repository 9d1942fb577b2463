"""How papers call their tables: "Phụ lục 2", "Bảng số 3", "Biểu 01/TH"."""

import re
import tomllib
from functools import cache
from pathlib import Path

from knowledge.text.fold import fold

# The lexicon package stands above this one, so its data is read as a file, not imported.
_DATA = Path(__file__).parents[1] / "lexicon" / "tables.toml"


_COUNTS = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[a-zđA-ZĐ])[.)]?")


def only_counts(head: str) -> bool:
    """Whether a header only numbers its column: "(2)", "3=2/1", "A"; a year does not."""
    return bool(_COUNTS.fullmatch(head.strip()))


def is_ordinal(label: str) -> bool:
    """Whether a label only numbers its row: "1", "II", "a)"."""
    return bool(_ORDINAL.fullmatch(label.strip()))


def heads_units(head: str) -> bool:
    """Whether a header opens the column of units: "ĐVT"."""
    return fold(head).strip(" .:") in _unit_heads()


def unit_line(line: str) -> str | None:
    """Return what a line gives as the unit of a table: "(ĐVT: triệu đồng)" → "triệu đồng"."""
    found = _unit_opening().search(fold(line))
    return line[found.start("unit") : found.end("unit")].strip(" .,") or None if found else None


@cache
def _unit_opening() -> re.Pattern[str]:
    words = tomllib.loads(_DATA.read_text("utf-8"))["unit_lines"]
    opening = "|".join(sorted((re.escape(fold(word)) for word in words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{opening})\s*:\s*(?P<unit>[^()\n:;]{{1,40}})")


@cache
def _unit_heads() -> frozenset[str]:
    words = tomllib.loads(_DATA.read_text("utf-8"))["unit_heads"]
    return frozenset(fold(word) for word in words)


@cache
def table_name() -> re.Pattern[str]:
    """Return what finds the name of a table at the head of a folded line, as the group "name"."""
    words = tomllib.loads(_DATA.read_text("utf-8"))["names"]
    names = "|".join(sorted((re.escape(fold(word)) for word in words), key=len, reverse=True))
    number = r"(?:\d{1,3}(?:[./-]\w{1,6})*|[ivxlc]{1,5}|[a-h])"
    return re.compile(rf"\W*(?P<name>(?:{names})(?:\s+{number}(?!\w))?)(?!\w)")
