"""The corpus says where sentences end; invented text says that nothing is lost or ends in chaos."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Block, BlockKind, Span
from knowledge.text.sentences import split_blocks, split_sentences

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "corpus" / "sentences.toml").read_text("utf-8")
)
MARKS = tuple("“”\"'«».,!?…:;()-–\n\r\t ")
WORDS = ("TP.", "PGS.TS", "7.448", "29/7/2019.", "./.", "Đảng viên", "ông Nam nói", "Ảnh: AN")
TRAPS = ("1. ", "a) ", "xong.Công", "...", "\u2028", "\u200b", "İ")
PIECES = st.sampled_from((*MARKS, *WORDS, *TRAPS))
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


def cut(text: str, blocks: tuple[Block, ...]) -> list[str]:
    return [sentence.span.cut(text) for sentence in split_sentences(text, blocks)]


@pytest.mark.parametrize("case", CORPUS["split"], ids=lambda case: case["text"][:50])
def test_sentences(case: dict[str, Any]) -> None:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(case["text"])))
    assert cut(case["text"], (block,)) == case["sentences"]


@pytest.mark.parametrize("case", CORPUS["credit"], ids=lambda case: case["text"][:50])
def test_credit_is_parted_from_caption(case: dict[str, Any]) -> None:
    blocks = split_blocks(case["text"])
    assert [block.kind for block in blocks] == [BlockKind.CAPTION]
    assert cut(case["text"], blocks) == case["sentences"]


@pytest.mark.parametrize("case", CORPUS["layout"], ids=lambda case: case["text"][:50])
def test_layout(case: dict[str, Any]) -> None:
    assert [str(block.kind) for block in split_blocks(case["text"])] == case["kinds"]


@given(TEXTS)
def test_every_visible_character_is_in_one_sentence(text: str) -> None:
    blocks = split_blocks(text)
    sentences = split_sentences(text, blocks)
    covered = [at for s in sentences for at in range(s.span.start, s.span.end)]
    assert len(covered) == len(set(covered))
    visible = {at for at, char in enumerate(text) if not char.isspace()}
    assert visible <= set(covered)
    for sentence in sentences:
        words = sentence.span.cut(text)
        assert words
        assert words == words.strip()
        assert sentence.span in blocks[sentence.block].span


@pytest.mark.parametrize("piece", ["“", '"', "(", "a. ", "”. ", "A.B", "...", "x\n", "- a\n", " "])
def test_no_text_takes_quadratic_time(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        begin = time.process_time()
        split_sentences(text, split_blocks(text))
        return time.process_time() - begin

    assert seconds(40_000) < 0.5 + 40 * seconds(4_000)  # ten times the text; a square would be 100


def test_nothing_gives_nothing() -> None:
    assert split_blocks(" \n\t\n") == ()
    assert split_sentences("", ()) == ()
