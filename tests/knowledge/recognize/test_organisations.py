"""Organisations: the corpus with its counter-examples, and laws that always hold."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import load_toml
from knowledge.recognize.organisations import recognize_organisations

CORPUS = Path(__file__).parents[2] / "corpus" / "organisations.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    assert [m.text for m in recognize_organisations(case["text"])] == case["found"]


def test_every_name_of_the_lexicon_is_read() -> None:
    for name in load_toml("organisations")["names"]:
        assert [m.text for m in recognize_organisations(f"Hôm nay, {name} họp.")] == [name]


_WORDS = [
    *(
        "Ban",
        "Thường vụ",
        "Tỉnh ủy",
        "UBND",
        "tỉnh",
        "Bộ",
        "bộ",
        "Công an",
        "LĐ-TBXH",
        "và",
        ",",
        "-",
    ),
    *(
        "Nông nghiệp",
        "phát triển nông thôn",
        "Hà Nam",
        "Bùi",
        "Quang",
        ".",
        "(",
        "\n",
        "hội",
        "luật",
    ),
    *(
        "các cấp",
        "của",
        "Quốc hội",
        "TP.HCM",
        "Đồng",
        "bằng",
        "Bắc Bộ",
        "cán bộ",
        "ủy ban",
        "İ",
        "  ",
    ),
]
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join) | st.text(max_size=60)


@given(_TEXTS)
def test_mentions_are_cut_from_the_text(text: str) -> None:
    found = recognize_organisations(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
