"""Places: the corpus with its counter-examples, the gazetteer, and laws that always hold."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import load_tsv
from knowledge.recognize.place_names import present_province, province_of
from knowledge.recognize.places import place_key, recognize_places

CORPUS = Path(__file__).parents[2] / "corpus" / "places.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]
ROWS = load_tsv("places")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    found = [[m.text, m.value] for m in recognize_places(case["text"])]
    assert found == case["found"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("tỉnh Điện Biên", "Điện Biên"),
        ("vân canh", "huyện Vân Canh"),
        ("xã Canh Hoà", "xã Canh Hòa"),
        ("TP Hà Nội", "ha noi"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_one_key_for_one_place(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sóc Trăng", "Cần Thơ"),
        ("Thái Nguyên", "thành phố Thái Nguyên"),
        ("huyện Vân Canh", "thị trấn Vân Canh"),
        ("quận 1", "quận 10"),
        ("Hà Nam", "Quảng Nam"),
    ],
)
def test_different_keys_for_different_places(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)


def test_sixty_three_provinces_became_thirty_four() -> None:
    former = {name for name, level, *_ in ROWS if level in {"province", "city"}}
    assert len(former) == 63
    assert len({present_province(name) for name in former}) == 34
    assert present_province("Sóc Trăng") == present_province("Hậu Giang") == "Cần Thơ"
    assert present_province("huyện Vân Canh") == "Gia Lai"
    assert province_of("huyện Vân Canh") == "Bình Định"
    assert present_province("Tây Nguyên") is None


@pytest.mark.parametrize("row", [row for row in ROWS if row[1] in {"province", "city", "region"}])
def test_every_way_to_write_a_province_or_region_is_read(row: tuple[str, ...]) -> None:
    for form in (row[0], *filter(None, row[3].split("; "))):
        assert [m.value for m in recognize_places(f"Hôm qua ở {form}, trời mưa")] == [row[0]]


def test_every_district_is_read_after_its_level() -> None:
    for name, level, *_ in ROWS:
        if level not in {"province", "city", "region", "country"}:
            (mention,) = recognize_places(f"Hôm qua ở {level} {name}, trời mưa")
            assert mention.value == f"{level} {name}"


_WORDS = [
    *("huyện", "xã", "các", "quận", "TP", "TP.", "thành phố", "tỉnh", "Vân Canh", "Hòa", "1", "23"),
    *("Bà Rịa", "-", "Vũng Tàu", "Nguyễn", "Sáu", ",", "và", ".", "hà nội", "ha noi", "bắc", "Bộ"),
    *("H.", "Q.", "5", "\n", "  ", "K'", "Đắk", "Lắk", "HCM", "(", ")", "hue", "İ", "nông thôn"),
]
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join) | st.text(max_size=60)


@given(_TEXTS)
def test_mentions_are_cut_from_the_text(text: str) -> None:
    found = recognize_places(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert place_key(text) == place_key(text)
