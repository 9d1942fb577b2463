"""Words that exclude one another, and those that do not."""

import pytest

from knowledge.search.contrasts import is_mixed, opposed, sides_of, told_sides
from tests.knowledge.search.shelf import fact_of, one_report


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Nhập khẩu đạt bao nhiêu?", "xuất khẩu đạt"),
        ("Có bao nhiêu hộ nghèo?", "hộ cận nghèo"),
        ("Có bao nhiêu hộ cận nghèo?", "hộ nghèo"),
        ("Mỗi tháng khám bao nhiêu lượt?", "mỗi ngày khám"),
        ("Bao nhiêu đoàn viên?", "đảng viên"),
        ("Khu vực nông thôn có bao nhiêu hộ?", "ở thành thị"),
    ],
)
def test_one_side_excludes_the_other(asked: str, told: str) -> None:
    assert opposed(sides_of(asked), sides_of(told))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Xuất khẩu đạt bao nhiêu?", "xuất khẩu đạt"),
        ("Xuất khẩu đạt bao nhiêu?", "đạt"),
        ("Bao nhiêu?", "xuất khẩu đạt"),
        ("Xuất khẩu và nhập khẩu đạt bao nhiêu?", "nhập khẩu đạt"),
        ("Có bao nhiêu trường THCS?", "trường trung học cơ sở"),
        ("Bao nhiêu đảng viên bị khiển trách?", "khiển trách"),
        ("Bao nhiêu người chết?", "làm chết và bị thương"),
    ],
)
def test_the_same_side_does_not(asked: str, told: str) -> None:
    assert opposed(sides_of(asked), sides_of(told)) is None


def test_a_fact_takes_the_sides_of_its_own_words() -> None:
    base = one_report("Tháng 5/2021, xuất khẩu đạt 120 triệu USD, nhập khẩu 85 triệu USD.")
    exported, imported = (fact_of(base, text) for text in ("120 triệu USD", "85 triệu USD"))
    assert {word for _, word in told_sides(exported)} == {"xuất khẩu"}
    assert {word for _, word in told_sides(imported)} == {"nhập khẩu"}


@pytest.mark.parametrize(
    ("asked", "told", "mixed"),
    [
        ("bao nhiêu người tham gia BHYT", "người tham gia BHXH, BHYT", True),
        ("bao nhiêu người tham gia BHYT", "người tham gia BHYT", False),
        ("bao nhiêu người tham gia BHXH, BHYT", "người tham gia BHXH, BHYT", False),
        ("bao nhiêu người tham gia BHYT", "người tham gia BHXH", False),
        ("bao nhiêu người", "người tham gia BHXH, BHYT", False),
    ],
)
def test_a_figure_of_several_is_none_of_one(asked: str, told: str, mixed: bool) -> None:
    assert is_mixed(sides_of(asked), sides_of(told)) is mixed
