"""What a report says there was none of, against a corpus; each is cut byte for byte."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.model import Fact, MentionKind, Nature
from tests.knowledge.extract.test_figures import figures_in

CORPUS = Path(__file__).parents[2] / "corpus" / "absences.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


def absences_in(text: str, title: str = "") -> list[Fact]:
    """Return what a text says there was none of."""
    return [fact for fact in figures_in(text, title) if fact.nature is Nature.NONE]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    found = absences_in(case["says"])
    assert [[fact.text, fact.unit] for fact in found] == case.get("found", [])
    assert {fact.value for fact in found} <= {"0"}


def test_as_many_negatives_as_positives() -> None:
    assert sum(not case.get("found") for case in CASES) >= len(CASES) / 2


def test_words_are_those_of_the_report() -> None:
    title = "Huyện Mẫu: Kết quả năm 2023"
    text = "Thị trấn Mẫu Đông không xảy ra vụ cháy nào. Cả huyện có 2 vụ tai nạn."
    (fact,) = absences_in(text, title)
    whole = f"{title}\n\n{text}"
    assert whole[fact.start : fact.end] == fact.text == "không xảy ra vụ cháy nào"
    assert (fact.value, fact.measure, fact.period) == ("0", MentionKind.NUMBER, "2023")
    assert fact.sentence == "Thị trấn Mẫu Đông không xảy ra vụ cháy nào."


def test_other_figures_stay_as_they_are() -> None:
    text = "Năm 2023, xã cưỡng chế 12 vụ, không có trường hợp nào chống đối; xử phạt 5 hộ."
    found = figures_in(text)
    assert [(fact.text, fact.action) for fact in found if fact.nature is not Nature.NONE] == [
        ("12 vụ", None),
        ("5 hộ", "xử phạt"),
    ]


def test_what_is_denied_is_said_of_no_other_figure() -> None:
    text = "Năm 2023, đội kiểm tra 12 cơ sở, không có cơ sở nào bị đình chỉ."
    checked, none = figures_in(text)
    assert (checked.text, checked.action) == ("12 cơ sở", "kiểm tra")
    assert all(span.end <= none.start for span in checked.own)
    assert (none.text, none.action) == ("không có cơ sở nào", "đình chỉ")
