"""What a follow-up that finds nothing is told to lack: its own words, or the slot it changes."""

import pytest

from knowledge import Unknown
from tests.knowledge.search.shelf import whole_shelf

QUESTION = "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?"


@pytest.mark.parametrize("question", ["giá vàng hôm nay", "tôi buồn quá"])
def test_a_short_question_is_not_blamed_for_the_one_before(question: str) -> None:
    answer = whole_shelf().ask(question, previous=["Năm 2019 Lào Cai kết nạp bao nhiêu đảng viên?"])
    assert isinstance(answer, Unknown)
    assert "Lào Cai" not in {one.text for one in answer.missing}


def test_another_year_alone_is_told_to_be_missing() -> None:
    answer = whole_shelf().ask("năm 2019?", previous=[QUESTION])
    assert isinstance(answer, Unknown)
    assert [one.slot for one in answer.missing] == ["period"]
