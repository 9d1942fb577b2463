"""Which row of a table is asked for: the one that the question names, else the total."""

from pathlib import Path

import pytest

from knowledge.ask import KnowledgeBase
from knowledge.examination import examine
from knowledge.model import Found

SCHOOLS = """Sở Giáo dục và Đào tạo tỉnh Hòa Bình: Kết quả thi năm 2023

Bảng 1. Kết quả thi tốt nghiệp năm 2023 theo trường

| Trường | Số thí sinh đỗ | Chỉ tiêu giao | Học bổng | Vắng thi |
|---|---|---|---|---|
| THPT Kim Bôi | 379 | 360 | 12 | 2 |
| THPT Mai Châu | 267 | 270 | – | 5 |
| Trung tâm Giáo dục thường xuyên | 81 | 90 | 3 | – |
| Trung học phổ thông tư thục | 33 | 40 | 1 | 1 |
| Toàn ngành giáo dục | 727 | 720 | 15 | 7 |
"""
VISITS = """Bệnh viện tỉnh Bắc Kạn: Khám chữa bệnh năm 2021

Bảng 1. Lượt khám năm 2021 theo quý

| Nội dung | Quý I | Quý II | Quý III |
|---|---|---|---|
| Khám bệnh (lượt) | 4.120 | 3.870 | 5.015 |
| Mổ cấp cứu (ca) | 61 | 74 | 58 |
"""
TREES = """Sở Nông nghiệp tỉnh Kon Tum: Trồng cây phân tán

Bảng 1. Trồng cây phân tán qua các năm

| Năm | Số cây trồng | Số hộ tham gia |
|---|---|---|
| 2019 | 41.200 | 310 |
| 2020 | 38.650 | 287 |
| 2021 | 52.900 | – |
"""


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    texts = {"schools.md": SCHOOLS, "visits.md": VISITS, "trees.md": TREES}
    found = [examine(Path(name), data=text.encode()) for name, text in texts.items()]
    return KnowledgeBase([one.report for one in found], [f for one in found for f in one.facts])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Trường THPT Mai Châu có bao nhiêu thí sinh đỗ?", "267"),
        ("Toàn tỉnh Hòa Bình năm 2023 có bao nhiêu thí sinh đỗ?", "727"),
        ("Trường THPT Lạc Sơn có bao nhiêu thí sinh đỗ?", None),
        ("THPT Mai Châu có bao nhiêu học bổng?", None),
        ("THPT tư thục có bao nhiêu thí sinh đỗ?", "33"),
        ("Trường nào có nhiều thí sinh đỗ nhất?", "379"),
        ("Quý nào khám bệnh nhiều lượt nhất?", "5.015"),
        ("quy nao mo cap cuu it ca nhat", "58"),
        ("Tháng nào khám bệnh nhiều lượt nhất?", None),
        ("Năm 2020 Kon Tum có bao nhiêu hộ tham gia?", "287"),
        ("Năm 2021 Kon Tum có bao nhiêu hộ tham gia?", None),
        ("Năm 2018 Kon Tum có bao nhiêu hộ tham gia?", None),
        ("Năm nào Kon Tum có ít hộ tham gia nhất?", "287"),
    ],
)
def test_a_row_is_named_or_summed_up(
    base: KnowledgeBase, question: str, answer: str | None
) -> None:
    said = base.ask(question)
    assert (said.facts[0].fact.text if isinstance(said, Found) else None) == answer
