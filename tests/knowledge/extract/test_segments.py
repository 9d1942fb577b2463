"""Which words belong to which figure, against a corpus."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.extract.segments import cut_segments, is_listing
from knowledge.model import Span

CORPUS = Path(__file__).parents[2] / "corpus" / "segments.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


def owned(marked: str) -> list[list[str]]:
    """Return what each marked figure owns, without delimiters at the edges."""
    figures: list[Span] = []
    text = ""
    for piece in re.split(r"(«[^»]*»)", marked):
        bare = piece.strip("«»")
        if piece != bare:
            figures.append(Span(len(text), len(text) + len(bare)))
        text += bare
    segments = cut_segments(text, Span(0, len(text)), figures)
    return [
        [span.cut(text).strip(" ,;()") for span in (cut.left, cut.right, *cut.shared)]
        for cut in segments
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    assert owned(case["text"]) == case["own"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_words_of_others(case: dict[str, Any]) -> None:
    own = owned(case["text"])
    for figure, words in case["not"]:
        assert words not in " ".join(own[figure])


@pytest.mark.parametrize("gap", [" và ", ", ", ", và ", " cùng "])
def test_listings(gap: str) -> None:
    assert is_listing(gap)


@pytest.mark.parametrize("gap", ["", " ", "; ", ", tăng ", " đến ", ") và ("])
def test_no_listings(gap: str) -> None:
    assert not is_listing(gap)


def test_no_figure_no_segment() -> None:
    assert cut_segments("Không có số nào", Span(0, 15), []) == []
