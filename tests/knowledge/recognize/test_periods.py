"""Dates and periods: the corpus with its counter-examples, and laws that always hold."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.lexicon import load_toml
from knowledge.recognize.periods import recognize_periods
from knowledge.text.fold import fold

CORPUS = Path(__file__).parents[2] / "corpus" / "periods.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    reference = date.fromisoformat(case["reference"]) if "reference" in case else None
    found = [
        [str(m.kind), m.text, m.value, m.qualifier or ""]
        for m in recognize_periods(case["text"], reference=reference)
    ]
    assert found == case["found"]


_PLAIN = [case for case in CASES if case["found"] and "bug" not in case]


@pytest.mark.parametrize("case", _PLAIN, ids=lambda case: case["text"][:60])
def test_the_same_without_diacritics(case: dict[str, Any]) -> None:
    reference = date.fromisoformat(case["reference"]) if "reference" in case else None
    values = [m.value for m in recognize_periods(fold(case["text"]), reference=reference)]
    assert values == [value for _, _, value, _ in case["found"]]


_WORDS = [
    *("ngày", "tháng", "quý", "năm", "nửa", "đầu", "cuối", "đến", "từ", "tính đến", "nay", "học"),
    *("29", "7", "2019", "12", "31", "/", "-", ".", "I", "IV", "thứ ba", "sáng", "giờ", "lúc"),
    *("hai mươi", "tư", "mồng", "nhiệm kỳ", "2015-2020", "29/7/2019", "6", "T3", "Q1", "14h30"),
    *("cùng kỳ", "trước", "sau", "tới", "tuần", "qua", "vừa rồi", ",", "(", ")", "\n", " ", "\xa0"),
    *(
        "nghìn",
        "không trăm",
        "kém",
        "rưỡi",
        "thế kỷ",
        "XX",
        "2018-19",
        "%",
        "người",
        "İ",
        "e\u0301",
    ),
]
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join) | st.text(max_size=60)
_DAYS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


@given(_TEXTS, _DAYS)
@example("quý đầu Q1", None)
@example("quy tu 2015 den nay", None)
def test_mentions_are_cut_from_the_text(text: str, reference: date | None) -> None:
    found = recognize_periods(text, reference=reference)
    assert all(text[m.start : m.end] == m.text and m.text and m.value for m in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_every_month_and_quarter_of_the_lexicon_is_read() -> None:
    lexicon = load_toml("periods")
    for word, number in lexicon["months"].items():
        (mention,) = recognize_periods(f"tháng {word} năm 2019")
        assert mention.value == f"2019-{number:02}"
    for word, number in lexicon["quarters"].items():
        (mention,) = recognize_periods(f"quý {word} năm 2019")
        assert mention.value.startswith(f"2019-{3 * number - 2:02}/")


def test_every_bound_and_part_of_the_lexicon_is_read() -> None:
    lexicon = load_toml("periods")
    for table in ("bounds", "parts"):
        for name, forms in lexicon[table].items():
            for form in forms:
                (mention,) = recognize_periods(f"{form} tháng 3/2018")
                assert (mention.value, mention.qualifier) == ("2018-03", name), form


@pytest.mark.parametrize(
    "text", ["Phạt 9 tháng tù.", "Tỷ lệ 2/9.", "Bị phạt 12 năm 6 tháng tù treo."]
)
def test_accents_tell_a_date_from_what_folds_alike(text: str) -> None:
    assert recognize_periods(text) == []
