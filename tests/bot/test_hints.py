"""An unknown tells which times or places the store has instead, where nothing else is missing."""

import pytest

from bot.conversation import Conversation
from bot.memory.recent import Who
from tests.knowledge.search.shelf import whole_shelf

ME = Who(1, 1)


def ask(question: str) -> str:
    return Conversation(whole_shelf()).reply(question, ME).html


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (
            "Năm 2019 Bắc Giang kết nạp bao nhiêu đảng viên?",
            "Kho có số liệu tương tự của năm 2021, năm 2022, không có của năm 2019.",
        ),
        (
            "Năm 2021 Yên Bái kết nạp bao nhiêu đảng viên?",
            "Kho có số liệu tương tự của Bắc Giang, Lào Cai, không có của Yên Bái.",
        ),
        (
            "nam 2015 lao cai ki luat bao nhieu dang vien",
            "Kho có số liệu tương tự của năm 2021, không có của năm 2015.",
        ),
    ],
)
def test_what_the_store_has_instead_is_told(question: str, hint: str) -> None:
    assert hint in ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2019 Yên Bái kết nạp bao nhiêu đảng viên?",
        "Năm 2019 Bắc Giang bắt bao nhiêu con hổ?",
        "Bắc Giang có bao nhiêu bệnh viện?",
        "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?",
    ],
)
def test_nothing_is_hinted_at_where_more_is_missing_or_all_is_met(question: str) -> None:
    assert "Kho có số liệu tương tự" not in ask(question)
