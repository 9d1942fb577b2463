"""Telegram's limits hold for any text, and no word is ever altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages import TEXT_LIMIT, fits, measure, pack, shorten, split, visible

WORDS = st.text(alphabet=st.sampled_from("aă ế.!?;\n🎉<&>”"), max_size=300)


@given(WORDS, st.integers(8, 60))
def test_split_covers_the_text_within_the_limit(text: str, limit: int) -> None:
    spans = split(text, limit)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(measure(text[start:end]) <= limit for start, end in spans)


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("Câu một. Câu hai.", 10, ["Câu một. ", "Câu hai."]),
        ("Ông nói: “Một”./. Câu hai dài.", 20, ["Ông nói: “Một”./. ", "Câu hai dài."]),
        ("khong co dau cham nao", 10, ["khong co ", "dau cham ", "nao"]),
        ("x" * 12, 5, ["xxxxx", "xxxxx", "xx"]),
        ("Thu 4.263 tỷ đồng.", 40, ["Thu 4.263 tỷ đồng."]),
    ],
)
def test_split_prefers_sentence_ends(text: str, limit: int, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, limit)] == pieces


def test_page_counts_utf16_units() -> None:
    assert fits("🎉" * (TEXT_LIMIT // 2))
    assert not fits("🎉" * (TEXT_LIMIT // 2 + 1))


def test_page_counts_what_is_seen_and_entities() -> None:
    assert fits("&amp;" * TEXT_LIMIT)
    assert not fits("<b>x</b>" * 101)


def test_pack_keeps_blocks_whole_and_in_order() -> None:
    blocks = [f"<b>{letter}</b>" * 30 for letter in "abcdefgh"]
    pages = pack(blocks)
    assert "\n\n".join(pages) == "\n\n".join(blocks)
    assert all(fits(page) for page in pages)
    assert len(pages) == 3


@given(WORDS, st.integers(8, 60))
def test_shorten_keeps_a_beginning(text: str, limit: int) -> None:
    line = shorten(text, limit)
    assert measure(line) <= limit
    assert " ".join(text.split()).startswith(line.removesuffix("…").rstrip())


def test_visible_text_is_unescaped() -> None:
    assert visible("<b>a &lt; b</b> &amp; <code>c</code>") == "a < b & c"
