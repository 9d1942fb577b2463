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
