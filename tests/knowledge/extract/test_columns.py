"""Columns hold for the time their head names, rows count their label; prose is no table."""

import pytest

from knowledge.extract.columns import ColumnHeads
from knowledge.recognize.periods import recognize_periods
from tests.knowledge.extract.test_figures import figures_in

TABLE = (
    "Chỉ tiêu\tNăm 2021\tNăm 2022\n"
    "Đảng viên mới kết nạp\t1.204\t1.350\n"
    "Tỷ lệ nữ (%)\t31,2\t33,4\n"
    "Tổng diện tích (ha)\t512\t498\n"
)


@pytest.mark.parametrize(
    ("text", "period", "unit"),
    [
        ("1.204", "2021", "đảng viên mới"),
        ("1.350", "2022", "đảng viên mới"),
        ("31,2", "2021", "%"),
        ("498", "2022", "ha"),
    ],
)
def test_cell(text: str, period: str, unit: str) -> None:
    found = next(fact for fact in figures_in(TABLE, "Kết quả") if fact.text == text)
    assert (found.period, found.unit) == (period, unit)


def test_a_row_of_another_shape_has_no_column() -> None:
    text = "Chỉ tiêu\tNăm 2021\tNăm 2022\nSố xã\t12\t15\t3\n"
    assert ColumnHeads(text, recognize_periods(text)).find(text.index("15")) is None


def test_a_tab_in_prose_is_no_table() -> None:
    facts = figures_in("Năm 2022,\ttỉnh có 40 xã.", "Kết quả")
    assert [(fact.text, fact.unit, fact.period) for fact in facts] == [("40 xã", "xã", "2022")]
