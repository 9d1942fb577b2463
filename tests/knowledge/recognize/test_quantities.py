"""Quantities: the corpus of figures and of what only looks like one, and laws that always hold."""

import tomllib
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import load_toml
from knowledge.model import Span
from knowledge.recognize.quantities import recognize_quantities

CORPUS = Path(__file__).parents[2] / "corpus" / "quantities.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    found = [
        [str(m.kind), m.text, m.value, m.unit or "", m.qualifier or ""]
        for m in recognize_quantities(case["text"])
    ]
    assert found == case["found"]


def test_blocked_spans_hold_no_figures() -> None:
    text = "Đến 22.4 có 12 hộ"
    assert [m.text for m in recognize_quantities(text, blocked=[Span(4, 8)])] == ["12 hộ"]
    assert recognize_quantities("12 hộ", blocked=[Span(0, 5)]) == []


def test_number_spans_the_numeral_with_its_scale() -> None:
    (mention,) = recognize_quantities("chi hơn 28.345,6 tỷ đồng")
    assert mention.number is not None
    assert mention.number.cut("chi hơn 28.345,6 tỷ đồng") == "28.345,6 tỷ"


_PIECES = st.sampled_from(
    [
        *("hai", "trăm", "lẻ", "năm", "một", "mươi", "phẩy", "tỷ", "triệu", "rưỡi", "phần", "ba"),
        *("đồng", "đảng viên", "tổ chức", "%", "ha", "/", "người", "/năm", "thứ", "khóa XII"),
        *("7.448", "74,48", "5/9", "2015-2020", "29/7/2019", "0912", "1.", "-", "–", "từ", "đến"),
        *("hơn", "trên", "trở lên", "ước đạt", "quận", "Điều", "số", ",", ";", "(", ")", "\n", " "),
        *(
            "10k",
            "2tr5",
            "$",
            "VND",
            "giữa",
            "và",
            "không",
            "âm",
            "một nửa",
            "liền",
            "İ",
            "e\u0301",
        ),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(_PIECES, max_size=14).map(" ".join),
    st.lists(_PIECES, max_size=14).map("".join),
    st.text(alphabet="0123456789.,/-% ", max_size=40),
)


@given(_TEXTS)
def test_mentions_are_cut_from_the_text_in_order(text: str) -> None:
    mentions = recognize_quantities(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.number is not None
        assert mention.number in mention.span
        assert "E" not in mention.value
    for left, right in pairwise(mentions):
        assert left.end <= right.start


@given(_TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_blocked_digits_are_left_alone(text: str, start: int, length: int) -> None:
    blocked = Span(start, start + length)
    for mention in recognize_quantities(text, blocked=[blocked]):
        assert mention.number is not None
        assert not mention.number.overlaps(blocked)


def test_time_is_linear_in_the_text() -> None:
    def seconds(times: int) -> float:
        text = "Có 12 hộ, 5/9 xã và 1. Điều 3 (trên 40% - " * times
        begun = process_time()
        recognize_quantities(text)
        return process_time() - begun

    seconds(50)
    short = min(seconds(200) for _ in range(3))
    assert min(seconds(1600) for _ in range(3)) < 8 * 4 * short


def test_the_lexicon_of_counted_nouns_is_generous_and_clean() -> None:
    groups = load_toml("counted")["nouns"]
    nouns = [noun for group in groups.values() for noun in group]
    assert len(set(nouns)) >= 300
    assert all(noun == noun.lower().strip() for noun in nouns)
    for group in groups.values():
        assert len(group) == len(set(group))
