"""A question on a table: its caption speaks for all columns, a column for none beside it."""

from pathlib import Path

import pytest

from knowledge.ask import KnowledgeBase
from knowledge.examination import examine
from knowledge.model import Found

TEXT = """Phòng cháy chữa cháy tỉnh Hà Tĩnh năm 2020

Bảng 1. Cháy nhà dân và cháy rừng năm 2020

| Huyện | Số vụ cháy | Số người chết | Số người bị thương | Diện tích cháy (ha) |
|---|---|---|---|---|
| Huyện Kỳ Anh | 12 | 3 | – | 41,5 |
| Huyện Đức Thọ | 9 | 1 | 4 | 12 |
| Huyện Can Lộc | 17 | 2 | 6 | – |
"""


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    found = examine(Path("a.md"), data=TEXT.encode())
    return KnowledgeBase([found.report], found.facts)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Huyện Đức Thọ có bao nhiêu người bị thương?", "4"),
        ("Huyện Kỳ Anh có bao nhiêu người chết?", "3"),
        ("Huyện Kỳ Anh có bao nhiêu người bị thương?", None),
        ("Huyện Can Lộc có bao nhiêu vụ cháy năm 2020?", "17"),
        ("Huyện nào có nhiều người bị thương nhất?", "6"),
        ("Huyện Nghi Xuân có bao nhiêu vụ cháy?", None),
        ("Năm 2019 huyện Can Lộc có bao nhiêu vụ cháy?", None),
    ],
)
def test_a_gap_is_not_filled_from_the_column_beside(
    base: KnowledgeBase, question: str, answer: str | None
) -> None:
    found = base.ask(question)
    said = found.facts[0].fact.text if isinstance(found, Found) else None
    assert said == answer


TWO = """Chi cục Chăn nuôi tỉnh Đắk Nông năm 2022

Bảng 1. Dịch bệnh và tiêu hủy năm 2022

| Huyện | Số ổ dịch | Hộ chưa tiêm | Thi hành xong (việc) | Số tiền thi hành (tr.đ) | Bò (con) |
|---|---|---|---|---|---|
| Huyện Cư Jút | 5 | 31 | 12 | 340 | 1.240 |
| Huyện Đắk Mil | 8 | 44 | 15 | 275 | 2.310 |
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        # What happened is said by standing in the table; what was done must be said.
        ("Huyện Cư Jút xảy ra bao nhiêu ổ dịch?", "5"),
        ("Huyện Đắk Mil ghi nhận bao nhiêu ổ dịch?", "8"),
        ("Huyện Đắk Mil dập tắt bao nhiêu ổ dịch?", None),
        # A header is the noun asked for, though the unit is another; not by its letters alone.
        ("Huyện Đắk Mil có bao nhiêu bò?", "2.310"),
        ("Huyện nào ít bò nhất?", "1.240"),
        ("Huyện Đắk Mil có bao nhiêu bơ?", None),
        # A word more than the header is another thing.
        ("Huyện Cư Jút thi hành xong bao nhiêu việc?", "12"),
        ("Huyện Cư Jút hoãn thi hành bao nhiêu việc?", None),
        # What is not done is another figure than what is.
        ("Huyện Cư Jút chưa thi hành xong bao nhiêu việc?", None),
        ("Huyện Đắk Mil có bao nhiêu hộ chưa tiêm?", "44"),
        ("Huyện Cư Jút thi hành số tiền bao nhiêu?", "340"),
    ],
)
def test_a_header_is_no_wider_and_no_narrower_than_asked(question: str, answer: str | None) -> None:
    found = examine(Path("b.md"), data=TWO.encode())
    said = KnowledgeBase([found.report], found.facts).ask(question)
    assert (said.facts[0].fact.text if isinstance(said, Found) else None) == answer
