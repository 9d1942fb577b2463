"""Folding keeps every offset, whatever the text holds, and folds alike by either way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.fold import fold, fold_spelling, fold_tone, lower

_LETTERS = st.text("abĐđÐðăằẤêƠựỷQqyuoUYĐÀ²³“”₫ İıßﬁ①😀\u0301\u0130\n")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tỉnh uỷ Đắk Lắk", "tinh uy dak lak"),
        ("ĐẢNG VIÊN – 7.448", "dang vien – 7.448"),
        ("Ðảng uỷ 😀", "dang uy 😀"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(_LETTERS | st.text())
def test_every_way_of_folding_keeps_the_offsets(text: str) -> None:
    for folding in (fold, fold_tone, fold_spelling, lower):
        assert len(folding(text)) == len(text)


@given(_LETTERS | st.text())
def test_a_text_folds_as_its_letters_do(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert fold(text) == "".join(map(fold, text))


@given(st.text("aảỷýkoòàuq İ", max_size=12), st.text("aảỷýkoòàuq İ", max_size=12))
def test_what_spaces_part_folds_by_itself(one: str, other: str) -> None:
    assert fold_spelling(f"{one} {other}") == f"{fold_spelling(one)} {fold_spelling(other)}"
