"""People: the corpus with its counter-examples, and laws that always hold."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import load_toml
from knowledge.recognize.people import recognize_people

CORPUS = Path(__file__).parents[2] / "corpus" / "people.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    found = [[m.value, m.qualifier or "", m.role or ""] for m in recognize_people(case["text"])]
    assert found == case["found"]


_WORDS = [
    *(
        "Nguyễn",
        "Văn",
        "Sáu",
        "Hà",
        "Nam",
        "ông",
        "Bà",
        "đồng chí",
        "Bí thư",
        "Tỉnh ủy",
        "cho biết",
    ),
    *(
        "Chủ tịch",
        "UBND",
        "tỉnh",
        ",",
        "-",
        ".",
        "(",
        ")",
        ":",
        "\n",
        "  ",
        "H'",
        "K'Ré",
        "T.",
        "và",
    ),
    *(
        "Tổng thư ký",
        "xã",
        "đường",
        "TP.",
        "“",
        "GS.TS",
        "nguyên",
        "kiêm",
        "của",
        "Hồ Chí Minh",
        "İ",
    ),
]
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=16).map(" ".join) | st.text(max_size=60)


@given(_TEXTS)
def test_mentions_are_cut_from_the_text(text: str) -> None:
    found = recognize_people(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(m.role is None or m.role in text for m in found)


def test_every_certain_surname_begins_a_name() -> None:
    for surname in load_toml("surnames")["certain"]:
        (mention,) = recognize_people(f"Hôm nay chị {surname} Thị Lan dự họp.")
        assert mention.value == f"{surname} Thị Lan"


def test_every_role_is_read_before_and_after_a_name() -> None:
    for head in load_toml("roles")["heads"]:
        (mention,) = recognize_people(f"Theo ông Trần Văn Bảy, {head} huyện, việc đã xong.")
        assert mention.role == f"{head} huyện"
        (mention,) = recognize_people(f"Hôm qua, {head} huyện Trần Văn Bảy nói.")
        assert mention.role == f"{head} huyện"
