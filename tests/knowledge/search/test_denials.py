"""What a report denies answers for what it denies, and for no more."""

import pytest

from knowledge import Found, Nature, Unknown
from tests.knowledge.search.shelf import one_report

BODY = (
    "Năm 2021, tỉnh Tuyên Quang tiêm cho 11.236 trẻ, không có trường hợp nào tai biến nặng. "
    "Không có cán bộ chủ chốt nào vi phạm. Ngành kiểm tra 62 cơ sở, chưa phát hiện sai phạm. "
    "Trong năm không xảy ra tai nạn lao động.\n\nHuyện Lâm Bình không có người chết đuối."
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Năm 2021 có bao nhiêu trường hợp tai biến nặng?", "không có trường hợp nào"),
        ("Bao nhiêu cán bộ chủ chốt vi phạm?", "Không có cán bộ chủ chốt nào"),
        ("Năm 2021 xảy ra bao nhiêu vụ tai nạn lao động?", "không xảy ra tai nạn lao động"),
        ("Huyện Lâm Bình có mấy người chết đuối?", "không có người chết đuối"),
    ],
)
def test_none_answers_how_many(question: str, text: str) -> None:
    answer = one_report(BODY).ask(question)
    assert isinstance(answer, Found)
    fact = answer.facts[0].fact
    assert (fact.text, fact.value, fact.nature) == (text, "0", Nature.NONE)


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2021 có trường hợp nào tai biến nặng không?",
        "Có cán bộ chủ chốt nào vi phạm không?",
        "Năm 2021 có xảy ra tai nạn lao động không?",
        "Huyện Lâm Bình có ai chết đuối không?",
        "nam 2021 co xay ra tai nan lao dong khong",
    ],
)
def test_none_says_no(question: str) -> None:
    answer = one_report(BODY).ask(question)
    assert isinstance(answer, Found)
    assert answer.verdict is False


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2021 có bao nhiêu trường hợp tai biến?",
        "Có cán bộ nào vi phạm không?",
        "Năm 2019 xảy ra bao nhiêu vụ tai nạn lao động?",
        "Năm 2021 xảy ra bao nhiêu vụ tai nạn giao thông?",
        "Toàn tỉnh có mấy người chết đuối?",
        "Huyện Na Hang có mấy người chết đuối?",
    ],
)
def test_more_than_is_denied_is_unknown(question: str) -> None:
    assert isinstance(one_report(BODY).ask(question), Unknown)


HELD = "Toàn tỉnh có 139 di tích được xếp hạng. Có 12 xã chưa được đầu tư nhà văn hóa."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Có bao nhiêu di tích được xếp hạng?", "139 di tích"),
        ("Có bao nhiêu xã chưa được đầu tư nhà văn hóa?", "12 xã"),
        ("Có bao nhiêu di tích chưa được xếp hạng?", None),
    ],
)
def test_what_is_done_is_no_answer_to_what_is_not(question: str, text: str | None) -> None:
    answer = one_report(HELD).ask(question)
    assert (answer.facts[0].fact.text if isinstance(answer, Found) else None) == text
