"""Syllables: which tokens are legal, and what Telex and VNI leave behind decodes to."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.syllables import decode_telex, decode_vni, is_syllable, tokenize

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "corpus" / "syllables.toml").read_text("utf-8")
)


@pytest.mark.parametrize("token", CORPUS["legal"])
def test_legal(token: str) -> None:
    assert is_syllable(token)


@pytest.mark.parametrize("token", CORPUS["illegal"])
def test_illegal(token: str) -> None:
    assert not is_syllable(token)


@pytest.mark.parametrize(("token", "syllable"), CORPUS["telex"].items())
def test_telex(token: str, syllable: str) -> None:
    assert decode_telex(token) == syllable


@pytest.mark.parametrize(("token", "syllable"), CORPUS["vni"].items())
def test_vni(token: str, syllable: str) -> None:
    assert decode_vni(token) == syllable


@pytest.mark.parametrize("token", CORPUS["neither"]["tokens"])
def test_left_alone(token: str) -> None:
    assert decode_telex(token) is None
    assert decode_vni(token) is None


@given(st.text(max_size=12))
def test_what_is_decoded_is_legal(token: str) -> None:
    for decoded in (decode_telex(token), decode_vni(token)):
        assert decoded is None or (is_syllable(decoded) and not is_syllable(token))


def test_tokens_are_words_and_digit_groups() -> None:
    text = "Có 7.448 đảng viên (74,48%)."
    assert [span.cut(text) for span in tokenize(text)] == ["Có", "7.448", "đảng", "viên", "74,48"]
