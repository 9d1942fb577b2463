"""What is measured, asked and told."""

import pytest

from knowledge import Found, Unknown
from knowledge.search.dimensions import asked_dimension, dimension
from tests.knowledge.search.shelf import one_report


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Thu hoạch bao nhiêu tấn lúa?", "mass"),
        ("Tái canh mấy ha cà phê?", "area"),
        ("Ông Lâm bao nhiêu tuổi?", "age"),
        ("Đường dài bao nhiêu km?", "length"),
        ("Năng suất bao nhiêu tạ/ha?", "mass"),
        ("Có bao nhiêu đảng viên?", None),
        ("Diện tích là bao nhiêu?", None),
        ("Kinh phí bao nhiêu tỷ đồng?", None),
        ("Khai mạc ngày nào?", None),
    ],
)
def test_dimension_asked_for(question: str, expected: str | None) -> None:
    assert asked_dimension(question) == expected


def test_unit_of_no_list_may_be_anything() -> None:
    assert dimension("lượt") is dimension(None) is None
    assert dimension("tạ/ha") == "mass"


BODY = "Năm 2021, tỉnh tái canh 4.150 ha cà phê, thu hoạch 930 tấn cà phê nhân."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Tái canh bao nhiêu ha cà phê?", "4.150 ha"),
        ("Tái canh bao nhiêu m2 cà phê?", "4.150 ha"),
        ("Thu hoạch bao nhiêu tấn cà phê?", "930 tấn"),
        ("Thu hoạch bao nhiêu kg cà phê?", "930 tấn"),
    ],
)
def test_same_dimension_answers(question: str, text: str) -> None:
    answer = one_report(BODY).ask(question)
    assert isinstance(answer, Found)
    assert answer.facts[0].fact.text == text


@pytest.mark.parametrize(
    "question",
    [
        "Thu hoạch bao nhiêu km cà phê?",
        "Cà phê tái canh bao nhiêu tuổi?",
        "Thu hoạch bao nhiêu m3?",
    ],
)
def test_other_dimension_does_not(question: str) -> None:
    assert isinstance(one_report(BODY).ask(question), Unknown)
