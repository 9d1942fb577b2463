"""Whose office: the chair of another body is not asked for, that of a longer name is."""

import pytest

from knowledge import Found, Unknown
from tests.knowledge.search.shelf import one_report, told

TOLD = "Dự hội nghị có bà Phạm Thị Hạnh, Chủ tịch Hội Phụ nữ huyện, và ông Lê Văn Tư."


@pytest.mark.parametrize(
    "question",
    [
        "Ai là Chủ tịch Hội Phụ nữ huyện?",
        "Ai là Chủ tịch Hội Phụ nữ?",
        "Bà Phạm Thị Hạnh giữ chức gì?",
    ],
)
def test_the_same_body_and_the_same_name_answer(question: str) -> None:
    answer = one_report(TOLD).ask(question)
    assert isinstance(answer, Found)
    assert "Phạm Thị Hạnh" in told(answer)[0]


@pytest.mark.parametrize(
    "question",
    [
        "Ai là Chủ tịch Hội Nông dân huyện?",
        "Ai là Chủ tịch Hội Cựu chiến binh?",
        "Bà Nguyễn Thị Mai giữ chức gì?",
        "Ông Lê Văn Tư giữ chức vụ gì?",
    ],
)
def test_another_body_and_another_name_do_not(question: str) -> None:
    assert isinstance(one_report(TOLD).ask(question), Unknown)
