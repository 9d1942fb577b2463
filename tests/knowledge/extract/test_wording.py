"""A trie of phrases finds the longest whole phrase and nothing inside a word."""

import re

import pytest

from knowledge.extract.wording import trie

PATTERN = re.compile(rf"(?<!\w)(?:{trie(['kỷ luật', 'kỷ luật đảng', 'thu', 'thu hồi'])})(?!\w)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thi hành kỉ luật  đảng", "kỉ luật  đảng"),
        ("kỉ luật đảng viên", "kỉ luật đảng"),
        ("thu  hồi", "thu  hồi"),
        ("thu hộ", "thu"),
    ],
)
def test_longest_phrase(text: str, found: str) -> None:
    match = PATTERN.search(text)
    assert match is not None
    assert match.group() == found


@pytest.mark.parametrize("text", ["thung", "kỉ niệm", "athu", "luật"])
def test_nothing_inside_a_word(text: str) -> None:
    assert PATTERN.search(text) is None
