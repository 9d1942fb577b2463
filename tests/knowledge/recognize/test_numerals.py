"""Numerals: the corpus says which strings hold which numbers, and which hold none."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.recognize.numerals import recognize_numerals

CORPUS = Path(__file__).parents[2] / "corpus" / "numerals.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_corpus(case: dict[str, Any]) -> None:
    found = [
        (
            numeral.span.cut(case["text"]),
            numeral.value,
            numeral.high,
            numeral.total,
            numeral.words,
        )
        for numeral in recognize_numerals(case["text"])
    ]
    assert found == [
        (
            entry["text"],
            Decimal(entry["value"]),
            Decimal(entry["high"]) if "high" in entry else None,
            Decimal(entry["total"]) if "total" in entry else None,
            entry.get("words", False),
        )
        for entry in case["found"]
    ]


_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _spell(number: int) -> str:
    """Write 0..999 in careful Vietnamese, the other way round from the recogniser."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_ONES[hundreds], "trăm"] if hundreds else []
    if tens == 0:
        words += (["lẻ", _ONES[ones]] if hundreds else [_ONES[ones]]) if ones else []
    else:
        words += ["mười"] if tens == 1 else [_ONES[tens], "mươi"]
        special = {5: "lăm", 1: "một" if tens == 1 else "mốt"}
        words += [special.get(ones, _ONES[ones])] if ones else []
    return " ".join(words)


@given(st.integers(10, 999))
def test_words_round_trip(number: int) -> None:
    (numeral,) = recognize_numerals(_spell(number))
    assert numeral.value == number


@given(st.integers(1, 999), st.integers(10, 999), st.integers(10, 999))
def test_scaled_words_round_trip(millions: int, thousands: int, rest: int) -> None:
    text = f"{_spell(millions)} triệu {_spell(thousands)} nghìn không trăm {_tail(rest % 100)}"
    (numeral,) = recognize_numerals(text)
    assert numeral.value == millions * 10**6 + thousands * 1000 + rest % 100


def _tail(number: int) -> str:
    return f"linh {_ONES[number]}" if number < 10 else _spell(number)


@given(st.integers(0, 10**15))
def test_digits_round_trip(number: int) -> None:
    text = f"{number:,}".replace(",", ".")
    (numeral,) = recognize_numerals(text)
    assert numeral.value == number
