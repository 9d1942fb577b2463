"""Figures and what is said of them, against a corpus; and laws that hold for any text."""

import hashlib
import tomllib
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.extract import extract_facts
from knowledge.model import Fact, FactKind, Report
from knowledge.text.sentences import split_blocks

CORPUS = Path(__file__).parents[2] / "corpus" / "figures.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]
SLOTS = ("text", "value", "unit", "action", "subject", "nature", "host", "period", "place")


def figures_in(text: str, title: str = "") -> list[Fact]:
    """Return the figures of a report with this title and body."""
    whole = f"{title}\n\n{text}" if title else text
    sha = hashlib.sha256(whole.encode()).hexdigest()
    report = Report("case.txt", whole, title, sha, None, split_blocks(whole))
    return [fact for fact in extract_facts(report) if fact.kind is FactKind.FIGURE]


def slots(fact: Fact, facts: list[Fact]) -> dict[str, str]:
    """Return a figure's slots as the corpus writes them."""
    hosts = {other.start: other.text for other in facts}
    said = {slot: getattr(fact, slot) or "" for slot in SLOTS if slot != "host"}
    host = hosts[fact.host] if fact.host is not None else ""
    base = fact.sentence_start
    own = " ".join(fact.sentence[span.start - base : span.end - base] for span in fact.own)
    return {**{slot: str(value) for slot, value in said.items()}, "host": host, "own": own}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    facts = figures_in(case["text"], case.get("title", ""))
    found = [[slots(fact, facts)[slot] for slot in SLOTS] for fact in facts]
    assert found == case["found"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_what_must_not_come_out(case: dict[str, Any]) -> None:
    facts = figures_in(case["text"], case.get("title", ""))
    said = {fact.text: slots(fact, facts) for fact in facts}
    for figure, slot, wrong in case["not"]:
        assert said[figure][slot] != wrong
        assert slot != "own" or wrong not in said[figure]["own"]


_PIECES = st.sampled_from(
    [
        *("kết nạp", "12 đảng viên", "tăng", "5%", "(", ")", ",", ";", ":", ".", "\n", "\n\n"),
        *("trong đó", "lần lượt", "và", "năm 2019", "so với", "“", "”", "là", "đạt", "7.448"),
        *("khiển trách 9", "6.300 tỷ đồng", "2.400 tỷ", "từ", "đến", "[", "]", "II. KẾT QUẢ"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_every_figure_is_cut_from_the_text(text: str) -> None:
    sha = hashlib.sha256(text.encode()).hexdigest()
    report = Report("soup.txt", text, "", sha, None, split_blocks(text))
    for fact in extract_facts(report):
        assert text[fact.start : fact.end] == fact.text
        assert fact.sentence_span.cut(text) == fact.sentence
        assert all(0 <= span.start < span.end <= len(text) for span in fact.own)


@pytest.mark.parametrize("piece", ["kết nạp 12 hộ, ", "(khiển trách 9, ", "tăng 5% và "])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    """A table in one sentence eight times as long may take eight times as long, not 64 times."""
    figures_in(piece * 20)
    short, long = (min(_seconds(piece * count) for _ in range(2)) for count in (250, 2000))
    assert long < 30 * max(short, 0.01)


def _seconds(text: str) -> float:
    start = process_time()
    figures_in(text)
    return process_time() - start
