"""The corpus says who said what and who said nothing; invented text may break no offset."""

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.extract.quotes import extract_quotes
from knowledge.model import Fact, FactKind, Mention, MentionKind, Report
from knowledge.text.sentences import split_blocks, split_sentences

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "corpus" / "quotes.toml").read_text("utf-8")
)
NAMES = ("Trần Văn Lợi", "Lê Thị Hoa", "Hồ Quang")
PIECES = st.sampled_from(
    [*"“”\"'«».,:;!?…()- \n", *NAMES, "ông ", "Bà ", " nói", " cho biết: ", " Theo ", "ông Lợi"]
)
TEXTS = st.lists(
    PIECES | st.sampled_from(["chi bộ ", "yêu cầu ", "UBND huyện ", "./."]), max_size=40
)


def see(text: str, people: list[list[str]]) -> Iterator[Mention]:
    """Yield a mention for each time a name of the list is written, as a recogniser would."""
    for name, role, honorific in ([*person, "", ""][:3] for person in people):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            kind, spoken = MentionKind.PERSON, honorific or None
            yield Mention(kind, name, at, end, name, qualifier=spoken, role=role or None)
            at = text.find(name, end)


def quotes_in(text: str, people: list[list[str]]) -> list[Fact]:
    blocks = split_blocks(text)
    report = Report("r.txt", text, "", "", None, blocks)
    return extract_quotes(report, split_sentences(text, blocks), list(see(text, people)))


def assert_cut_from(text: str, fact: Fact) -> None:
    assert fact.kind is FactKind.QUOTE
    assert text[fact.start : fact.end] == fact.text
    assert fact.sentence_span.cut(text) == fact.sentence
    assert fact.text in fact.sentence
    assert fact.span in fact.sentence_span
    assert fact.text == fact.text.strip()


@pytest.mark.parametrize("case", CORPUS["said"], ids=lambda case: case["text"][:60])
def test_quotes(case: dict[str, Any]) -> None:
    opening = "Tin trong ngày\n"  # keeps the example from being taken for a title
    text = opening + (case["before"] + " " if "before" in case else "") + case["text"]
    found = quotes_in(text, case.get("people", []))
    for fact in found:
        assert_cut_from(text, fact)
    assert [[fact.speaker or "", fact.cue, fact.text] for fact in found] == case["quotes"]


def test_half_of_the_corpus_or_nearly_says_nothing() -> None:
    silent = [case for case in CORPUS["said"] if not case["quotes"]]
    assert len(silent) >= len(CORPUS["said"]) / 3


def test_role_and_occasion_come_along() -> None:
    text = (
        "Tin\nTại hội nghị tổng kết năm học, Giám đốc Sở Giáo dục Lê Thị Hoa cho biết, "
        "tỉnh thiếu 300 giáo viên."
    )
    (fact,) = quotes_in(text, [["Lê Thị Hoa", "Giám đốc Sở Giáo dục"]])
    assert fact.role == "Giám đốc Sở Giáo dục"
    assert fact.event == "hội nghị tổng kết năm học"
    assert fact.origins == {"event": "sentence"}


def test_speaker_carried_over_is_told() -> None:
    text = (
        "Tin\nÔng Hồ Quang khen xã. Ông Hồ Quang nói việc còn nhiều. Đồng thời đề nghị xã họp lại."
    )
    facts = quotes_in(text, [["Hồ Quang", "", "Ông"]])
    assert facts[-1].speaker == "Hồ Quang"
    assert facts[-1].origins == {"speaker": "previous"}


def test_author_does_not_speak() -> None:
    text = "Tin\nÔng Nam cho biết, xã đã có nước sạch.\nBài, ảnh: Hồ Nam"
    (fact,) = quotes_in(text, [["Hồ Nam"]])
    assert fact.speaker == "Ông Nam"


@given(TEXTS)
def test_any_text_keeps_its_offsets(pieces: list[str]) -> None:
    text = "".join(pieces)
    for fact in quotes_in(text, [["Trần Văn Lợi", "Bí thư xã", "ông"], ["Lê Thị Hoa"]]):
        assert_cut_from(text, fact)


@given(st.text(max_size=60))
def test_any_characters_at_all(text: str) -> None:
    for fact in quotes_in(text, []):
        assert_cut_from(text, fact)


@pytest.mark.parametrize(
    "piece",
    ["“A b c d e f g”, Hồ Quang nói. ", "Hồ Quang cho biết: a. ", "“", "Theo Hồ Quang, a. "],
)
def test_no_text_takes_quadratic_time(piece: str) -> None:
    def seconds(times: int) -> float:
        begin = time.process_time()
        quotes_in(piece * times, [["Hồ Quang", "", "ông"]])
        return time.process_time() - begin

    assert seconds(4000) < 0.5 + 40 * seconds(400)
