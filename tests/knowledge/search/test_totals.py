"""All there are, and those that were added."""

import pytest

from knowledge.search.totals import total_factor
from tests.knowledge.search.shelf import fact_of, one_report


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Toàn hội có 4.120 hội viên.", "4.120 hội viên"),
        ("Hội có 4.120 hội viên, kết nạp mới 311 hội viên ở các chi hội.", "4.120 hội viên"),
    ],
)
def test_whole_answers_for_all(sentence: str, text: str) -> None:
    assert total_factor("Tổng số hội viên là bao nhiêu?", fact_of(one_report(sentence), text)) == 1


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Hội kết nạp mới được 311 hội viên.", "311 hội viên"),
        ("Hội viên nữ chiếm 78,6% tổng số hội viên.", "78,6%"),
        ("Mỗi xã có ít nhất 1 mô hình.", "ít nhất 1 mô hình"),
        ("Phấn đấu mỗi xã xây dựng mới 2 mô hình.", "2 mô hình"),
    ],
)
def test_what_was_added_does_not(sentence: str, text: str) -> None:
    assert total_factor("Tổng số hội viên là bao nhiêu?", fact_of(one_report(sentence), text)) < 1
    assert total_factor("Có bao nhiêu hội viên?", fact_of(one_report(sentence), text)) == 1


def test_additions_asked_for_are_what_is_asked() -> None:
    fact = fact_of(one_report("Hội kết nạp mới được 311 hội viên."), "311 hội viên")
    assert total_factor("Tổng số hội viên kết nạp mới là bao nhiêu?", fact) == 1
