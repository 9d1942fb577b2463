"""How long is told apart from how many, and takes nothing from it."""

import pytest

from knowledge.extract import extract_facts
from knowledge.model import Fact, FactKind, MentionKind, Report
from knowledge.text.sentences import split_blocks


def figures(text: str) -> list[Fact]:
    report = Report("r.txt", text, "", "", None, split_blocks(text))
    return [fact for fact in extract_facts(report) if fact.kind is FactKind.FIGURE]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Nhiệm kỳ của hội đồng là 5 năm.", "5 năm", "5", "năm"),
        ("Việc sửa cầu mất hơn bốn tuần.", "bốn tuần", "4", "tuần"),
        ("Đê được đắp suốt hai thế kỷ.", "hai thế kỷ", "2", "thế kỷ"),
    ],
)
def test_how_long(text: str, words: str, value: str, unit: str) -> None:
    [fact] = figures(text)
    assert fact.measure is MentionKind.DURATION
    assert words in fact.text
    assert (fact.value, fact.unit) == (value, unit)
    assert fact.span.cut(text) == fact.text
    assert fact.sentence == text


@pytest.mark.parametrize(
    "text", ["Cầu xong năm 2019.", "Thu 3 tỷ đồng.", "Họp 2 lần.", "Đến nay đã xong."]
)
def test_no_length_of_time(text: str) -> None:
    assert not [fact for fact in figures(text) if fact.measure is MentionKind.DURATION]


def test_a_count_keeps_its_words() -> None:
    text = "Trong 3 năm, đảng bộ đã kết nạp 120 đảng viên."
    alone = "Trong kỳ, đảng bộ đã kết nạp 120 đảng viên."
    told = {fact.value: fact for fact in figures(text)}
    assert (told["120"].action, told["120"].unit) == ("kết nạp", "đảng viên")
    assert told["120"].subject == figures(alone)[0].subject
    assert told["3"].action is None
