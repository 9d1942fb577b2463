from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.tokens import keys_of, tokenize


def test_a_word_has_a_key_without_accents_and_a_form_with_them() -> None:
    (token, *_) = tokenize("Uỷ ban")
    assert (token.key, token.form, token.start, token.end) == ("uy", "ủy", 0, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uỷ", "ủy"),
        ("kỉ luật", "kỷ luật"),
        ("HÒA", "hoà"),
        ("Đảng", "dang"),
        ("tỉ lệ", "tỷ lệ"),
        ("7.448", "7448"),
        ("1.234.567", "1234567"),
        ("1,234", "1234"),
        ("đảng viên", "dang vien"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert keys_of(one) == keys_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đảng", "hàng"),
        ("7,4", "74"),
        ("1.22", "122"),
        ("nữ", "nam"),
        ("ba", "bà con"),
        ("3", "03"),
    ],
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert keys_of(one) != keys_of(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TP.HCM", ["TP", "HCM"]),
        ("7/2019", ["7/2019"]),
        ("74,48%", ["74,48"]),
        ("xã, phường", ["xã", "phường"]),
        ("“vững mạnh”.", ["vững", "mạnh"]),
        ("2.150 đảng viên.", ["2.150", "đảng", "viên"]),
        ("", []),
        ("… – %!", []),
    ],
)
def test_words_and_numbers_are_cut_out(text: str, words: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokenize(text)] == words


@given(st.text(max_size=80))
def test_tokens_stand_in_order_and_cover_no_blank(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end].strip() == text[t.start : t.end] for t in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    assert keys_of(text) == tuple(token.key for token in tokens)
